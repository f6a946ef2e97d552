package io.reviewstream.ingest.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file to read.
 *
 * @param name for people, put before the line in a place
 * @param source what a review's {@code source} is when it names none itself; does not depend on where the folder stands
 * @param format how it holds reviews
 * @param bytes its bytes
 */
public record FileSource(String name, String source, FileFormat format, Bytes bytes) {
    /** Opens the file's bytes from their beginning; may be called more than once. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }
}
