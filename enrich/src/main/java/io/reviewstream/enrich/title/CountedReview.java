package io.reviewstream.enrich.title;

import io.reviewstream.events.Label;
import io.reviewstream.events.Rating;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of an enriched review that its title's summary is made of; the rest of the JSON is skipped unread. */
public record CountedReview(Stated review, Found enrichment, @Nullable Origin provenance) {
    /** See {@link io.reviewstream.events.RawReview}. */
    public record Stated(
            @Nullable String datePublished, @Nullable Instant receivedAt) {}

    /** See {@link io.reviewstream.events.Enrichment}. */
    public record Found(
            @Nullable Feeling sentiment,
            @Nullable Item itemReviewed,
            @Nullable List<Side> aspects,
            @Nullable Stars rating) {}

    /** See {@link io.reviewstream.events.Sentiment}. */
    public record Feeling(Label label, double score) {}

    /** See {@link io.reviewstream.events.ItemReviewed}. */
    public record Item(String name, @Nullable Integer year) {}

    /** See {@link io.reviewstream.events.Aspect}. */
    public record Side(String aspect, Label label, double score) {}

    /** See {@link io.reviewstream.events.Rating}. */
    public record Stars(double normalized, Rating.Origin origin) {}

    /** See {@link io.reviewstream.events.Provenance}. */
    public record Origin(@Nullable Instant publishedAt) {}
}
