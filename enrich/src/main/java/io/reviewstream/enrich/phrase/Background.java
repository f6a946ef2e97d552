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

    /** The lowest bits of a key say where it is looked for. */
    private static final int STEP_MASK = 0xFF;

    /** The upper 24 bits of a key, and its step in the lower 8; 0 where there is none. Half a megabyte. */
    private final int[] slots;

    private final double[] rarities = new double[256];
    private final double rarest;

    private Background(int[] slots, int documents, double rarest) {
        this.slots = slots;
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
        int size = Integer.highestOneBit(Math.max(1 << 10, terms) * 10 / 7) * 2;
        int[] slots = new int[size];
        for (int i = 0; i < terms; i++) {
            int key = in.readInt();
            int step = in.readByte() & STEP_MASK;
            int slot = key & (size - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = key & ~STEP_MASK | step;
        }
        return new Background(slots, documents, Math.log((double) documents / least));
    }

    static int key(long hash) {
        int key = (int) (hash >>> 32);
        return key == 0 ? 1 : key;
    }

    /** Logarithm of documents by document frequency; {@link #rarest} for what is too rare to be listed. */
    double rarity(long hash) {
        int key = key(hash);
        int mask = slots.length - 1;
        for (int at = key & mask; slots[at] != 0; at = (at + 1) & mask) {
            if (((slots[at] ^ key) & ~STEP_MASK) == 0) {
                return rarities[slots[at] & STEP_MASK];
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
