package io.reviewstream.sink.s3;

import io.reviewstream.sink.files.Format;
import io.reviewstream.sink.files.JsonLinesStore;
import io.reviewstream.sink.store.OffsetRange;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A {@link JsonLinesStore} whose files are the objects of a bucket, under the same names. */
public final class S3Store implements Store {
    private final S3Disk disk;
    private final JsonLinesStore files;

    /**
     * Opens or makes a store.
     *
     * @param token tells this sink's objects from those of any other, past ones included
     * @throws io.reviewstream.runtime.FailedException when the bucket cannot be used
     */
    public S3Store(S3Address address, Format format, Clock clock, String token) {
        disk = new S3Disk(address);
        boolean opened = false;
        try {
            disk.tryConditions();
            files = new JsonLinesStore(disk, address.path(), format, clock, token);
            opened = true;
        } finally {
            if (!opened) {
                disk.close();
            }
        }
    }

    @Override
    public PartitionStore open(Origin origin) {
        return files.open(origin);
    }

    @Override
    public Map<String, Long> recordsBySource(String clusterId, String topicId) {
        return files.recordsBySource(clusterId, topicId);
    }

    @Override
    public long deadLetters(String clusterId, String topicId) {
        return files.deadLetters(clusterId, topicId);
    }

    @Override
    public Map<Integer, Long> positions(String clusterId, String topicId) {
        return files.positions(clusterId, topicId);
    }

    @Override
    public Map<Integer, List<OffsetRange>> lost(String clusterId, String topicId) {
        return files.lost(clusterId, topicId);
    }

    @Override
    public void close() {
        files.close();
        disk.close();
    }
}
