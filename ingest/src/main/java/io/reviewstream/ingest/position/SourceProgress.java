package io.reviewstream.ingest.position;

/** What has come of a place in a source so far, over all attempts. */
public sealed interface SourceProgress permits FileProgress, FeedProgress, PushProgress, StreamProgress {
    /** Reviews sent. */
    long ingested();

    /** Records set aside. */
    long deadLetters();

    /** Records in which nothing was to be analysed. */
    long skipped();
}
