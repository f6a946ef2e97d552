package io.reviewstream.enrich.phrase;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * In how many reviews words and pairs of words occur: numbers only, under 32 bits of their hash. Written by {@link
 * BackgroundTool}.
 *
 * <p>Two terms may share 32 bits; at 150,000 terms that is one look-up in 30,000, and costs a wrong weight for a rare word.
 */
final class Background {
    /** Steps of document frequency: one is a factor of 2 to the eighth. */
    static final double STEPS_PER_DOUBLING = 8;

    private static final String RESOURCE = "background.bin";

    private final int[] keys;
    private final byte[] steps;
    private final double[] rarities = new double[256];
    private final double rarest;

    private Background(int[] keys, byte[] steps, int documents, double rarest) {
        this.keys = keys;
        this.steps = steps;
        this.rarest = rarest;
        for (int step = 0; step < rarities.length; step++) {
            rarities[step] = Math.log(documents) - step * Math.log(2) / STEPS_PER_DOUBLING;
        }
    }

    static Background standard() {
        try (InputStream in = Background.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RESOURCE);
            }
            return read(new DataInputStream(new BufferedInputStream(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Background read(DataInputStream in) throws IOException {
        int documents = in.readInt();
        int least = in.readInt();
        int terms = in.readInt();
        int size = Integer.highestOneBit(Math.max(16, terms) * 2 - 1) * 2;
        int[] keys = new int[size];
        byte[] steps = new byte[size];
        for (int i = 0; i < terms; i++) {
            int key = in.readInt();
            byte step = in.readByte();
            int slot = key & (size - 1);
            while (keys[slot] != 0) {
                slot = (slot + 1) & (size - 1);
            }
            keys[slot] = key;
            steps[slot] = step;
        }
        return new Background(keys, steps, documents, Math.log((double) documents / least));
    }

    static int key(long hash) {
        int key = (int) (hash >>> 32);
        return key == 0 ? 1 : key;
    }

    /** Logarithm of documents by document frequency; {@link #rarest} for what is too rare to be listed. */
    double rarity(long hash) {
        int key = key(hash);
        int mask = keys.length - 1;
        for (int slot = key & mask; keys[slot] != 0; slot = (slot + 1) & mask) {
            if (keys[slot] == key) {
                return rarities[steps[slot] & 0xFF];
            }
        }
        return rarest;
    }

    boolean isListed(double rarity) {
        return rarity != rarest;
    }

    double rarest() {
        return rarest;
    }
}
