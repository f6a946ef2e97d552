package io.reviewstream.sink.files;

import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Stored;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One partition of a {@link JsonLinesStore}. */
final class JsonLinesPartition implements PartitionStore {
    private final Disk disk;
    private final Path root;
    private final Origin origin;
    private final Format format;
    private final Documents documents;
    private final Clock clock;
    private final String token;
    private final Ledger ledger;
    private final Presence presence;

    private long position;
    private @Nullable Instant committedAt;

    /** The batch's files by folder, the one that was used longest ago first. */
    private final Map<String, PartFile> parts = new LinkedHashMap<>(16, 0.75f, true);

    private final LinkedHashSet<PartFile> open = new LinkedHashSet<>();
    private final Map<String, long[]> sources = new HashMap<>();
    private long records;
    private int filesMade;
    private boolean overtaken;

    private @Nullable PartFile lastPart;
    private long lastTimestamp;
    private String lastSource = "";
    private long[] lastSourceCount = {0};

    JsonLinesPartition(
            Disk disk, Path root, Origin origin, Format format, Clock clock, String token, Presence presence) {
        this.presence = presence;
        this.disk = disk;
        this.root = root;
        this.origin = origin;
        this.format = format;
        this.documents = new Documents(disk, root, format.pretty());
        this.clock = clock;
        this.token = token;
        this.ledger = new Ledger(disk, root, origin);
        try {
            recover();
        } catch (IOException e) {
            throw StoreFailure.of(root, "recover the position of " + origin, e);
        }
    }

    private void recover() throws IOException {
        // Before the ledger is read: who is gone then publishes no more.
        Set<String> gone = presence.gone();
        ledger.create();
        // A killed sink may have given a manifest its name without making that last; whoever builds on it must.
        disk.syncFolder(ledger.folder());
        try (Closeable lock = Ledger.lock(disk, root)) {
            if (lock != null) {
                Compactor.finish(disk, root, ledger);
            }
        }
        Optional<Manifest> last = ledger.last();
        if (last.isPresent()) {
            Manifest manifest = last.get();
            putInPlace(manifest);
            position = manifest.next();
            committedAt = manifest.committedAt();
        }
        ledger.aside().tidy(position, gone);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public Optional<Instant> committedAt() {
        return Optional.ofNullable(committedAt);
    }

    @Override
    public void add(Stored stored) {
        if (overtaken) {
            return;
        }
        try {
            partOf(stored).add(stored.offset(), stored.review().json());
        } catch (NoSuchFileException e) {
            noteIfOvertaken(e, "write " + origin + " at offset " + stored.offset());
            return;
        } catch (IOException e) {
            throw StoreFailure.of(root, "write " + origin + " at offset " + stored.offset(), e);
        }
        if (lastSourceCount[0] == 0 || !stored.source().equals(lastSource)) {
            lastSourceCount = sources.computeIfAbsent(stored.source(), source -> new long[1]);
        }
        lastSourceCount[0]++;
        lastSource = stored.source();
        lastTimestamp = stored.timestampMillis();
        records++;
    }

    /** A sink that has stored what we hold removes our files, as they are of no use any more. */
    private void noteIfOvertaken(NoSuchFileException missing, String doing) {
        try {
            overtaken = ledger.isPast(position);
        } catch (IOException e) {
            missing.addSuppressed(e);
        }
        if (!overtaken) {
            throw StoreFailure.of(root, doing, missing);
        }
    }

    private PartFile partOf(Stored stored) throws IOException {
        PartFile before = lastPart;
        if (before != null
                && format.layout().same(stored.timestampMillis(), stored.source(), lastTimestamp, lastSource)) {
            return before;
        }
        String folder = format.layout().folder(stored.timestampMillis(), stored.source());
        PartFile part = parts.get(folder);
        if (part == null) {
            filesMade++;
            Path aside = ledger.aside().file(position, token + "-" + filesMade + ".part");
            part = new PartFile(disk, aside, format.compression());
            parts.put(folder, part);
        }
        open.remove(part);
        if (open.size() >= format.openFiles()) {
            PartFile idle = open.iterator().next();
            idle.rest();
            open.remove(idle);
        }
        open.add(part);
        lastPart = part;
        return part;
    }

    @Override
    public boolean commit(BatchEnd end) {
        if (overtaken) {
            discard();
            return false;
        }
        String doing = "store " + origin + " from offset " + position;
        Manifest published;
        try {
            List<PartEntry> entries = finishFiles();
            presence.check(parts.values());
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    origin.clusterId(),
                    origin.topic(),
                    origin.topicId(),
                    origin.partition(),
                    position,
                    end.next(),
                    records,
                    end.deadLetters(),
                    end.deleted(),
                    clock.instant(),
                    counts(),
                    entries,
                    List.of(),
                    "");
            List<PartFile> written = List.copyOf(parts.values());
            forget(); // Whatever publishing comes to, it may have succeeded: the files are no longer ours to drop.
            if (!ledger.publish(manifest, token)) {
                drop(written);
                return false;
            }
            published = manifest;
        } catch (NoSuchFileException e) {
            noteIfOvertaken(e, doing);
            discard();
            return false;
        } catch (IOException e) {
            throw StoreFailure.of(root, doing, e);
        }
        try {
            putInPlace(published);
            position = published.next();
            committedAt = published.committedAt();
            ledger.foldIfMany(token);
            ledger.aside().tidy(position);
            return true;
        } catch (IOException e) {
            throw StoreFailure.of(root, doing, e);
        }
    }

    private List<PartEntry> finishFiles() throws IOException {
        var entries = new ArrayList<PartEntry>();
        for (Map.Entry<String, PartFile> part : parts.entrySet()) {
            PartFile file = part.getValue();
            file.finish();
            String name = format.layout() == Layout.DOCUMENT ? Documents.ENTRY : nameOf(part.getKey(), file);
            entries.add(file.entry(name, Ledger.ASIDE + "/" + file.aside().getFileName()));
        }
        if (!entries.isEmpty()) {
            disk.syncFolder(root.resolve(Ledger.ASIDE));
        }
        return entries;
    }

    private String nameOf(String folder, PartFile file) {
        return String.format(
                Locale.ROOT,
                "%s/%s-%d-%s-%020d-%020d%s",
                folder,
                origin.topic(),
                origin.partition(),
                origin.topicId(),
                file.first(),
                file.last(),
                format.compression().ending());
    }

    private Map<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        sources.forEach((source, count) -> counts.put(source, count[0]));
        return counts;
    }

    /** Moves a committed batch's files to where readers look; some may be there already. */
    private void putInPlace(Manifest manifest) throws IOException {
        var touched = new LinkedHashSet<Path>();
        for (PartEntry file : manifest.files()) {
            Path from = root.resolve(file.aside());
            Path to = root.resolve(file.name());
            if (file.name().equals(Documents.ENTRY)) {
                placeDocuments(from, manifest.first());
            } else if (disk.exists(from)) {
                Path folder = to.resolveSibling(".").normalize();
                disk.createFolder(folder);
                try {
                    disk.move(from, to);
                } catch (NoSuchFileException e) {
                    if (!disk.exists(to)) {
                        throw e;
                    }
                    // The partition's next owner was quicker.
                }
            }
        }
        for (PartEntry file : manifest.files()) {
            if (file.name().equals(Documents.ENTRY)) {
                continue;
            }
            touched.add(root.resolve(file.name()).resolveSibling(".").normalize());
        }
        for (Path folder : touched) {
            if (disk.exists(folder)) {
                disk.syncFolder(folder);
            }
        }
    }

    private void placeDocuments(Path journal, long first) throws IOException {
        if (!disk.exists(journal)) {
            return;
        }
        try {
            documents.place(journal, ledger.aside().file(first, token + ".document"));
        } catch (NoSuchFileException e) {
            if (disk.exists(journal)) {
                throw e;
            }
            // The partition's next owner has placed them.
        }
    }

    @Override
    public void discard() {
        drop(parts.values());
        forget();
    }

    private static void drop(Collection<PartFile> files) {
        for (PartFile file : files) {
            try {
                file.drop();
            } catch (IOException e) {
                // Of no use to anybody, and removed once the store is past it.
            }
        }
    }

    private void forget() {
        parts.clear();
        open.clear();
        sources.clear();
        records = 0;
        lastPart = null;
        lastSource = "";
        lastSourceCount = new long[1];
    }
}
