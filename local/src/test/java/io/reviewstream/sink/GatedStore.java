package io.reviewstream.sink;

import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Store;
import io.reviewstream.sink.store.Stored;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that is so slow that its first batch is not done before the test says so; and counts what it is given. */
final class GatedStore implements Store {
    private final Store store;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger added = new AtomicInteger();

    GatedStore(Store store) {
        this.store = store;
    }

    /** Waits until a batch stands at the gate. */
    void awaitBatch() throws InterruptedException {
        reached.await();
    }

    void open() {
        gate.countDown();
    }

    /** Reviews it was given, stored or not. */
    int added() {
        return added.get();
    }

    @Override
    public PartitionStore open(Origin origin) {
        return new ForwardingPartition(store.open(origin)) {
            @Override
            public void add(Stored stored) {
                added.incrementAndGet();
                super.add(stored);
            }

            @Override
            public boolean commit(BatchEnd end) {
                reached.countDown();
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.commit(end);
            }
        };
    }

    @Override
    public Map<String, Long> recordsBySource(String clusterId, String topicId) {
        return store.recordsBySource(clusterId, topicId);
    }

    @Override
    public long deadLetters(String clusterId, String topicId) {
        return store.deadLetters(clusterId, topicId);
    }

    @Override
    public Map<Integer, Long> positions(String clusterId, String topicId) {
        return store.positions(clusterId, topicId);
    }

    @Override
    public void close() {
        store.close();
    }
}
