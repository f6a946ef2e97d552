package io.reviewstream.sink.files;

import io.reviewstream.runtime.FailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a store as tools do that know only where the files lie. */
public final class StoredReviews {
    private StoredReviews() {}

    /**
     * Passes on the JSON of every review in a folder.
     *
     * @throws FailedException when it is no store or cannot be read
     */
    public static void forEach(Path store, Consumer<byte[]> reviews) {
        forEach(new LocalDisk(), store, reviews);
    }

    /** The same on another disk. */
    public static void forEach(Disk disk, Path store, Consumer<byte[]> reviews) {
        if (!disk.exists(store.resolve(Ledger.FOLDER))) {
            throw new FailedException(
                    StoreFailure.shown(store) + " is no store of this kind: it has no folder " + Ledger.FOLDER);
        }
        try {
            for (String name : disk.list(store)) {
                if (name.startsWith("_") || name.startsWith(".")) {
                    continue;
                }
                if (name.endsWith(Documents.ENDING)) {
                    try (InputStream in = disk.read(store.resolve(name))) {
                        reviews.accept(in.readAllBytes());
                    }
                    continue;
                }
                for (String file : disk.list(store.resolve(name))) {
                    if (file.contains(Compression.NONE.ending())) {
                        readLines(disk, store.resolve(name).resolve(file), reviews);
                    }
                }
            }
        } catch (IOException e) {
            throw StoreFailure.of(store, "read it", e);
        }
    }

    private static void readLines(Disk disk, Path file, Consumer<byte[]> reviews) throws IOException {
        try (var lines = new Lines(Compression.of(file.toString()).unpacking(disk.read(file)))) {
            for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
                reviews.accept(line);
            }
        }
    }
}
