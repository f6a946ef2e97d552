package io.reviewstream.sink.files;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A file's lines as bytes. Not thread-safe. */
final class Lines implements Closeable {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; empty after the last. Stores have no empty lines. */
    byte[] next() throws IOException {
        var line = new ByteArrayOutputStream(4_096);
        while (at < filled || fill()) {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, at, end - at);
            at = end + 1;
            if (end < filled) {
                break;
            }
        }
        return line.toByteArray();
    }

    private boolean fill() throws IOException {
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        at = 0;
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
