package io.reviewstream.ingest.file;

/**
 * A file to read.
 *
 * @param name for people, put before the line in a place
 * @param source what a review's {@code source} is when it names none itself; does not depend on where the folder stands
 * @param format how it holds reviews
 * @param bytes its bytes
 */
public record FileSource(String name, String source, FileFormat format, FileRecords.Bytes bytes) {}
