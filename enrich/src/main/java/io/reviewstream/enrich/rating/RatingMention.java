package io.reviewstream.enrich.rating;

/**
 * Words that state a rating.
 *
 * @param value on its scale
 * @param best the scale's upper end
 * @param first first token
 * @param end one past the last token
 * @param strength how surely they mean the writer's rating of the whole; of several the strongest counts, of equals the
 *     last
 */
public record RatingMention(double value, double best, int first, int end, int strength) {
    /** Of thumbs, and of "fresh" and "rotten". */
    private static final int MOST_OF_WORDS = 2;

    /** The value on a scale of 0 to 1. */
    public double normalized() {
        return Math.min(1, Math.max(0, value / best));
    }

    /** Whether it is a number, a letter or a row of signs; "two thumbs up" judges by its words. */
    public boolean isMark() {
        return best > MOST_OF_WORDS;
    }
}
