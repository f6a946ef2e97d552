package io.reviewstream.enrich.evaluation;

import java.util.Locale;

/**
 * So many of so many.
 *
 * @param right how many
 * @param all of how many
 */
public record Share(int right, int all) {
    /** Neither of any. */
    public static final Share NONE = new Share(0, 0);

    Share plus(boolean isRight) {
        return new Share(right + (isRight ? 1 : 0), all + 1);
    }

    /** One line, for people. */
    String line(String what) {
        return String.format(Locale.ROOT, "%-36s %.4f  (%d of %d)%n", what, value(), right, all);
    }

    /** 0 to 1; 0 of nothing. */
    public double value() {
        return all == 0 ? 0 : (double) right / all;
    }
}
