package io.reviewstream.ingest.position;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a live stream has been read: the value of its checkpoint.
 *
 * @param lastEventId what to resume behind, null when the stream gives no ids
 * @param seen events that were taken last, as in {@link FeedProgress#seen}: some servers send the last ones again
 * @param ingested reviews sent, over all attempts
 * @param deadLetters events set aside
 * @param skipped events in which nothing was to be analysed
 */
public record StreamProgress(
        @Nullable String lastEventId, List<String> seen, long ingested, long deadLetters, long skipped)
        implements SourceProgress {
    /** Of a stream that was never read. */
    public static final StreamProgress NONE = new StreamProgress(null, List.of(), 0, 0, 0);

    public StreamProgress {
        seen = seen == null ? List.of() : List.copyOf(seen);
    }
}
