package io.reviewstream.sink.files;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.review.NotAReviewException;
import io.reviewstream.sink.review.Review;
import io.reviewstream.sink.review.ReviewReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One compaction of one store. New files are written aside, then manifests that name them take the place of the old ones
 * at one instant, then the new files move in and the old ones go.
 */
final class Compactor {
    /** Not the pattern of a sink's own files, which a sink removes when it is past them. */
    private static final String ASIDE_PREFIX = "compact-";

    private static final String DATE = "date=";

    private final Disk disk;
    private final Path root;
    private final Compaction.Plan plan;
    private final Clock clock;
    private final String token;
    private final Compaction.Progress progress;
    private long filesRead;
    private long bytesRead;
    private long filesBefore;
    private long filesAfter;
    private long dropped;
    private int filesMade;

    Compactor(Disk disk, Path root, Compaction.Plan plan, Clock clock, String token, Compaction.Progress progress) {
        this.disk = disk;
        this.root = root;
        this.plan = plan;
        this.clock = clock;
        this.token = token;
        this.progress = progress;
    }

    Compaction run() {
        if (!disk.exists(root.resolve(Ledger.FOLDER))) {
            throw new FailedException(root + " is no store of this kind: it has no folder " + Ledger.FOLDER);
        }
        try (Closeable lock = Ledger.lock(disk, root)) {
            if (lock == null) {
                throw new FailedException("store " + root + " is being tidied up by another; try again later");
            }
            List<Ledger> ledgers = Ledger.of(disk, root);
            for (Ledger ledger : ledgers) {
                disk.syncFolder(ledger.folder());
                finish(disk, root, ledger);
            }
            removeLeftovers();
            for (Ledger ledger : ledgers) {
                compact(ledger);
            }
        } catch (IOException e) {
            throw StoreFailure.of(root, "compact it", e);
        }
        return new Compaction(filesBefore, filesAfter, dropped);
    }

    /** Moves new files in and removes those that they replace, as far as that is still to be done. */
    static void finish(Disk disk, Path root, Ledger ledger) throws IOException {
        var touched = new LinkedHashSet<Path>();
        var current = new HashSet<String>();
        List<Manifest> folded = ledger.folded();
        for (Manifest manifest : folded) {
            for (PartEntry file : manifest.files()) {
                current.add(file.name());
                Path aside = root.resolve(file.aside());
                if (isOurs(file) && disk.exists(aside)) {
                    Path folder = folderOf(root, file.name());
                    disk.createFolder(folder);
                    disk.move(aside, root.resolve(file.name()));
                    touched.add(folder);
                }
            }
        }
        for (Path folder : touched) {
            disk.syncFolder(folder);
        }
        for (Manifest manifest : folded) {
            for (String name : manifest.obsolete()) {
                if (!current.contains(name) && disk.exists(root.resolve(name))) {
                    disk.delete(root.resolve(name));
                }
            }
        }
    }

    /** Of a compaction that was killed before it counted; every file of one that counts is in place by now. */
    private void removeLeftovers() throws IOException {
        Path aside = root.resolve(Ledger.ASIDE);
        for (String name : disk.list(aside)) {
            if (name.startsWith(ASIDE_PREFIX)) {
                disk.delete(aside.resolve(name));
            }
        }
    }

    private void compact(Ledger ledger) throws IOException {
        List<Manifest> settled = ledger.settled();
        Map<String, List<PartEntry>> byFolder = new LinkedHashMap<>();
        var kept = new ArrayList<PartEntry>();
        var before = new ArrayList<PartEntry>();
        for (Manifest manifest : settled) {
            for (PartEntry file : manifest.files()) {
                if (file.name().equals(Documents.ENTRY)) {
                    kept.add(file);
                    continue;
                }
                before.add(file);
                if (isTooOld(file, manifest)) {
                    dropped += file.records();
                } else {
                    byFolder.computeIfAbsent(
                                    file.name().substring(0, file.name().indexOf('/')), key -> new ArrayList<>())
                            .add(file);
                }
            }
        }
        filesBefore += before.size();
        Map<String, Integer> latest = plan.latestOnly() ? latestRevisions(ledger) : Map.of();
        for (List<PartEntry> files : byFolder.values()) {
            kept.addAll(merge(files, latest));
        }
        Set<String> names = new HashSet<>();
        kept.forEach(file -> names.add(file.name()));
        filesAfter += kept.stream()
                .filter(file -> !file.name().equals(Documents.ENTRY))
                .count();
        if (kept.containsAll(before)) {
            return;
        }
        disk.syncFolder(root.resolve(Ledger.ASIDE));
        List<String> obsolete = before.stream()
                .map(PartEntry::name)
                .filter(name -> !names.contains(name))
                .toList();
        var changed = new ArrayList<Manifest>();
        for (Manifest manifest : settled) {
            boolean last = changed.size() == settled.size() - 1;
            changed.add(manifest.with(last ? kept : List.of(), last ? obsolete : List.of()));
        }
        ledger.replace(changed, token);
        finish(disk, root, ledger);
    }

    private boolean isTooOld(PartEntry file, Manifest manifest) {
        Duration keepFor = plan.keepFor();
        if (keepFor == null) {
            return false;
        }
        Instant end = manifest.committedAt();
        if (file.name().startsWith(DATE)) {
            try {
                String date = file.name().substring(DATE.length(), file.name().indexOf('/'));
                end = LocalDate.parse(date)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            } catch (DateTimeException e) {
                // A record without a date: as old as its batch.
            }
        }
        return end.isBefore(clock.instant().minus(keepFor));
    }

    private Map<String, Integer> latestRevisions(Ledger ledger) throws IOException {
        var latest = new HashMap<String, Integer>();
        for (Manifest manifest : ledger.all()) {
            for (PartEntry file : manifest.files()) {
                Path path = root.resolve(file.name());
                if (!file.name().equals(Documents.ENTRY) && disk.exists(path)) {
                    forEachLine(file, path, (review, line) -> latest.merge(review.id(), review.revision(), Math::max));
                }
            }
        }
        return latest;
    }

    /** Files of one folder, in the order of their offsets. */
    private List<PartEntry> merge(List<PartEntry> files, Map<String, Integer> latest) throws IOException {
        var result = new ArrayList<PartEntry>();
        var group = new ArrayList<PartEntry>();
        long bytes = 0;
        for (PartEntry file : files) {
            boolean sameKind = group.isEmpty() || Compression.of(group.get(0).name()) == Compression.of(file.name());
            if (!group.isEmpty() && (!sameKind || bytes + file.bytes() > plan.targetBytes())) {
                result.addAll(mergeGroup(group, latest));
                group.clear();
                bytes = 0;
            }
            group.add(file);
            bytes += file.bytes();
        }
        if (!group.isEmpty()) {
            result.addAll(mergeGroup(group, latest));
        }
        return result;
    }

    private List<PartEntry> mergeGroup(List<PartEntry> group, Map<String, Integer> latest) throws IOException {
        if (group.size() == 1 && (latest.isEmpty() || countOld(group.get(0), latest) == 0)) {
            return group;
        }
        filesMade++;
        String asideName = ASIDE_PREFIX + token + "-" + filesMade + ".part";
        PartEntry head = group.get(0);
        PartEntry tail = group.get(group.size() - 1);
        Compression compression = Compression.of(head.name());
        var part = new PartFile(disk, root.resolve(Ledger.ASIDE).resolve(asideName), compression);
        long[] kept = {0};
        for (PartEntry file : group) {
            // Else a damaged byte would get a checksum that vouches for it.
            if (!new FileBlocks(disk, root.resolve(file.name()), file.blockBytes())
                    .sums(null)
                    .sha256()
                    .equals(file.sha256())) {
                throw new IOException(file.name() + " is damaged; verify says where");
            }
            forEachLine(file, root.resolve(file.name()), (review, line) -> {
                if (isOld(review, latest)) {
                    dropped++;
                } else {
                    part.add(kept[0]++ == 0 ? head.first() : tail.last(), line);
                }
            });
        }
        if (kept[0] == 0) {
            return List.of();
        }
        part.finish();
        String stem = head.name()
                .substring(0, head.name().length() - compression.ending().length() - 20);
        String name = stem + String.format(Locale.ROOT, "%020d", tail.last()) + compression.ending();
        PartEntry written = part.entry(name, Ledger.ASIDE + "/" + asideName);
        return List.of(new PartEntry(
                name,
                written.aside(),
                head.first(),
                tail.last(),
                written.records(),
                written.bytes(),
                written.sha256(),
                written.blockBytes(),
                written.blocks()));
    }

    private long countOld(PartEntry file, Map<String, Integer> latest) throws IOException {
        long[] old = {0};
        forEachLine(file, root.resolve(file.name()), (review, line) -> {
            if (isOld(review, latest)) {
                old[0]++;
            }
        });
        return old[0];
    }

    private static boolean isOld(Review review, Map<String, Integer> latest) {
        return !latest.isEmpty() && review.revision() < latest.getOrDefault(review.id(), 0);
    }

    private void forEachLine(PartEntry file, Path path, LineConsumer consumer) throws IOException {
        var reader = new ReviewReader();
        try (var lines = new Lines(Compression.of(file.name()).unpacking(disk.read(path)))) {
            for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
                consumer.accept(reader.read(line), line);
            }
        } catch (NotAReviewException e) {
            throw new IOException(file.name() + " is damaged: " + e.getMessage(), e);
        }
        filesRead++;
        bytesRead += file.bytes();
        progress.at(filesRead, bytesRead);
    }

    /** Whether a compaction wrote it. */
    static boolean isOurs(PartEntry file) {
        return file.aside().startsWith(Ledger.ASIDE + "/" + ASIDE_PREFIX);
    }

    private static Path folderOf(Path root, String name) {
        return root.resolve(name.substring(0, name.indexOf('/')));
    }

    private interface LineConsumer {
        void accept(Review review, byte[] line) throws IOException;
    }
}
