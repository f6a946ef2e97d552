package io.reviewstream.enrich;

import io.reviewstream.events.RawReview;
import java.time.Instant;

/**
 * A review whose content is new under its id.
 *
 * @param review as it came
 * @param revision which content under that id it is
 * @param seen when it came, as {@link Memory} counts
 */
record Revised(RawReview review, Revision revision, Instant seen) {}
