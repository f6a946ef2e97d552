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
record RatingMention(double value, double best, int first, int end, int strength) {}
