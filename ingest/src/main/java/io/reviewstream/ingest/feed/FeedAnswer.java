package io.reviewstream.ingest.feed;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking for a feed. */
public sealed interface FeedAnswer {
    /**
     * The document.
     *
     * @param from where it came from in the end
     * @param movedTo where the feed has moved to for good, null when it has not
     * @param body unpacked
     * @param charset the encoding that the server states, null when it states none
     * @param etag to ask with next time
     * @param lastModified to ask with next time
     * @param next where its header {@code Link} says that the next page is, null when it does not
     */
    record Document(
            URI from,
            @Nullable URI movedTo,
            byte[] body,
            @Nullable String charset,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable String next)
            implements FeedAnswer {}

    /**
     * It is as it was.
     *
     * @param movedTo where the feed has moved to for good, null when it has not
     */
    record NotModified(@Nullable URI movedTo) implements FeedAnswer {}

    /**
     * It could not be had.
     *
     * @param message what happened, for people
     * @param retryAfter how long the server asks to be left alone, zero when it says nothing
     * @param lasting whether asking again soon will hardly help: it is gone, or was never there
     */
    record Failed(String message, Duration retryAfter, boolean lasting) implements FeedAnswer {}
}
