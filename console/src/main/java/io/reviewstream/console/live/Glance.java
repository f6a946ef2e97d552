package io.reviewstream.console.live;

import io.reviewstream.events.Label;
import io.reviewstream.events.TitleKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few fields of an enriched review that it is sorted and counted by; the rest of its JSON is read when shown. */
public record Glance(
        String id,
        int revision,
        Stated review,
        Found enrichment,
        @Nullable Origin provenance) {
    public record Stated(String source, @Nullable Instant receivedAt) {}

    public record Found(
            @Nullable Tongue language,
            @Nullable Feeling sentiment,
            @Nullable Item itemReviewed) {}

    public record Tongue(String code) {}

    public record Feeling(@Nullable Label label, double score) {}

    public record Item(String name, @Nullable Integer year) {}

    public record Origin(@Nullable Instant enrichedAt) {}

    /** Empty where nothing is said of how it came about. */
    public Optional<Instant> enrichedAt() {
        return provenance == null ? Optional.empty() : Optional.ofNullable(provenance.enrichedAt);
    }

    /** The key of its title, null when it names none. */
    public @Nullable String title() {
        Item item = enrichment.itemReviewed;
        return item == null || item.name == null ? null : TitleKey.of(item.name, item.year);
    }

    /** Of what was reviewed, null when it is not known. */
    public @Nullable String name() {
        return enrichment.itemReviewed == null ? null : enrichment.itemReviewed.name;
    }

    /** In lower case, {@code unscored} when it has no sentiment, or one without a label. */
    public String label() {
        Feeling sentiment = enrichment.sentiment;
        return sentiment == null || sentiment.label == null ? "unscored" : LABELS.get(sentiment.label.ordinal());
    }

    public String language() {
        return enrichment.language == null ? "und" : enrichment.language.code;
    }

    private static final List<String> LABELS = List.of("positive", "negative", "neutral", "mixed");
}
