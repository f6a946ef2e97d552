package io.reviewstream.sink.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One partition's way into a store: reviews are added, then the batch becomes part of the store as a whole. Not
 * thread-safe.
 */
public interface PartitionStore {
    /** One past the last offset that the store accounts for; 0 when it knows nothing of this partition. */
    long position();

    /** When the last batch became part of the store; empty when there is none. */
    Optional<Instant> committedAt();

    /**
     * Adds a review to the batch.
     *
     * @throws io.reviewstream.runtime.FailedException when the store cannot take it
     */
    void add(Stored stored);

    /**
     * Makes the batch part of the store; once this returns it survives any crash.
     *
     * @return false when another sink has already stored from this position, or the store cannot hold some of the reviews,
     *     which {@link #refused} names then: the batch is dropped, and the partition must be opened anew
     * @throws io.reviewstream.runtime.FailedException when the store cannot take it, or does not say that it did: {@link #position}
     *     tells when the partition is opened anew
     */
    boolean commit(BatchEnd end);

    /** Reviews that the last commit failed for: why the store cannot hold them, by offset. Most stores hold all. */
    default Map<Long, String> refused() {
        return Map.of();
    }

    /** Drops the batch. */
    void discard();
}
