package io.reviewstream.enrich;

import java.time.Instant;

/**
 * A review that has been analysed, and is to be remembered.
 *
 * @param json the enriched review as it goes out
 * @param source as the ledger names it
 * @param revision which content under that id it is
 * @param seen when it came, as {@link Memory} counts
 */
record Analysed(byte[] json, String source, Revision revision, Instant seen) {}
