package io.reviewstream.sink.files;

import io.reviewstream.sink.store.Origin;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The manifests of one origin, each beginning where the one before ends. A batch's manifest is named by where it begins,
 * so that of two sinks that store from the same position only one can publish. When there are many, the older ones are
 * folded into one file named by its whole range.
 *
 * <p>Which count: of the folded ones those that no wider one contains, of the single ones those that no folded one
 * contains. What else is there is left over from a crash.
 */
final class Ledger {
    /** Folder of the manifests in a store; the underscore hides it from Hive, Spark and the like. */
    static final String FOLDER = "_manifest";

    /** Folder of what is being written. */
    static final String ASIDE = "_tmp";

    /** So many singles become one; between that and twice that are listed at a start. */
    static final int FOLD = 256;

    /** Others may fold what is being read. */
    private static final int ATTEMPTS = 5;

    private static final Pattern SINGLE = Pattern.compile("(\\d{20})\\.json");
    private static final Pattern FOLDED = Pattern.compile("(\\d{20})-(\\d{20})\\.(\\d+)\\.json");

    private final Disk disk;
    private final Path store;
    private final Aside aside;
    private final Path folder;

    Ledger(Disk disk, Path store, Origin origin) {
        this(
                disk,
                store,
                store.resolve(FOLDER).resolve(origin.clusterId()).resolve(origin.topicId() + "-" + origin.partition()));
    }

    Ledger(Disk disk, Path store, Path folder) {
        this.disk = disk;
        this.store = store;
        this.folder = folder;
        this.aside = new Aside(disk, store.resolve(ASIDE), toString());
    }

    /** All ledgers of a store. */
    static List<Ledger> of(Disk disk, Path store) throws IOException {
        var ledgers = new ArrayList<Ledger>();
        Path manifests = store.resolve(FOLDER);
        for (String cluster : disk.list(manifests)) {
            for (String partition : disk.list(manifests.resolve(cluster))) {
                ledgers.add(new Ledger(disk, store, manifests.resolve(cluster).resolve(partition)));
            }
        }
        return ledgers;
    }

    Path folder() {
        return folder;
    }

    /** What is written aside for batches of this ledger. */
    Aside aside() {
        return aside;
    }

    boolean isOf(String clusterId, String topicId) {
        Path cluster = folder.resolveSibling(".").normalize();
        return cluster.endsWith(clusterId) && toString().matches(Pattern.quote(topicId) + "-\\d+");
    }

    void create() throws IOException {
        disk.createFolder(folder);
    }

    /** The last batch's. */
    Optional<Manifest> last() throws IOException {
        return read(this::lastOf);
    }

    private Optional<Manifest> lastOf(Names names) throws IOException {
        if (!names.singles.isEmpty()) {
            return Optional.of(single(names.singles.get(names.singles.size() - 1)));
        }
        if (!names.folded.isEmpty()) {
            List<Manifest> folded = folded(names.folded.get(names.folded.size() - 1));
            return Optional.of(folded.get(folded.size() - 1));
        }
        return Optional.empty();
    }

    /** Whether a batch that begins at an offset, or after it, is part of the store. */
    boolean isPast(long first) throws IOException {
        return last().map(manifest -> manifest.next() > first).orElse(false);
    }

    /** All that count, in order. */
    List<Manifest> all() throws IOException {
        return read(this::allOf);
    }

    private List<Manifest> allOf(Names names) throws IOException {
        var all = new ArrayList<Manifest>();
        for (Folded name : names.folded) {
            all.addAll(folded(name));
        }
        for (long first : names.singles) {
            all.add(single(first));
        }
        return all;
    }

    private <T> T read(Reading<T> reading) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return reading.of(names());
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Publishes a manifest; from then on its batch is part of the store.
     *
     * @param token tells this sink's files from others'
     * @return false when another sink has published from there
     */
    boolean publish(Manifest manifest, String token) throws IOException {
        String name = singleName(manifest.first());
        byte[] sealed = manifest.sealed();
        Path written = write(sealed, manifest.first(), token);
        try {
            disk.link(written, folder.resolve(name));
        } catch (FileAlreadyExistsException e) {
            if (!holds(folder.resolve(name), sealed)) {
                return false;
            }
        } catch (NoSuchFileException e) {
            if (isPast(manifest.first())) {
                return false; // The other sink has tidied up after us, too.
            }
            throw e;
        } finally {
            deleteIfPossible(written);
        }
        disk.syncFolder(folder);
        // A late sink may find the name free again because that batch is folded by now.
        if (!names().singles.contains(manifest.first())) {
            disk.delete(folder.resolve(name));
            return false;
        }
        return true;
    }

    /** Folds the older singles into one file when there are enough of them, and removes what no longer counts. */
    void foldIfMany(String token) throws IOException {
        if (names().singles.size() <= FOLD) {
            return;
        }
        try (Closeable lock = lock(disk, store)) {
            if (lock != null) {
                fold(token);
            }
        } catch (NoSuchFileException e) {
            // Where there are no locks, another sink may have folded the same ones meanwhile.
        }
    }

    /** Whoever folds, or changes what is folded, holds a store's lock; null when another does. */
    static @Nullable Closeable lock(Disk disk, Path store) throws IOException {
        return disk.tryLock(store.resolve(ASIDE).resolve("ledger.lock"));
    }

    private void fold(String token) throws IOException {
        Names names = names();
        if (names.singles.size() > FOLD) {
            var fold = new ArrayList<Manifest>();
            for (long first : names.singles.subList(0, FOLD)) {
                fold.add(single(first));
            }
            publishFolded(fold, 0, token);
        }
        removeStale();
    }

    private void removeStale() throws IOException {
        for (String stale : names().stale) {
            disk.delete(folder.resolve(stale));
        }
    }

    /** All but the last: those that nobody but the holder of the lock changes. */
    List<Manifest> settled() throws IOException {
        List<Manifest> all = all();
        return all.subList(0, Math.max(0, all.size() - 1));
    }

    /** The folded ones. */
    List<Manifest> folded() throws IOException {
        var folded = new ArrayList<Manifest>();
        for (Folded name : names().folded) {
            folded.addAll(folded(name));
        }
        return folded;
    }

    /**
     * Puts changed manifests in the place of all {@link #settled} ones; they must cover the same offsets. From then on they
     * count. The caller holds the lock.
     */
    void replace(List<Manifest> changed, String token) throws IOException {
        long first = changed.get(0).first();
        long next = changed.get(changed.size() - 1).next();
        int generation = 0;
        for (Folded there : names().folded) {
            if (there.first == first && there.next == next) {
                generation = there.generation + 1;
            }
        }
        publishFolded(changed, generation, token);
        removeStale();
    }

    private void publishFolded(List<Manifest> fold, int generation, String token) throws IOException {
        var name = new Folded(fold.get(0).first(), fold.get(fold.size() - 1).next(), generation);
        var lines = new ByteArrayOutputStream();
        for (Manifest manifest : fold) {
            lines.writeBytes(manifest.sealed());
            lines.write('\n');
        }
        Path written = write(lines.toByteArray(), name.first, token);
        try {
            disk.link(written, folder.resolve(name.fileName()));
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            return; // Another sink folded the same batches, or tidied up after us: there is nothing to do.
        } finally {
            deleteIfPossible(written);
        }
        disk.syncFolder(folder);
    }

    private Path write(byte[] content, long first, String token) throws IOException {
        Path file = aside.file(first, token + ".manifest");
        disk.delete(file);
        try (Disk.Output out = disk.create(file)) {
            out.write(content, 0, content.length);
            out.force();
        }
        return file;
    }

    /** Over a network an answer may be lost and the request repeated: then the name is our own. */
    private boolean holds(Path file, byte[] sealed) throws IOException {
        try {
            return Arrays.equals(bytes(file), sealed);
        } catch (NoSuchFileException e) {
            return false; // Another sink's, and folded by now.
        }
    }

    /** Whether it works does not change what counts. */
    private void deleteIfPossible(Path written) {
        try {
            disk.delete(written);
        } catch (IOException e) {
            // Removed once the store is past it.
        }
    }

    private Manifest single(long first) throws IOException {
        Path file = folder.resolve(singleName(first));
        return Manifest.parse(bytes(file), StoreFailure.shown(file));
    }

    private List<Manifest> folded(Folded name) throws IOException {
        Path file = folder.resolve(name.fileName());
        byte[] bytes = bytes(file);
        var manifests = new ArrayList<Manifest>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                manifests.add(Manifest.parse(Arrays.copyOfRange(bytes, start, i), StoreFailure.shown(file)));
                start = i + 1;
            }
        }
        if (manifests.isEmpty()
                || manifests.get(0).first() != name.first
                || manifests.get(manifests.size() - 1).next() != name.next) {
            throw new IOException(StoreFailure.shown(file) + " is damaged: it does not hold the batches that it names");
        }
        return manifests;
    }

    private byte[] bytes(Path file) throws IOException {
        try (var in = disk.read(file)) {
            return in.readAllBytes();
        }
    }

    private Names names() throws IOException {
        var folded = new ArrayList<Folded>();
        var singles = new ArrayList<Long>();
        var stale = new ArrayList<String>();
        for (String name : disk.list(folder)) {
            Matcher range = FOLDED.matcher(name);
            Matcher one = SINGLE.matcher(name);
            if (range.matches()) {
                folded.add(new Folded(
                        Long.parseLong(range.group(1)),
                        Long.parseLong(range.group(2)),
                        Integer.parseInt(range.group(3))));
            } else if (one.matches()) {
                singles.add(Long.parseLong(one.group(1)));
            }
        }
        var counting = new ArrayList<Folded>();
        for (Folded candidate : folded) {
            if (folded.stream().anyMatch(other -> other.replaces(candidate))) {
                stale.add(candidate.fileName());
            } else {
                counting.add(candidate);
            }
        }
        counting.sort(Comparator.comparingLong(Folded::first));
        long foldedUpTo = counting.isEmpty() ? 0 : counting.get(counting.size() - 1).next;
        var after = new ArrayList<Long>();
        for (long first : singles) {
            if (first < foldedUpTo) {
                stale.add(singleName(first));
            } else {
                after.add(first);
            }
        }
        return new Names(counting, after, stale);
    }

    private static String singleName(long first) {
        return String.format(Locale.ROOT, "%020d.json", first);
    }

    private record Names(List<Folded> folded, List<Long> singles, List<String> stale) {}

    private interface Reading<T> {
        T of(Names names) throws IOException;
    }

    private record Folded(long first, long next, int generation) {
        boolean replaces(Folded other) {
            boolean contains = first <= other.first && next >= other.next;
            boolean equal = first == other.first && next == other.next;
            return contains && (!equal || generation > other.generation);
        }

        String fileName() {
            return String.format(Locale.ROOT, "%020d-%020d.%d.json", first, next, generation);
        }
    }

    /** Topic id and partition. */
    @Override
    public String toString() {
        return String.valueOf(folder.getFileName());
    }
}
