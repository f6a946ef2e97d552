package io.reviewstream.sink.files;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.store.OffsetRange;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder of JSON Lines files, one review a line.
 *
 * <pre>{@code
 * STORE/date=2026-11-23/reviews.enriched-0-<topic id>-<first offset>-<last offset>.jsonl
 * STORE/_manifest/<cluster id>/<topic id>-<partition>/<first offset>.json
 * STORE/_tmp/   what is being written
 * }</pre>
 */
public final class JsonLinesStore implements Store {
    private final Path root;
    private final Disk disk;
    private final Format format;
    private final Clock clock;
    private final String token;
    private final Presence presence;

    /**
     * Opens or makes a store.
     *
     * @param token tells this sink's files from those of any other, past ones included
     * @throws FailedException when the folder cannot be used
     */
    public JsonLinesStore(Path root, Format format, Clock clock, String token) {
        this(new LocalDisk(), root, format, clock, token, true);
    }

    /** The same on another disk, which the caller closes, if it is to be closed, after this. */
    public JsonLinesStore(Disk disk, Path root, Format format, Clock clock, String token) {
        this(disk, root, format, clock, token, false);
    }

    private JsonLinesStore(Disk disk, Path root, Format format, Clock clock, String token, boolean local) {
        Path aside = root.resolve(Ledger.ASIDE);
        this.presence = local ? Presence.in(aside, disk, token) : Presence.unknown(disk);
        this.disk = disk;
        this.root = root;
        this.format = format;
        this.clock = clock;
        this.token = token;
        try {
            disk.createFolder(root.resolve(Ledger.FOLDER));
            disk.createFolder(root.resolve(Ledger.ASIDE));
            tryWriting();
        } catch (IOException e) {
            throw StoreFailure.of(root, "use this folder", e);
        }
    }

    private void tryWriting() throws IOException {
        for (String name : disk.list(root.resolve(Ledger.ASIDE))) {
            if (name.startsWith(Aside.PROBE)) {
                disk.delete(root.resolve(Ledger.ASIDE).resolve(name));
            }
        }
        Path probe = root.resolve(Ledger.ASIDE).resolve(Aside.PROBE + token);
        disk.delete(probe);
        try (Disk.Output out = disk.create(probe)) {
            out.force();
        }
        disk.delete(probe);
    }

    @Override
    public PartitionStore open(Origin origin) {
        try {
            presence.announce();
            var partition = new JsonLinesPartition(disk, root, origin, format, clock, token, presence);
            presence.tidy();
            return partition;
        } catch (IOException e) {
            throw StoreFailure.of(root, "tidy up for " + origin, e);
        }
    }

    @Override
    public Map<String, Long> recordsBySource(String clusterId, String topicId) {
        var sum = new TreeMap<String, Long>();
        for (Manifest manifest : manifests(clusterId, topicId)) {
            manifest.sources().forEach((source, records) -> sum.merge(source, records, Long::sum));
        }
        return sum;
    }

    @Override
    public long deadLetters(String clusterId, String topicId) {
        return manifests(clusterId, topicId).stream()
                .mapToLong(Manifest::deadLetters)
                .sum();
    }

    private List<Manifest> manifests(String clusterId, String topicId) {
        var manifests = new ArrayList<Manifest>();
        try {
            for (Ledger ledger : Ledger.of(disk, root)) {
                if (ledger.isOf(clusterId, topicId)) {
                    manifests.addAll(ledger.all());
                }
            }
        } catch (IOException e) {
            throw StoreFailure.of(root, "read the manifests", e);
        }
        return manifests;
    }

    @Override
    public Map<Integer, Long> positions(String clusterId, String topicId) {
        var positions = new TreeMap<Integer, Long>();
        try {
            for (Ledger ledger : Ledger.of(disk, root)) {
                if (ledger.isOf(clusterId, topicId)) {
                    ledger.last().ifPresent(last -> positions.put(last.partition(), last.next()));
                }
            }
        } catch (IOException e) {
            throw StoreFailure.of(root, "read the manifests", e);
        }
        return positions;
    }

    @Override
    public Map<Integer, List<OffsetRange>> lost(String clusterId, String topicId) {
        var lost = new TreeMap<Integer, List<OffsetRange>>();
        var next = new HashMap<Integer, Long>();
        for (Manifest manifest : manifests(clusterId, topicId)) {
            long due = next.getOrDefault(manifest.partition(), 0L);
            if (manifest.first() > due) {
                lost.computeIfAbsent(manifest.partition(), partition -> new ArrayList<>())
                        .add(new OffsetRange(due, manifest.first()));
            }
            next.put(manifest.partition(), manifest.next());
        }
        return lost;
    }

    @Override
    public void close() {
        presence.close();
    }
}
