package io.reviewstream.events;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The topics of one pipeline. A prefix lets several pipelines share a cluster.
 *
 * @param prefix put before every name; empty for the standard names
 */
public record Topics(String prefix) {
    /** A text may have 1 MB; in JSON escapes, and with its spans and quotes, that can grow to this. */
    public static final int MAX_MESSAGE_BYTES = 24 * 1024 * 1024;

    private static final Map<String, String> REVIEWS =
            Map.of("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES), "cleanup.policy", "delete");

    /** The standard names. */
    public static Topics standard() {
        return new Topics("");
    }

    /** Raw reviews, by id. */
    public Topic<String, RawReview> raw() {
        return new Topic<>(prefix + "reviews.raw", Serdes.String(), new JsonSerde<>(RawReview.class), REVIEWS);
    }

    /** Enriched reviews, by id. */
    public Topic<String, EnrichedReview> enriched() {
        return new Topic<>(
                prefix + "reviews.enriched", Serdes.String(), new JsonSerde<>(EnrichedReview.class), REVIEWS);
    }

    /** What all reviews of a title say together, by {@link TitleKey}; compacted, so that the last word on each stays. */
    public Topic<String, TitleSummary> titles() {
        return new Topic<>(
                prefix + "reviews.titles",
                Serdes.String(),
                new JsonSerde<>(TitleSummary.class),
                Map.of("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES), "cleanup.policy", "compact"));
    }

    /** What could not be processed, original bytes and all; see {@link DeadLetter}. Kept until somebody deletes it. */
    public Topic<byte[], byte[]> deadLetter() {
        return new Topic<>(
                prefix + "reviews.dead-letter",
                Serdes.ByteArray(),
                Serdes.ByteArray(),
                Map.of(
                        "max.message.bytes",
                        Integer.toString(MAX_MESSAGE_BYTES),
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        "-1"));
    }

    /** How far each source has been read: compacted, by source; written by ingest alone. */
    public Topic<String, byte[]> checkpoints() {
        return new Topic<>(
                prefix + "reviews.checkpoints",
                Serdes.String(),
                Serdes.ByteArray(),
                Map.of("cleanup.policy", "compact", "max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES)));
    }

    /** Works that reviews may be of: compacted, by what their publisher calls them. Read whole by enrich where asked. */
    public Topic<String, CatalogueEntry> catalogue() {
        return new Topic<>(
                prefix + "reviews.catalogue",
                Serdes.String(),
                new JsonSerde<>(CatalogueEntry.class),
                Map.of("cleanup.policy", "compact", "max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES)));
    }

    /** All of them, for whoever creates them. */
    public List<Topic<?, ?>> all() {
        return List.of(raw(), enriched(), titles(), deadLetter(), checkpoints(), catalogue());
    }
}
