package io.reviewstream.sink.files;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.reviewstream.runtime.GzipInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
            case GZIP -> new GzipInput(in);
            case ZSTD -> new ZstdInputStream(in);
        };
    }
}
