package io.reviewstream.enrich.choice;

import java.util.Arrays;

/** The features of one case: hashes, each present once or more. Reused from case to case, by one thread. */
public final class Features {
    private int[] keys = new int[256];
    private int size;

    public void clear() {
        size = 0;
    }

    /** Adds the feature {@code kind} with the value {@code value}. */
    public void add(int kind, long value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = key(kind, value);
    }

    /** The key of a feature in a {@link LinearModel}. */
    public static int key(int kind, long value) {
        long hash = (value + kind * 0x9E3779B97F4A7C15L) * 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        int key = (int) (hash >>> 32);
        return key == 0 ? 1 : key;
    }

    public void addIf(boolean present, int kind) {
        if (present) {
            add(kind, 1);
        }
    }

    int size() {
        return size;
    }

    int key(int at) {
        return keys[at];
    }

    /** A copy of the features, for training. */
    int[] copy() {
        return Arrays.copyOf(keys, size);
    }
}
