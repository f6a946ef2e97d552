package io.reviewstream.sink.s3;

import io.reviewstream.runtime.FailedException;
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
    private final S3Address address;
    private final Format format;
    private final Clock clock;
    private final String token;
    private volatile JsonLinesStore files;
    private int reconnected;

    /**
     * Opens or makes a store.
     *
     * @param token tells this sink's objects from those of any other, past ones included
     * @throws FailedException when the bucket cannot be used
     */
    public S3Store(S3Address address, Format format, Clock clock, String token) {
        this.address = address;
        this.format = format;
        this.clock = clock;
        this.token = token;
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

    /** Whether an operation failed because the server was not there, not because of what was asked of it. */
    public static boolean isAway(FailedException failure) {
        return S3Failure.isOfTheServer(failure);
    }

    /** What was sent before may still arrive: from now on objects have other names, so that it meets none of them. */
    @Override
    public void reconnect() {
        reconnected++;
        files = new JsonLinesStore(disk, address.path(), format, clock, token + "." + reconnected);
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
