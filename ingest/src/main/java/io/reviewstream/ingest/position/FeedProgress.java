package io.reviewstream.ingest.position;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed has been read: the value of its checkpoint.
 *
 * @param movedTo the address that it has moved to for good, null while it is where it was
 * @param etag what to ask with whether it has changed, null when it gives none
 * @param lastModified the same by time
 * @param seen items that were taken, each as hash of its id, a colon, hash of its content; those that were in the feed
 *     last come last
 * @param ingested reviews sent, over all attempts
 * @param deadLetters items set aside
 * @param skipped items in which nothing was to be analysed
 */
public record FeedProgress(
        @Nullable String movedTo,
        @Nullable String etag,
        @Nullable String lastModified,
        List<String> seen,
        long ingested,
        long deadLetters,
        long skipped)
        implements SourceProgress {
    /** Of a feed that was never read. */
    public static final FeedProgress NONE = new FeedProgress(null, null, null, List.of(), 0, 0, 0);

    public FeedProgress {
        seen = seen == null ? List.of() : List.copyOf(seen);
    }
}
