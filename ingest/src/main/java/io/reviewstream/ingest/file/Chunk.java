package io.reviewstream.ingest.file;

import java.util.Arrays;

/**
 * The bytes of one record.
 *
 * @param bytes all of them, or the first {@link #KEPT_OF_TOO_LARGE} when there are more than allowed
 * @param start where it begins
 * @param length how many there are
 * @param whole false when the input ends before the record does, or where it might go on
 */
record Chunk(byte[] bytes, Position start, long length, boolean whole) {
    /** Enough to see what it was; the whole is still where it came from. */
    static final int KEPT_OF_TOO_LARGE = 64 * 1024;

    boolean isTooLarge() {
        return length > bytes.length;
    }

    /** The same without the line break it ends with, which is no part of the record. */
    Chunk withoutLineBreak() {
        int end = bytes.length;
        if (isTooLarge() || end == 0 || bytes[end - 1] != '\n') {
            return this;
        }
        end -= end > 1 && bytes[end - 2] == '\r' ? 2 : 1;
        return new Chunk(Arrays.copyOf(bytes, end), start, end, whole);
    }

    boolean isBlank() {
        for (byte b : bytes) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
