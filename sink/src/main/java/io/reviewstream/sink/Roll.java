package io.reviewstream.sink;

import java.time.Duration;

/**
 * When what is held of a partition becomes part of the store: as soon as one of these is reached.
 *
 * @param maxBytes of JSON, uncompressed
 * @param maxRecords reviews
 * @param maxAge since the first of them was read
 * @param maxIdle since the last of them was read
 * @param firstAge the same as {@code maxAge} for the first batch since the start, so that somebody who waits sees a review
 *     soon
 */
public record Roll(long maxBytes, long maxRecords, Duration maxAge, Duration maxIdle, Duration firstAge) {
    public Roll {
        if (maxBytes < 1 || maxRecords < 1) {
            throw new IllegalArgumentException("a batch needs room for one record at least");
        }
    }

    /** The first batch is like all others. */
    public Roll(long maxBytes, long maxRecords, Duration maxAge, Duration maxIdle) {
        this(maxBytes, maxRecords, maxAge, maxIdle, maxAge);
    }

    /** The same with another age of the first batch. */
    public Roll beginningAfter(Duration otherFirstAge) {
        return new Roll(maxBytes, maxRecords, maxAge, maxIdle, otherFirstAge);
    }

    /**
     * Whether a batch is old enough.
     *
     * @param storedSome whether another was stored since the start
     * @param ageMillis since its first record was read
     * @param idleMillis since its last record was read
     */
    boolean isTimeUp(boolean storedSome, long ageMillis, long idleMillis) {
        return ageMillis >= (storedSome ? maxAge : firstAge).toMillis() || idleMillis >= maxIdle.toMillis();
    }
}
