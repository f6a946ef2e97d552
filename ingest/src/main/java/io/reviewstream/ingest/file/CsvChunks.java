package io.reviewstream.ingest.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table. A line feed inside quotes does not end a row; quotes count only where a field begins, so that an inch
 * sign in the midst of one does no harm. A quote that never closes spoils its own line, not the rest of the file. Where tabs
 * separate the fields, as they do where nothing is quoted, lines that are each a row by their number of tabs are rows.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvChunks implements Chunks {
    private enum In {
        FIELD_START,
        PLAIN,
        QUOTED,
        /** Just behind a quote that closed the field, unless another one follows. */
        QUOTE
    }

    private final ByteScanner scanner;
    private final ByteCollector collector;
    private final int delimiter;
    private final int columns;
    private boolean waiting;

    /**
     * Rows of a table.
     *
     * @param columns of a row, 0 where that is not known
     */
    CsvChunks(ByteScanner scanner, char delimiter, int columns, int maxRecordBytes) {
        this.scanner = scanner;
        this.delimiter = delimiter;
        this.columns = columns;
        this.collector = new ByteCollector(maxRecordBytes);
    }

    @Override
    public @Nullable Chunk next() throws IOException {
        Position start = scanner.position();
        collector.clear();
        In in = In.FIELD_START;
        boolean severalLines = false;
        while (true) {
            int b = scanner.read();
            if (b == ByteScanner.END) {
                break;
            }
            collector.add(b);
            if (b == '\n' && in != In.QUOTED) {
                return severalLines && areRows(collector.all()) ? firstLine(start) : collector.chunk(start, true);
            }
            severalLines |= b == '\n';
            if (collector.isAtLimit()) {
                break;
            }
            in = after(in, b);
        }
        if (collector.isEmpty()) {
            return null;
        }
        // Where the input itself was cut off, or goes on later, the open quote is no mistake of the writer's.
        boolean mayClose = scanner.cut().isPresent() || waiting && !collector.isAtLimit();
        return in == In.QUOTED && !mayClose ? firstLine(start) : rest(start);
    }

    @Override
    public void waitForMore(boolean more) {
        waiting = more;
    }

    private In after(In in, int b) {
        return switch (in) {
            case FIELD_START -> b == '"' ? In.QUOTED : b == delimiter ? In.FIELD_START : In.PLAIN;
            case PLAIN -> b == delimiter ? In.FIELD_START : In.PLAIN;
            case QUOTED -> b == '"' ? In.QUOTE : In.QUOTED;
            case QUOTE -> b == '"' ? In.QUOTED : b == delimiter ? In.FIELD_START : In.PLAIN;
        };
    }

    /** Whether each line has the tabs of a row, so that the quote which holds them together is none. */
    private boolean areRows(byte[] lines) {
        if (delimiter != '\t' || columns < 2) {
            return false;
        }
        int tabs = 0;
        for (byte b : lines) {
            if (b == '\t') {
                tabs++;
            } else if (b == '\n') {
                if (tabs != columns - 1) {
                    return false;
                }
                tabs = 0;
            }
        }
        return true;
    }

    /** Of a row whose quote did not close: its first line, the others come again. */
    private Chunk firstLine(Position start) throws IOException {
        byte[] bytes = collector.all();
        int lineEnd = 0;
        while (lineEnd < bytes.length && bytes[lineEnd] != '\n') {
            lineEnd++;
        }
        if (lineEnd == bytes.length) {
            return rest(start);
        }
        scanner.unread(bytes, lineEnd + 1);
        collector.clear();
        collector.add(bytes, 0, lineEnd + 1);
        return collector.chunk(start, true);
    }

    private Chunk rest(Position start) throws IOException {
        return collector.chunk(start, collector.isAtLimit() && scanner.readLine(collector));
    }
}
