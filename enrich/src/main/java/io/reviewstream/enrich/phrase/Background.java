package io.reviewstream.enrich.phrase;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * In how many reviews words and pairs of words occur, and what words are elsewhere: numbers only, under 32 bits of their hash.
 * Written by {@link BackgroundTool}.
 *
 * <p>The file has the commonest terms first, so that 97 of 100 words of a review are at home, instead of 74 when it went by
 * hash: where a look-up ends is guessed right, and key phrases took 6.5 µs instead of 6.9.
 *
 * <p>Two terms may share 32 bits; at 150,000 terms that is one look-up in 30,000, and costs a wrong weight for a rare word.
 */
final class Background {
    /** Steps of document frequency: one is a factor of 2 to the fourth part. */
    private static final double STEPS_PER_DOUBLING = 4;

    /** Steps that a number has room for beside the kind of word; what is rarer than the lowest is not listed. */
    private static final int STEPS = 60;

    private static final int LOWEST_STEP = 12;

    private static final String RESOURCE = "background.bin";

    private static final int STEP_BITS = 8;
    private static final int STEP_MASK = (1 << STEP_BITS) - 1;
    private static final int UNLISTED = 1 << STEP_BITS;
    /** The lowest bits of a key say where it is looked for first, so that they need not be kept. */
    private static final int HOME_BITS = 17;

    private static final int UPPER_MASK = -1 << HOME_BITS;

    /**
     * Open addressing in half a megabyte, one int a term: what is left of its key, how far it is from its home, counted from
     * 1, and its step; 0 where there is none.
     */
    private final int[] slots;

    /** By step, that of each kind of word for itself, the last for what is not listed. */
    private final double[] rarities = new double[UNLISTED + 1];

    private final double rarest;

    private Background(int[] slots, int documents, double rarest) {
        this.slots = slots;
        this.rarest = rarest;
        for (int value = 0; value < UNLISTED; value++) {
            int step = value % STEPS + LOWEST_STEP;
            rarities[value] = Math.log(documents) - step * Math.log(2) / STEPS_PER_DOUBLING;
        }
        rarities[UNLISTED] = rarest;
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
        int size = Math.max(1 << HOME_BITS, Integer.highestOneBit(terms * 10 / 7) * 2);
        int[] slots = new int[size];
        for (int i = 0; i < terms; i++) {
            int key = in.readInt();
            int step = in.readByte() & STEP_MASK;
            int distance = 1;
            while (slots[place(key, distance, size)] != 0) {
                distance++;
            }
            if (distance >= 1 << HOME_BITS - STEP_BITS) {
                throw new IOException("a term " + distance + " places from its home");
            }
            slots[place(key, distance, size)] = term(key, distance) | step;
        }
        return new Background(slots, documents, Math.log((double) documents / least));
    }

    private static int place(int key, int distance, int size) {
        return (key + distance) & (size - 1);
    }

    private static int term(int key, int distance) {
        return key & UPPER_MASK | distance << STEP_BITS;
    }

    /**
     * What is kept of a word or pair.
     *
     * @param documents in how many it occurs
     */
    static int value(int documents, WordKind kind) {
        int step = (int) Math.round(Math.log(documents) / Math.log(2) * STEPS_PER_DOUBLING) - LOWEST_STEP;
        return kind.ordinal() * STEPS + Math.max(0, Math.min(STEPS - 1, step));
    }

    /** What a word is elsewhere, by its step. */
    static WordKind kind(int step) {
        return step < WordKind.KINDS * STEPS ? WordKind.of(step / STEPS) : WordKind.UNCLEAR;
    }

    static int key(long hash) {
        int key = (int) (hash >>> 32);
        return key == 0 ? 1 : key;
    }

    /** Logarithm of documents by document frequency; {@link #rarest} for what is too rare to be listed. */
    double rarity(long hash) {
        return rarities[step(hash)];
    }

    /** What {@link #ofStep} makes a rarity of. */
    int step(long hash) {
        int key = key(hash);
        for (int distance = 1; ; distance++) {
            int there = slots[place(key, distance, slots.length)];
            if (there == 0) {
                return UNLISTED;
            }
            if ((there & ~STEP_MASK) == term(key, distance)) {
                return there & STEP_MASK;
            }
        }
    }

    /** Gives a word a step that says something else of it; to be called before anything is looked up. */
    void mark(long hash, int step) {
        int key = key(hash);
        int distance = 1;
        while (slots[place(key, distance, slots.length)] != 0
                && (slots[place(key, distance, slots.length)] & ~STEP_MASK) != term(key, distance)) {
            distance++;
        }
        slots[place(key, distance, slots.length)] = term(key, distance) | step;
    }

    /** The {@link #rarity} that a step stands for. */
    double ofStep(int step) {
        return rarities[step];
    }

    boolean isListed(double rarity) {
        return rarity != rarest;
    }

    double rarest() {
        return rarest;
    }
}
