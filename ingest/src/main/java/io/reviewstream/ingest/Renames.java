package io.reviewstream.ingest;

import io.reviewstream.ingest.file.FileFormat;
import io.reviewstream.ingest.file.FileStamp;
import io.reviewstream.ingest.position.FileProgress;
import io.reviewstream.ingest.position.SourceWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds files that go by another name than when they were read: a log that was rotated, a file that was moved in its
 * folder. Under its new name a file goes on where it was; it is not a new one.
 */
final class Renames {
    private final Map<String, FileProgress> progress;
    private final SourceWriter writer;

    /** @param progress by name; kept up to date */
    Renames(Map<String, FileProgress> progress, SourceWriter writer) {
        this.progress = progress;
        this.writer = writer;
    }

    /**
     * Gives progress to the names that files have now.
     *
     * @param root the source: a folder, or a file
     * @param files the files of the source as they are
     * @return files that have left the source under their old name, such as {@code reviews.jsonl.1}, and may hold records
     *     that were not read yet: to be read to their end under that old name before anything else
     */
    Map<String, Path> follow(Path root, SortedMap<String, Path> files) {
        SortedMap<String, FileProgress> gone = gone(files);
        Map<String, String> namesByKey = namesByKey(files);
        var left = new TreeMap<String, Path>();
        var oldNames = new TreeMap<String, String>();
        gone.forEach((name, reached) -> {
            String newName = namesByKey.get(reached.fileKey());
            Path path = newName == null ? null : files.get(newName);
            if (path != null && beginsAlike(reached, path)) {
                oldNames.putIfAbsent(newName, name);
            } else if (newName == null && canGrow(name)) {
                sibling(root, name, reached).ifPresent(rest -> left.put(name, rest));
            }
        });
        oldNames.keySet().removeIf(newName -> left.containsKey(newName) || !isFree(newName, gone));
        move(oldNames);
        return left;
    }

    /** What was read under names under which there is another file now, or none. */
    private SortedMap<String, FileProgress> gone(SortedMap<String, Path> files) {
        var gone = new TreeMap<String, FileProgress>();
        Map.copyOf(progress).forEach((name, reached) -> {
            if (!reached.fileKey().isEmpty() && reached.headBytes() > 0 && !isStill(name, reached, files.get(name))) {
                gone.put(name, reached);
            }
        });
        return gone;
    }

    private boolean isFree(String name, Map<String, FileProgress> gone) {
        return gone.containsKey(name)
                || progress.getOrDefault(name, FileProgress.NONE).headBytes() == 0;
    }

    /** All at once: where each file takes the name of the next, as rotated logs do, one move must not undo another. */
    private void move(SortedMap<String, String> oldNames) {
        var moved = new TreeMap<String, FileProgress>();
        oldNames.forEach((newName, name) -> moved.put(newName, progress.getOrDefault(name, FileProgress.NONE)));
        oldNames.values().forEach(name -> set(name, FileProgress.NONE));
        moved.forEach((newName, reached) ->
                set(newName, reached.withCountsOf(progress.getOrDefault(newName, FileProgress.NONE))));
    }

    private void set(String name, FileProgress reached) {
        progress.put(name, reached);
        writer.progress(name, reached);
    }

    private static boolean canGrow(String name) {
        return FileFormat.of(name).map(FileFormat::canGrow).orElse(true);
    }

    private static Map<String, String> namesByKey(SortedMap<String, Path> files) {
        var names = new HashMap<String, String>();
        files.forEach((name, path) -> keyOf(path).ifPresent(key -> names.put(key, name)));
        return names;
    }

    private boolean isStill(String name, FileProgress reached, @Nullable Path path) {
        Optional<String> key = path == null ? Optional.empty() : keyOf(path);
        if (path == null || key.isEmpty()) {
            return false;
        }
        if (key.get().equals(reached.fileKey())) {
            return true;
        }
        // The same words under another key: the file system was mounted anew, or the file copied back.
        boolean still = beginsAlike(reached, path);
        if (still) {
            progress.put(name, reached.withFileKey(key.get()));
        }
        return still;
    }

    /** The file itself in the folder where it was, under whatever name. */
    private static Optional<Path> sibling(Path root, String name, FileProgress reached) {
        Path folder;
        try {
            Path was = Files.isDirectory(root) ? root.resolve(name) : root;
            folder = was.toAbsolutePath().getParent();
        } catch (InvalidPathException e) {
            // A name of another locale.
            return Optional.empty();
        }
        if (folder == null) {
            return Optional.empty();
        }
        try (Stream<Path> siblings = Files.list(folder)) {
            return siblings.filter(path ->
                            keyOf(path).filter(reached.fileKey()::equals).isPresent())
                    .filter(path -> beginsAlike(reached, path))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            // Then it cannot be read under its new name either.
            return Optional.empty();
        }
    }

    private static boolean beginsAlike(FileProgress reached, Path path) {
        try {
            return reached.isOf(FileStamp.of(path));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> keyOf(Path path) {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return key == null ? Optional.empty() : Optional.of(key.toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
