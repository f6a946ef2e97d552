package io.reviewstream.benchmarks;

import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Provenance;
import io.reviewstream.events.RawReview;
import java.util.Map;

/** The whole analysis without Kafka. Thread-safe. */
public final class Enriching {
    private final ReviewAnalyser analyser = ReviewAnalyser.standard();

    /** What enrich makes of a review, but for where in Kafka it was. */
    public EnrichedReview enriched(RawReview review) {
        Analysis analysis = analyser.analyse(review);
        return new EnrichedReview(
                review.id(),
                review.revision(),
                review,
                analysis.enrichment(),
                Provenance.outsideKafka(null, null, analyser.version(), Map.of()));
    }
}
