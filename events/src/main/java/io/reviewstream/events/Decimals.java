package io.reviewstream.events;

/**
 * Scores as events tell them, with four decimals at most: what is beyond them is noise to whoever reads it, and nothing that
 * compresses.
 */
public final class Decimals {
    private static final double ONE = 10_000;

    private Decimals() {}

    /** The nearest number of four decimals. */
    public static double rounded(double value) {
        // Plus 0.0, so that no zero is negative.
        return Math.rint(value * ONE) / ONE + 0.0;
    }

    /** The nearest number of three decimals. */
    public static double thousandths(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
