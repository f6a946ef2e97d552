package io.reviewstream.sink.store;

import io.reviewstream.runtime.FailedException;
import java.util.List;
import java.util.Map;

/** Where reviews are kept, with the positions they were read up to. Not thread-safe, except where it says so. */
public interface Store extends AutoCloseable {
    /**
     * Brings one partition's storage in order after whatever happened before, and says how far it goes.
     *
     * @throws FailedException when the store cannot be used
     */
    PartitionStore open(Origin origin);

    /**
     * How many records of a topic the store holds, by CloudEvents source; empty text for those that name none.
     * May be called from any thread.
     */
    Map<String, Long> recordsBySource(String clusterId, String topicId);

    /** How many records of a topic it did not take: they are dead letters. May be called from any thread. */
    long deadLetters(String clusterId, String topicId);

    /**
     * How far a topic is stored: by partition one past the last offset that the store accounts for. May be called from any
     * thread.
     */
    Map<Integer, Long> positions(String clusterId, String topicId);

    /**
     * Offsets of a topic that the store has lost, though it goes further, by partition: no sink stores them again. Where
     * positions and reviews cannot part there are none. May be called from any thread.
     */
    default Map<Integer, List<OffsetRange>> lost(String clusterId, String topicId) {
        return Map.of();
    }

    /**
     * Connects again after the store was away; all that was open is to be opened anew then, and goes on.
     *
     * @throws FailedException when it is still away, or refuses
     */
    default void reconnect() {}

    @Override
    void close();
}
