package io.reviewstream.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who made the work, plays in it, or is played.
 *
 * @param name in full, as the review has it
 * @param role what they do; somebody with two roles is listed twice
 * @param character for an actor, whom they play; null when not said
 * @param mentions where the review names them, later mentions by surname included
 * @param sentiment what is said of them, null when nothing is
 */
public record Person(
        String name,
        Role role,
        @Nullable String character,
        List<Span> mentions,
        @Nullable Opinion sentiment) {
    public Person {
        mentions = List.copyOf(mentions);
    }

    /** What a person does in a work. In JSON in lower case. */
    public enum Role {
        @JsonProperty("actor")
        ACTOR,
        @JsonProperty("director")
        DIRECTOR,
        @JsonProperty("writer")
        WRITER,
        @JsonProperty("composer")
        COMPOSER,
        @JsonProperty("cinematographer")
        CINEMATOGRAPHER,
        @JsonProperty("producer")
        PRODUCER,
        @JsonProperty("author")
        AUTHOR,
        @JsonProperty("character")
        CHARACTER,
        /** Named in full, without words that say what part they have; a role of a later version is read as this too. */
        @JsonProperty("unknown")
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
