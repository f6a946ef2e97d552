package io.reviewstream.sink;

import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Stored;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Does what another does; tests override what shall go otherwise. */
class ForwardingPartition implements PartitionStore {
    private final PartitionStore partition;

    ForwardingPartition(PartitionStore partition) {
        this.partition = partition;
    }

    @Override
    public long position() {
        return partition.position();
    }

    @Override
    public Optional<Instant> committedAt() {
        return partition.committedAt();
    }

    @Override
    public void add(Stored stored) {
        partition.add(stored);
    }

    @Override
    public boolean commit(BatchEnd end) {
        return partition.commit(end);
    }

    @Override
    public Map<Long, String> refused() {
        return partition.refused();
    }

    @Override
    public void discard() {
        partition.discard();
    }
}
