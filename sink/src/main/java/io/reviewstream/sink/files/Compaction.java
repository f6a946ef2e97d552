package io.reviewstream.sink.files;

import io.reviewstream.runtime.FailedException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What tidying a store up came to.
 *
 * @param filesBefore part files, those of each partition's last batch left out, as they stay as they are
 * @param filesAfter the same afterwards
 * @param reviewsDropped earlier revisions, and reviews that are too old
 */
public record Compaction(long filesBefore, long filesAfter, long reviewsDropped) {
    /**
     * What to do.
     *
     * @param targetBytes smaller files of the same folder and partition are merged until they have this size
     * @param latestOnly whether to keep only the latest revision of each review
     * @param keepFor files are removed when their date, or where folders are no dates their batch, is older; null keeps all
     */
    public record Plan(
            long targetBytes, boolean latestOnly, @Nullable Duration keepFor) {
        /** Of {@code targetBytes}: what Spark and DuckDB like to read at once. */
        public static final long TARGET_BYTES = 128L << 20;
    }

    /**
     * Tidies a store up, also while a sink writes to it. A reader that lists files meanwhile may see some reviews twice for a
     * moment, never one of them missing. Killed at any time, the next start of the sink or of this finishes it.
     *
     * @throws FailedException when another does so at the moment, a file is damaged, or the store cannot be written
     */
    public static Compaction of(Path store, Plan plan, Clock clock, String token, Progress progress) {
        return new Compactor(new LocalDisk(), store, plan, clock, token, progress).run();
    }

    /** Told after each file that was read, whether it was merged or stayed. */
    public interface Progress {
        void at(long filesRead, long bytesRead);
    }

    /** For people. */
    @Override
    public String toString() {
        if (filesAfter == filesBefore && reviewsDropped == 0) {
            return "nothing to merge or to drop";
        }
        return "compacted " + filesBefore + (filesBefore == 1 ? " file" : " files") + " into " + filesAfter
                + ", dropped " + reviewsDropped + (reviewsDropped == 1 ? " review" : " reviews");
    }
}
