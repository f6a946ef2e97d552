package io.reviewstream.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The rating that goes with the review.
 *
 * @param value on the scale it was given in
 * @param best the scale's upper end
 * @param normalized 0 (worst) to 1 (best)
 * @param raw as written, for example {@code three and a half stars}; null when predicted
 * @param origin where it comes from; what the source states goes before the text, the text before a prediction
 * @param start of the words in {@code review.text}, null unless they stand there
 * @param end one past the last, null unless they stand there
 * @param agrees false when the rating and the text's sentiment point different ways
 */
public record Rating(
        double value,
        double best,
        double normalized,
        @Nullable String raw,
        Origin origin,
        @Nullable Integer start,
        @Nullable Integer end,
        boolean agrees) {
    /** Where a rating comes from. In JSON in lower case. */
    public enum Origin {
        /** Given beside the text by the source. */
        @JsonProperty("stated")
        STATED,
        /** Written in the text. */
        @JsonProperty("text")
        TEXT,
        /** From the sentiment, as neither the source nor the text has one. */
        @JsonProperty("predicted")
        PREDICTED
    }
}
