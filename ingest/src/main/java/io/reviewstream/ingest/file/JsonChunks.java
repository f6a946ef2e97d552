package io.reviewstream.ingest.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array, cut by counting brackets: an element that is no valid JSON inside still ends where its
 * brackets do, and the next one can be read.
 */
final class JsonChunks implements Chunks {
    private final ByteScanner scanner;
    private final ByteCollector collector;
    private boolean closed;
    private boolean early;

    /** @param scanner stands behind the array's opening bracket or behind one of its elements */
    JsonChunks(ByteScanner scanner, int maxRecordBytes) {
        this.scanner = scanner;
        this.collector = new ByteCollector(maxRecordBytes);
    }

    @Override
    public @Nullable Chunk next() throws IOException {
        int first = closed ? ']' : skipBetween();
        if (first == ']' || first == ByteScanner.END) {
            early = first == ByteScanner.END;
            closed = true;
            return null;
        }
        Position start = scanner.position();
        collector.clear();
        boolean whole = first == '{' || first == '[' ? readNested() : readScalar();
        return collector.chunk(start, whole);
    }

    @Override
    public boolean endsEarly() {
        return early;
    }

    private int skipBetween() throws IOException {
        int b = scanner.peek();
        while (b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == ',') {
            scanner.read();
            b = scanner.peek();
        }
        return b;
    }

    private boolean readNested() throws IOException {
        int depth = 0;
        boolean quoted = false;
        while (true) {
            int b = scanner.read();
            if (b == ByteScanner.END) {
                return false;
            }
            collector.add(b);
            if (quoted) {
                if (b == '\\') {
                    int escaped = scanner.read();
                    if (escaped == ByteScanner.END) {
                        return false;
                    }
                    collector.add(escaped);
                } else {
                    quoted = b != '"';
                }
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return true;
            }
        }
    }

    private boolean readScalar() throws IOException {
        boolean quoted = false;
        while (true) {
            int b = scanner.peek();
            if (b == ByteScanner.END) {
                return false;
            }
            if (!quoted && (b == ',' || b == ']')) {
                return true;
            }
            collector.add(scanner.read());
            if (b == '"') {
                quoted = !quoted;
            } else if (quoted && b == '\\' && scanner.peek() != ByteScanner.END) {
                collector.add(scanner.read());
            }
        }
    }
}
