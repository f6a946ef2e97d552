package io.reviewstream.peers;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** A review with the number of its words, and what a library thinks of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CountedReview(
        String id, String text, int words, @Nullable Double sentiment) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A review as it comes in. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Raw(String id, String text) {}

    static Raw parse(String json) {
        try {
            return JSON.readValue(json, Raw.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static CountedReview of(Raw raw, Judge judge) {
        return new CountedReview(raw.id(), raw.text(), words(raw.text()).length, judge.score(raw.text()));
    }

    static String[] words(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).split("\\W+");
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
