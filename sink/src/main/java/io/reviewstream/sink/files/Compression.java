package io.reviewstream.sink.files;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How part files are packed. */
public enum Compression {
    /** Plain JSON Lines. */
    NONE(".jsonl"),
    GZIP(".jsonl.gz"),
    ZSTD(".jsonl.zst");

    private static final int BUFFER = 1 << 16;

    private final String ending;

    Compression(String ending) {
        this.ending = ending;
    }

    String ending() {
        return ending;
    }

    /** By a file's name. */
    static Compression of(String name) {
        for (Compression compression : new Compression[] {GZIP, ZSTD}) {
            if (name.endsWith(compression.ending)) {
                return compression;
            }
        }
        return NONE;
    }

    OutputStream packing(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out, BUFFER);
            case ZSTD -> new ZstdOutputStream(out);
        };
    }

    InputStream unpacking(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(new UntilItsEnd(in), BUFFER);
            case ZSTD -> new ZstdInputStream(in);
        };
    }

    /**
     * Has something available until its end was read: else a further member is not looked for behind one that ends where
     * nothing has come over the network yet.
     */
    private static final class UntilItsEnd extends FilterInputStream {
        private boolean ended;

        UntilItsEnd(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            ended |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            int read = super.read(bytes, start, length);
            ended |= read < 0;
            return read;
        }

        @Override
        public int available() {
            return ended ? 0 : 1;
        }
    }
}
