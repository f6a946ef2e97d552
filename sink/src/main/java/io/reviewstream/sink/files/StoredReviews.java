package io.reviewstream.sink.files;

import com.github.luben.zstd.ZstdIOException;
import io.reviewstream.runtime.FailedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.zip.ZipException;

/** Reads a store as tools do that know only where the files lie. */
public final class StoredReviews {
    private StoredReviews() {}

    /**
     * Passes on the JSON of every review in a folder, behind its place: file and line.
     *
     * @throws FailedException when it is no store or cannot be read
     */
    public static void forEach(Path store, BiConsumer<String, byte[]> reviews) {
        forEach(new LocalDisk(), store, reviews);
    }

    /** The same on another disk. */
    public static void forEach(Disk disk, Path store, BiConsumer<String, byte[]> reviews) {
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
                        reviews.accept(name, in.readAllBytes());
                    }
                    continue;
                }
                for (String file : disk.list(store.resolve(name))) {
                    if (file.contains(Compression.NONE.ending())) {
                        readLines(disk, store, name + "/" + file, reviews);
                    }
                }
            }
        } catch (IOException e) {
            throw StoreFailure.of(store, "read it", e);
        }
    }

    private static void readLines(Disk disk, Path store, String file, BiConsumer<String, byte[]> reviews)
            throws IOException {
        long number = 0;
        try (var lines = new Lines(Compression.of(file).unpacking(disk.read(store.resolve(file))))) {
            for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
                number++;
                reviews.accept(file + " line " + number, line);
            }
        } catch (EOFException | ZipException | ZstdIOException e) {
            throw new IOException(
                    file + " cannot be unpacked beyond line " + number + ": it is damaged; verify says where", e);
        }
    }
}
