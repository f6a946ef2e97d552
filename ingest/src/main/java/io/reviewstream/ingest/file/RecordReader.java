package io.reviewstream.ingest.file;

import io.reviewstream.ingest.parse.ExportFormats;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** The records of one file, one after the other. Not thread-safe. */
public sealed interface RecordReader extends AutoCloseable permits FileRecords, FeedRecords {
    /**
     * Opens a file where an earlier reading left off.
     *
     * @param maxTextBytes the longest text that is taken, in bytes of UTF-8
     * @param formats exports that are known by their columns
     * @param start {@link Position#START}, or what {@link #position()} said
     * @param growing true when more may be written to it: a record without its end is then left for later
     * @throws IOException when it cannot be read
     */
    static RecordReader open(
            FileSource file,
            long maxTextBytes,
            ExportFormats formats,
            InstantSource clock,
            Position start,
            boolean growing)
            throws IOException {
        return file.format() == FileFormat.FEED
                ? new FeedRecords(file, maxTextBytes, formats, clock, start)
                : new FileRecords(file, maxTextBytes, formats, clock, start, growing);
    }

    /**
     * The next record; empty at the end of the file, or of what is there of a growing one so far.
     *
     * @throws IOException when the file cannot be read any further
     */
    Optional<FoundRecord> next() throws IOException;

    /** Where reading goes on after the record that came last. */
    Position position();

    /** Nothing will be written to it any more: what stands at its end is all of the last record. */
    default void noMore() {}

    /** Whether a growing file ends in a record that is not whole yet. */
    default boolean leftPartial() {
        return false;
    }

    @Override
    void close() throws IOException;
}
