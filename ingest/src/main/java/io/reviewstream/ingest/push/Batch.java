package io.reviewstream.ingest.push;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Some reviews of one request, which are committed together. Thread-safe. */
public final class Batch {
    private final List<PushedReview> reviews;
    private final long bytes;
    private final CompletableFuture<List<Outcome>> outcomes = new CompletableFuture<>();

    /** @param bytes what they had in the request */
    Batch(List<PushedReview> reviews, long bytes) {
        this.reviews = List.copyOf(reviews);
        this.bytes = bytes;
    }

    public List<PushedReview> reviews() {
        return reviews;
    }

    long bytes() {
        return bytes;
    }

    /** They are committed, or refused: an outcome for each, in their order. */
    public void done(List<Outcome> of) {
        outcomes.complete(of);
    }

    /** None of them is committed. */
    public void failed(RuntimeException why) {
        outcomes.completeExceptionally(why);
    }

    CompletableFuture<List<Outcome>> outcomes() {
        return outcomes;
    }
}
