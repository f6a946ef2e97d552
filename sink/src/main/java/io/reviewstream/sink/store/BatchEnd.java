package io.reviewstream.sink.store;

import org.jspecify.annotations.Nullable;

/**
 * How far a batch goes and what in it is not stored.
 *
 * @param next one past the last offset that the batch accounts for, transaction markers included
 * @param deadLetters records of the batch that went to the dead letters instead
 * @param deleted offsets that the topic no longer had when they were due; null when there are none
 */
public record BatchEnd(
        long next, long deadLetters, @Nullable OffsetRange deleted) {}
