package io.reviewstream.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What came of one analyser on one review. */
public enum AnalyserStatus {
    /** It ran; that it found nothing is no failure. */
    @JsonProperty("ok")
    OK,
    /** It threw; the others stand. */
    @JsonProperty("failed")
    FAILED,
    /** It was given up, as the text's time ran out; the others stand. */
    @JsonProperty("timed-out")
    TIMED_OUT,
    /** It was not run: the language is not supported, what it builds on failed, or it is stuck in other texts. */
    @JsonProperty("skipped")
    SKIPPED
}
