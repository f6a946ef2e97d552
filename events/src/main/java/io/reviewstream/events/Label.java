package io.reviewstream.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way an opinion points. In JSON in lower case. */
public enum Label {
    @JsonProperty("positive")
    POSITIVE,
    @JsonProperty("negative")
    NEGATIVE,
    /** Little either way. */
    @JsonProperty("neutral")
    NEUTRAL,
    /** Much both ways. */
    @JsonProperty("mixed")
    MIXED
}
