package io.reviewstream.ingest.file;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array, cut by counting brackets: an element that is no valid JSON inside still ends where its
 * brackets do, and the next one can be read.
 */
final class JsonChunks implements Chunks {
    private static final int NO_SEPARATOR = -2;

    private final ByteScanner scanner;
    private final ByteCollector collector;
    private final int depth;
    private boolean closed;
    private boolean early;
    private @Nullable Chunk rest;

    /**
     * Elements of one list.
     *
     * @param scanner stands behind the array's opening bracket or behind one of its elements
     * @param depth how many objects the array is in
     */
    JsonChunks(ByteScanner scanner, int maxRecordBytes, int depth) {
        this.scanner = scanner;
        this.collector = new ByteCollector(maxRecordBytes);
        this.depth = depth;
    }

    @Override
    public @Nullable Chunk next() throws IOException {
        if (closed) {
            return null;
        }
        int first = skipBetween();
        if (first == ']' || first == ByteScanner.END) {
            closed = true;
            early = first == ByteScanner.END || !close();
            return null;
        }
        Position start = scanner.position();
        collector.clear();
        boolean whole = first == '{' || first == '[' ? readNested(scanner, collector) : readScalar();
        return collector.chunk(start, whole);
    }

    @Override
    public boolean endsEarly() {
        return early;
    }

    @Override
    public Optional<Chunk> behind() {
        return Optional.ofNullable(rest);
    }

    /** Reads what follows the list: false where the objects around it do not close. */
    private boolean close() throws IOException {
        int open = depth + 1;
        while (open > 0) {
            int b = scanner.read();
            if (b == ByteScanner.END || b == '"' && !skipString()) {
                return false;
            }
            open += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
        }
        if (skipBetween() != ByteScanner.END) {
            Position start = scanner.position();
            collector.clear();
            while (scanner.peek() != ByteScanner.END) {
                collector.add(scanner.read());
            }
            rest = collector.chunk(start, true);
        }
        return true;
    }

    /** Reads a string whose quotation mark was read; false where it does not end. */
    private boolean skipString() throws IOException {
        int b = scanner.read();
        while (b != '"' && b != ByteScanner.END) {
            b = b == '\\' && scanner.read() == ByteScanner.END ? ByteScanner.END : scanner.read();
        }
        return b == '"';
    }

    private int skipBetween() throws IOException {
        int b = scanner.peek();
        while (b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == ',') {
            scanner.read();
            b = scanner.peek();
        }
        return b;
    }

    private static boolean readNested(ByteScanner scanner, ByteCollector collector) throws IOException {
        return readNested(scanner, collector, NO_SEPARATOR);
    }

    /**
     * Reads an object or array up to its closing bracket; false where it has none.
     *
     * @param separator byte that no JSON holds and that ends it as well, though it has no closing bracket
     */
    static boolean readNested(ByteScanner scanner, ByteCollector collector, int separator) throws IOException {
        int depth = 0;
        boolean quoted = false;
        while (true) {
            int b = scanner.read();
            if (b == ByteScanner.END) {
                return false;
            }
            if (b == separator) {
                scanner.unread(new byte[] {(byte) b}, 0);
                return true;
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
