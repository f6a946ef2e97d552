package io.reviewstream.ingest.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The file is one record: a text. */
final class WholeChunks implements Chunks {
    private final ByteScanner scanner;
    private final int maxRecordBytes;

    WholeChunks(ByteScanner scanner, int maxRecordBytes) {
        this.scanner = scanner;
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public @Nullable Chunk next() throws IOException {
        Position start = scanner.position();
        var collector = new ByteCollector(maxRecordBytes);
        while (scanner.readLine(collector)) {
            // on to the next line
        }
        return collector.isEmpty() ? null : collector.chunk(start, true);
    }
}
