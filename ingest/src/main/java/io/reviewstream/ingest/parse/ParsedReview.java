package io.reviewstream.ingest.parse;

import io.reviewstream.events.RawReview;
import org.jspecify.annotations.Nullable;

/** What became of one record of a source. */
public sealed interface ParsedReview {
    /** A review. */
    record Accepted(RawReview review) implements ParsedReview {}

    /**
     * No review: belongs into the dead letters.
     *
     * @param reason for machines
     * @param message for people: what is wrong, the value, and what to do; without the place, which the caller knows
     * @param id what the source calls it, null when that could not be told
     */
    record Refused(Refusal reason, String message, @Nullable String id) implements ParsedReview {}

    /**
     * Nothing wrong with it, but nothing to analyse either, such as a rating without words in an export.
     *
     * @param message for people, without the place
     */
    record Skipped(String message) implements ParsedReview {}
}
