package io.reviewstream.sink.files;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.review.NotAReviewException;
import io.reviewstream.sink.review.Review;
import io.reviewstream.sink.review.ReviewReader;
import io.reviewstream.sink.store.OffsetRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One check of one store. */
final class StoreCheck {
    /** More of the same in one file would hide the rest. */
    private static final int MOST_PER_FILE = 5;

    /** What was read does not go together if the store is compacted meanwhile. */
    private static final int ATTEMPTS = 5;

    private final Disk disk;
    private final Path root;
    private final int attempt;
    private final Map<Ledger, Set<String>> sealsRead = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> fileNames = new ArrayList<>();
    private final List<String> obsolete = new ArrayList<>();
    private final ReviewReader reader = new ReviewReader();
    private long reviews;
    private long batches;
    private boolean hasDocuments;

    StoreCheck(Disk disk, Path root) {
        this(disk, root, 1);
    }

    private StoreCheck(Disk disk, Path root, int attempt) {
        this.disk = disk;
        this.root = root;
        this.attempt = attempt;
    }

    Verification run() {
        if (!disk.exists(root.resolve(Ledger.FOLDER))) {
            throw new FailedException(
                    StoreFailure.shown(root) + " is no store of this kind: it has no folder " + Ledger.FOLDER);
        }
        try {
            // In this order: what is there now is in a manifest that is there now.
            Set<String> found = dataFiles();
            Map<String, SeenReviews> seenByTopic = new HashMap<>();
            for (Ledger ledger : Ledger.of(disk, root)) {
                for (Manifest manifest : manifests(ledger)) {
                    SeenReviews seen = seenByTopic.computeIfAbsent(manifest.topicId(), id -> new SeenReviews());
                    obsolete.addAll(manifest.obsolete());
                    for (PartEntry file : manifest.files()) {
                        check(file, seen);
                    }
                }
            }
            Set<String> known = new HashSet<>(fileNames);
            known.addAll(obsolete);
            for (String name : found) {
                if (!known.contains(name)) {
                    problems.add(name + " is in no manifest: its reviews do not count, but readers see them");
                }
            }
            if (hasDocuments) {
                checkDocuments();
            }
            if (!problems.isEmpty() && attempt < ATTEMPTS && isCompactedMeanwhile()) {
                return again();
            }
        } catch (NoSuchFileException e) {
            if (attempt < ATTEMPTS) {
                return again(); // Moved to its place, or merged with others, while it was read.
            }
            throw StoreFailure.of(root, "read it", e);
        } catch (IOException e) {
            throw StoreFailure.of(root, "read it", e);
        }
        return new Verification(reviews, fileNames.size(), batches, hasDocuments, problems, notes);
    }

    private Verification again() {
        return new StoreCheck(disk, root, attempt + 1).run();
    }

    private boolean isCompactedMeanwhile() throws IOException {
        for (Map.Entry<Ledger, Set<String>> read : sealsRead.entrySet()) {
            if (!seals(read.getKey().all()).containsAll(read.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> seals(List<Manifest> manifests) {
        return manifests.stream().map(Manifest::seal).collect(Collectors.toSet());
    }

    private Set<String> dataFiles() throws IOException {
        var found = new HashSet<String>();
        for (String folder : disk.list(root)) {
            if (!folder.startsWith("_") && !folder.startsWith(".")) {
                for (String name : disk.list(root.resolve(folder))) {
                    if (name.contains(".jsonl")) {
                        found.add(folder + "/" + name);
                    }
                }
            }
        }
        return found;
    }

    private List<Manifest> manifests(Ledger ledger) throws IOException {
        List<Manifest> manifests = List.of();
        try {
            manifests = ledger.all();
            sealsRead.put(ledger, seals(manifests));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        long next = 0;
        for (Manifest manifest : manifests) {
            String partition = manifest.origin() + " (topic id " + manifest.topicId() + ")";
            if (manifest.first() > next) {
                problems.add(partition + ": offsets " + next + " to " + (manifest.first() - 1)
                        + " are missing: no manifest covers them");
            } else if (manifest.first() < next) {
                problems.add(partition + ": offsets " + manifest.first() + " to " + (next - 1)
                        + " are there twice: two manifests cover them");
            }
            OffsetRange deleted = manifest.deleted();
            if (deleted != null && manifest.first() > 0) {
                problems.add(partition + ": offsets " + deleted.from() + " to " + (deleted.to() - 1)
                        + " were deleted from the topic before they were stored");
            } else if (deleted != null) {
                notes.add(partition + ": the topic began at offset " + deleted.to() + " when this store did");
            }
            next = manifest.next();
        }
        batches += manifests.size();
        return manifests;
    }

    private void check(PartEntry file, SeenReviews seen) throws IOException {
        if (file.name().equals(Documents.ENTRY)) {
            hasDocuments = true;
            if (disk.exists(root.resolve(file.aside()))) {
                notes.add("reviews of offsets " + file.first() + " to " + file.last()
                        + " are stored, but not yet all in" + " their files; the next start of the sink sees to it");
            }
            return;
        }
        fileNames.add(file.name());
        Path path = placeOf(file);
        if (path == null) {
            problems.add(file.name() + " is missing: offsets " + file.first() + " to " + file.last() + ", "
                    + file.records() + " reviews");
            return;
        }
        if (path.equals(root.resolve(file.aside()))) {
            notes.add(file.name() + " is stored, but not yet where readers look; the next start of the sink moves it");
        }
        boolean intact = bytesAreRight(file, path);
        readReviews(file, path, seen, intact);
    }

    /** Until compaction moves its file in, an older one may be there under the same name. */
    private @Nullable Path placeOf(PartEntry file) {
        Path place = root.resolve(file.name());
        Path aside = root.resolve(file.aside());
        // The last is where a file is that was moved in between the first two looks.
        List<Path> places = Compactor.isOurs(file) ? List.of(aside, place) : List.of(place, aside, place);
        return places.stream().filter(disk::exists).findFirst().orElse(null);
    }

    /** Each is whole and under its review's name; which there should be, only the topic can tell. */
    private void checkDocuments() throws IOException {
        for (String name : disk.list(root)) {
            if (!name.endsWith(Documents.ENDING) || name.startsWith("_")) {
                continue;
            }
            fileNames.add(name);
            reviews++;
            try (InputStream in = disk.read(root.resolve(name))) {
                Review review = reader.read(in.readAllBytes());
                if (!Documents.nameOf(review.id()).equals(name)) {
                    problems.add(name + " holds the review " + review.id());
                }
            } catch (NotAReviewException e) {
                problems.add(name + ": " + e.getMessage());
            }
        }
    }

    private boolean bytesAreRight(PartEntry file, Path path) throws IOException {
        var blocks = new FileBlocks(disk, path, file.blockBytes());
        FileBlocks.Sums sums = blocks.sums(null);
        if (sums.sha256().equals(file.sha256())) {
            return true;
        }
        if (sums.bytes() != file.bytes()) {
            problems.add(file.name() + " has " + sums.bytes() + " bytes but " + file.bytes() + " were written");
        }
        for (int i = 0; i < Math.min(file.blocks().size(), sums.blocks().size()); i++) {
            boolean whole = sums.bytes() == file.bytes() || i < sums.blocks().size() - 1;
            if (whole && !file.blocks().get(i).equals(sums.blocks().get(i))) {
                problems.add(damage(
                        file,
                        path,
                        blocks,
                        i,
                        file.blocks().get(i),
                        sums.blocks().get(i)));
            }
        }
        return false;
    }

    private String damage(PartEntry file, Path path, FileBlocks blocks, int block, long written, long found)
            throws IOException {
        long start = (long) block * file.blockBytes();
        byte[] bytes = blocks.read(block);
        Crc32c candidates = Crc32c.candidates(written, found, bytes.length);
        for (Optional<Crc32c.Change> change = candidates.next(); change.isPresent(); change = candidates.next()) {
            long at = start + change.get().position();
            int was = (bytes[change.get().position()] ^ change.get().difference()) & 0xff;
            if (blocks.sums(new FileBlocks.Mended(at, (byte) was)).sha256().equals(file.sha256())) {
                return String.format(
                        Locale.ROOT,
                        "%s: byte %d is 0x%02x but 0x%02x was written%s",
                        file.name(),
                        at,
                        bytes[change.get().position()] & 0xff,
                        was,
                        lines(path, at, at));
            }
        }
        long end = start + bytes.length - 1;
        return file.name() + ": bytes " + start + " to " + end + " are not as they were written"
                + lines(path, start, end);
    }

    /** Only of plain files can it be said which lines some bytes belong to. */
    private String lines(Path path, long from, long to) throws IOException {
        if (Compression.of(path.getFileName().toString()) != Compression.NONE) {
            return "";
        }
        long line = 1;
        long first = 1;
        try (InputStream in = disk.read(path)) {
            for (long at = 0; at < to; at++) {
                if (at == from) {
                    first = line;
                }
                if (in.read() == '\n') {
                    line++;
                }
            }
        }
        if (from == to) {
            first = line;
        }
        return first == line ? " (line " + line + ")" : " (lines " + first + " to " + line + ")";
    }

    private void readReviews(PartEntry file, Path path, SeenReviews seen, boolean intact) throws IOException {
        long count = 0;
        int told = 0;
        try (var lines = new Lines(Compression.of(file.name()).unpacking(disk.read(path)))) {
            for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
                count++;
                String problem = problemOf(line, file, count, seen);
                if (problem != null && told++ < MOST_PER_FILE) {
                    problems.add(problem);
                }
            }
        } catch (IOException e) {
            if (intact) {
                throw e;
            }
            problems.add(file.name() + " cannot be unpacked beyond line " + count + ": " + e.getMessage());
            return;
        } finally {
            reviews += count;
        }
        if (told > MOST_PER_FILE) {
            problems.add(file.name() + ": " + (told - MOST_PER_FILE) + " more lines are wrong");
        }
        if (count != file.records()) {
            problems.add(file.name() + " has " + count + " lines but " + file.records() + " reviews were written");
        }
    }

    private @Nullable String problemOf(byte[] line, PartEntry file, long number, SeenReviews seen) {
        try {
            Review review = reader.read(line);
            long place = ((long) fileNames.size() << 32) | number;
            long before = seen.add(review.json(), review.idStart(), review.idEnd(), review.revision(), place);
            return before == 0
                    ? null
                    : file.name() + " line " + number + ": " + review + " is there twice, first in "
                            + fileNames.get((int) (before >>> 32) - 1) + " line " + (int) before;
        } catch (NotAReviewException e) {
            return file.name() + " line " + number + ": " + e.getMessage();
        }
    }
}
