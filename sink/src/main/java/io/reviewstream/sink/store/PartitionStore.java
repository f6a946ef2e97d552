package io.reviewstream.sink.store;

import java.time.Instant;
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
     * @return false when another sink has already stored from this position: the batch is dropped, and the partition must
     *     be opened anew
     * @throws io.reviewstream.runtime.FailedException when the store cannot take it; then nothing of the batch counts
     */
    boolean commit(BatchEnd end);

    /** Drops the batch. */
    void discard();
}
