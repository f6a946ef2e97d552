package io.reviewstream.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where an enriched review came from, and what made it.
 *
 * @param source URI of the file, feed or client; null when unknown
 * @param position where in that source, for example {@code reviews.jsonl:17}
 * @param rawTopic the topic it was read from; null outside Kafka
 * @param rawPartition its partition there; null outside Kafka
 * @param rawOffset its offset there; null outside Kafka
 * @param publishedAt when it was written to the raw topic (UTC); null outside Kafka
 * @param enrichedAt when the analysis ran (UTC); null outside Kafka, so that the same input gives the same bytes
 * @param analysisVersion changes whenever the same text may give another enrichment
 * @param degraded analysers that failed or ran out of time on this review, with the reason; empty when all is well
 * @param analysers what came of each analyser on this review; empty where it was not noted
 */
public record Provenance(
        @Nullable String source,
        @Nullable String position,
        @Nullable String rawTopic,
        @Nullable Integer rawPartition,
        @Nullable Long rawOffset,
        @Nullable Instant publishedAt,
        @Nullable Instant enrichedAt,
        String analysisVersion,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> degraded,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, AnalyserStatus> analysers) {
    public Provenance {
        degraded = degraded == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(degraded));
        analysers = analysers == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(analysers));
    }

    /** Where it was not noted what came of each analyser. */
    public Provenance(
            @Nullable String source,
            @Nullable String position,
            @Nullable String rawTopic,
            @Nullable Integer rawPartition,
            @Nullable Long rawOffset,
            @Nullable Instant publishedAt,
            @Nullable Instant enrichedAt,
            String analysisVersion,
            Map<String, String> degraded) {
        this(
                source,
                position,
                rawTopic,
                rawPartition,
                rawOffset,
                publishedAt,
                enrichedAt,
                analysisVersion,
                degraded,
                Map.of());
    }

    /** Of a review that was analysed outside Kafka. */
    public static Provenance outsideKafka(
            @Nullable String source, @Nullable String position, String analysisVersion, Map<String, String> degraded) {
        return new Provenance(source, position, null, null, null, null, null, analysisVersion, degraded);
    }

    /** The same, with what came of each analyser. */
    public Provenance with(Map<String, AnalyserStatus> statuses) {
        return new Provenance(
                source,
                position,
                rawTopic,
                rawPartition,
                rawOffset,
                publishedAt,
                enrichedAt,
                analysisVersion,
                degraded,
                statuses);
    }
}
