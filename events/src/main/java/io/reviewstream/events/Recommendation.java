package io.reviewstream.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Whether the writer recommends it.
 *
 * @param verdict in one word
 * @param mentions the words that say so; empty when it follows from the sentiment alone
 */
public record Recommendation(Verdict verdict, List<Span> mentions) {
    public Recommendation {
        mentions = List.copyOf(mentions);
    }

    /** In JSON in lower case. */
    public enum Verdict {
        @JsonProperty("recommended")
        RECOMMENDED,
        @JsonProperty("not-recommended")
        NOT_RECOMMENDED,
        @JsonProperty("unclear")
        UNCLEAR
    }
}
