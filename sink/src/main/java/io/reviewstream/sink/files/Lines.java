package io.reviewstream.sink.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines as bytes. */
final class Lines {
    private static final byte[] NONE = {};

    private Lines() {}

    /** The next line without its end; empty after the last. Stores have no empty lines. */
    static byte[] next(InputStream in) throws IOException {
        int b = in.read();
        if (b < 0) {
            return NONE;
        }
        var line = new ByteArrayOutputStream(4_096);
        while (b >= 0 && b != '\n') {
            line.write(b);
            b = in.read();
        }
        return line.toByteArray();
    }
}
