package io.reviewstream.enrich;

import io.reviewstream.events.RawReview;

/**
 * A review whose content is new under its id.
 *
 * @param review as it came
 * @param revision which content under that id it is
 */
record Revised(RawReview review, Revision revision) {}
