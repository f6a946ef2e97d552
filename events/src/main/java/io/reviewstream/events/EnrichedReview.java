package io.reviewstream.events;

import static java.util.Objects.requireNonNull;

/**
 * A review with what the analysis found in it: the value on {@code reviews.enriched} and in the stores.
 *
 * @param id the raw review's id; the Kafka key
 * @param revision 1 for the first content under this id, one more for each change of content
 * @param review the raw event as it was
 * @param enrichment what was found
 * @param provenance where it came from and what made it
 */
public record EnrichedReview(String id, int revision, RawReview review, Enrichment enrichment, Provenance provenance) {
    public EnrichedReview {
        requireNonNull(id, "id");
        requireNonNull(review, "review");
        requireNonNull(enrichment, "enrichment");
        requireNonNull(provenance, "provenance");
    }
}
