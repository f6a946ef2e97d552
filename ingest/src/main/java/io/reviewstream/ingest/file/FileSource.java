package io.reviewstream.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file to read.
 *
 * @param name for people, put before the line in a place
 * @param source what a review's {@code source} is when it names none itself; does not depend on where the folder stands
 * @param format how it holds reviews
 * @param bytes its bytes
 * @param charset the encoding that whoever gave it states, null when nothing was said
 */
public record FileSource(
        String name,
        String source,
        FileFormat format,
        Bytes bytes,
        @Nullable String charset) {
    /** A file of which nobody says how it is encoded. */
    public FileSource(String name, String source, FileFormat format, Bytes bytes) {
        this(name, source, format, bytes, null);
    }

    /** Opens the file's bytes from their beginning; may be called more than once. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }
}
