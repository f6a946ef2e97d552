package io.reviewstream.enrich;

import io.reviewstream.events.EnrichedReview;

/**
 * A review that has been analysed, and is to be remembered.
 *
 * @param enriched what goes out
 * @param revision which content under that id it is
 */
record Analysed(EnrichedReview enriched, Revision revision) {}
