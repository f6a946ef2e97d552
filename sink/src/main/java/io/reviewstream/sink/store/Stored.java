package io.reviewstream.sink.store;

import io.reviewstream.sink.review.Review;

/**
 * A review with its place in the topic.
 *
 * @param offset in its partition
 * @param timestampMillis the record's timestamp, milliseconds since 1970 UTC; negative when it has none
 * @param source the CloudEvents source it came from; empty when the record does not say
 * @param review the review
 */
public record Stored(long offset, long timestampMillis, String source, Review review) {}
