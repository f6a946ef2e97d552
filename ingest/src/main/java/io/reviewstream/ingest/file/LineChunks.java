package io.reviewstream.ingest.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Each line is a record: JSON Lines. */
final class LineChunks implements Chunks {
    private final ByteScanner scanner;
    private final ByteCollector collector;
    private Position start = Position.START;
    private boolean waiting;

    LineChunks(ByteScanner scanner, int maxRecordBytes) {
        this.scanner = scanner;
        this.collector = new ByteCollector(maxRecordBytes);
    }

    @Override
    public @Nullable Chunk next() throws IOException {
        if (collector.isEmpty()) {
            start = scanner.position();
        }
        boolean ended = scanner.readLine(collector);
        if (collector.isEmpty() || !ended && waiting) {
            return null;
        }
        Chunk line = collector.chunk(start, ended);
        collector.clear();
        return line.withoutLineBreak();
    }

    @Override
    public void waitForMore(boolean more) {
        waiting = more;
    }
}
