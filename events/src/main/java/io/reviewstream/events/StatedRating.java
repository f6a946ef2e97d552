package io.reviewstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
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
    /** From JSON, where a missing value must not become a rating of zero. */
    @JsonCreator
    static StatedRating read(@Nullable Double ratingValue, @Nullable Double bestRating, @Nullable Double worstRating) {
        if (ratingValue == null) {
            throw new IllegalArgumentException("ratingValue is required");
        }
        return new StatedRating(ratingValue, bestRating, worstRating);
    }

    public StatedRating {
        if (!Double.isFinite(ratingValue)) {
            throw new IllegalArgumentException("ratingValue must be a number but was " + ratingValue);
        }
    }
}
