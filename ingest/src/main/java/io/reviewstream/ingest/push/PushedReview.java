package io.reviewstream.ingest.push;

import io.reviewstream.events.RawReview;
import io.reviewstream.events.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * A review that waits for its commit.
 *
 * @param content hash of what its writer said: the same id with the same content is the same review
 * @param keyed whether its id was made of an {@code Idempotency-Key}: other content under it is a mistake, not an edit
 * @param trace that its request belongs to, null when the sender names none
 */
public record PushedReview(
        RawReview review,
        String content,
        boolean keyed,
        @Nullable TraceContext trace) {}
