package io.reviewstream.events;

import org.jspecify.annotations.Nullable;

/**
 * A rating given beside the text.
 *
 * @param ratingValue the value, within worst and best
 * @param bestRating the scale's upper end, null when the source does not say
 * @param worstRating the scale's lower end, null when the source does not say
 */
public record StatedRating(
        double ratingValue,
        @Nullable Double bestRating,
        @Nullable Double worstRating) {
    public StatedRating {
        if (!Double.isFinite(ratingValue)) {
            throw new IllegalArgumentException("ratingValue must be a number but was " + ratingValue);
        }
    }
}
