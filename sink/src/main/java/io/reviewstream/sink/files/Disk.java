package io.reviewstream.sink.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few file operations that the store stands on, so that a test can pull the plug after any one of them. Names appear
 * and vanish for good only once their folder is synced, contents once they are forced.
 */
public interface Disk {
    /** A file being written. */
    interface Output extends Closeable {
        void write(byte[] bytes, int start, int length) throws IOException;

        /** Returns when all that was written survives a power cut. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }

    /**
     * Makes a file.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the name is taken
     */
    Output create(Path file) throws IOException;

    /** Goes on at the end of a file. */
    Output append(Path file) throws IOException;

    /**
     * Opens a file for reading.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such file
     */
    InputStream read(Path file) throws IOException;

    boolean exists(Path file);

    /** The names in a folder, sorted; none when there is no such folder. */
    List<String> list(Path folder) throws IOException;

    /** Makes a folder and those above it, to stay. */
    void createFolder(Path folder) throws IOException;

    /**
     * Gives a file a second name, unless that name is taken: of several who try, one wins.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the name is taken
     */
    void link(Path file, Path name) throws IOException;

    /** Renames at one instant; a file that has the name already is replaced. */
    void move(Path file, Path name) throws IOException;

    /** Removes a file; nothing happens when there is none. */
    void delete(Path file) throws IOException;

    /** Returns when the names in a folder survive a power cut. */
    void syncFolder(Path folder) throws IOException;

    /** Takes a lock that ends with the process at the latest; null when somebody else has it. */
    @Nullable Closeable tryLock(Path file) throws IOException;
}
