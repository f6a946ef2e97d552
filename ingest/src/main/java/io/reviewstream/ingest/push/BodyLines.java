package io.reviewstream.ingest.push;

import io.reviewstream.ingest.file.LineFeeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a body as they come in; a carriage return before a line feed is left, as JSON takes it for white space. Of one that
 * is too long the beginning is kept and the rest passed over.
 */
final class BodyLines {
    /**
     * One line without its end.
     *
     * @param number from 1
     * @param length in bytes, all of it
     * @param bytes its beginning when it is longer than allowed
     */
    record Line(int number, long length, byte[] bytes) {
        boolean isTooLong() {
            return length > bytes.length;
        }

        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private int number;

    BodyLines(InputStream in, int maxBytes) {
        this.in = new LineFeeds(in);
        this.maxBytes = maxBytes;
    }

    /** Whether the next line is here without waiting for the sender. */
    boolean isReady() throws IOException {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return true;
            }
        }
        return in.available() > 0;
    }

    /** The next line; null at the end of the body. */
    @Nullable Line next() throws IOException {
        var line = new ByteArrayOutputStream();
        long length = 0;
        while (true) {
            if (from == to && !fill()) {
                if (length == 0) {
                    return null;
                }
                return new Line(++number, length, line.toByteArray());
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, (int) Math.min(end - from, Math.max(0, maxBytes - length)));
            length += end - from;
            boolean whole = end < to;
            from = whole ? end + 1 : end;
            if (whole) {
                return new Line(++number, length, line.toByteArray());
            }
        }
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer);
        from = 0;
        to = Math.max(0, count);
        return count > 0;
    }
}
