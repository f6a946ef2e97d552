package io.reviewstream.ingest;

/**
 * What has come of a source so far, over all attempts: taken from what is committed.
 *
 * @param sourceUri which source
 * @param ingested reviews sent to {@code reviews.raw}
 * @param deadLetters records set aside
 * @param skipped records in which nothing was to be analysed
 * @param complete whether it was read to its end
 */
public record SourceReport(String sourceUri, long ingested, long deadLetters, long skipped, boolean complete) {}
