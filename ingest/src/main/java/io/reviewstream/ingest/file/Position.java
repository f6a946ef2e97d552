package io.reviewstream.ingest.file;

/**
 * Where reading goes on: in the bytes as they are after unpacking and decoding.
 *
 * @param offset bytes before it
 * @param line number of the line there, the first is 1
 */
public record Position(long offset, long line) {
    public static final Position START = new Position(0, 1);
}
