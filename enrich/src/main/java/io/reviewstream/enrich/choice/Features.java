package io.reviewstream.enrich.choice;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The features of one case: hashes, each present once or more. With a {@link Scale} they are not kept but weighed as they
 * come. Reused from case to case, by one thread.
 */
public final class Features {
    private final @Nullable Scale scale;
    private int[] keys;
    private int shift;
    private int size;
    private float sum;

    public Features() {
        this.scale = null;
        this.keys = new int[256];
    }

    /** Features that are only weighed. */
    public Features(Scale scale) {
        this.scale = scale;
        this.keys = new int[0];
    }

    public void clear() {
        size = 0;
        sum = 0;
    }

    /** What is added to each kind from now on, so that the same features of other cases have weights of their own. */
    public void shift(int kinds) {
        shift = kinds;
    }

    /** The sum of the weights since {@link #clear}, with a scale. */
    public float sum() {
        return sum;
    }

    /** Adds the feature {@code kind} with the value {@code value}. */
    public void add(int kind, long value) {
        if (scale != null) {
            sum += scale.weight(kind + shift, value);
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = key(kind + shift, value);
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

    public int size() {
        return size;
    }

    int key(int at) {
        return keys[at];
    }

    /** A copy of the features, for training. */
    public int[] keys() {
        return Arrays.copyOf(keys, size);
    }
}
