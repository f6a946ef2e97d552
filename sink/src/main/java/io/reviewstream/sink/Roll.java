package io.reviewstream.sink;

import java.time.Duration;

/**
 * When what is held of a partition becomes part of the store: as soon as one of these is reached.
 *
 * @param maxBytes of JSON, uncompressed
 * @param maxRecords reviews
 * @param maxAge since the first of them was read
 * @param maxIdle since the last of them was read
 */
public record Roll(long maxBytes, long maxRecords, Duration maxAge, Duration maxIdle) {
    public Roll {
        if (maxBytes < 1 || maxRecords < 1) {
            throw new IllegalArgumentException("a batch needs room for one record at least");
        }
    }
}
