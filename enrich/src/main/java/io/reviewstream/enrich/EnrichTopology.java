package io.reviewstream.enrich;

import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topic;
import io.reviewstream.events.Topics;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The stream, from raw to enriched reviews.
 *
 * <pre>{@code
 * reviews.raw --> revise --new content--> analyse --> remember --> reviews.enriched
 *                   |                                     |
 *                   +-- known content: counted ------> [ledger]
 * reviews.catalogue ==> [catalogue]       where the settings ask for it
 * }</pre>
 *
 * <p>Bytes that are no review, and reviews on which a step fails, go to {@code reviews.dead-letter} through the handlers
 * in {@link DeadLetters}, in the same transaction. A review is remembered only after its analysis, so that one that
 * failed can be replayed.
 */
final class EnrichTopology {
    static final String REVISIONS = "revisions";
    static final String LEDGER = "ledger";
    static final String CATALOGUE = "catalogue";

    private final Topics topics;
    private final Function<RawReview, Analysis> analysis;
    private final Supplier<String> analysisVersion;
    private final UnaryOperator<RawReview> outgoing;
    private final @Nullable Catalogue catalogue;
    private final Clock clock;

    EnrichTopology(Topics topics, Function<RawReview, Analysis> analysis, String analysisVersion, Clock clock) {
        this(topics, UnaryOperator.identity(), analysis, () -> analysisVersion, null, clock);
    }

    /**
     * With more than the stream itself.
     *
     * @param outgoing the review as it leaves and is analysed
     * @param catalogue to be filled from {@code reviews.catalogue}; null leaves that topic alone
     */
    EnrichTopology(
            Topics topics,
            UnaryOperator<RawReview> outgoing,
            Function<RawReview, Analysis> analysis,
            Supplier<String> analysisVersion,
            @Nullable Catalogue catalogue,
            Clock clock) {
        this.topics = topics;
        this.outgoing = outgoing;
        this.analysis = analysis;
        this.analysisVersion = analysisVersion;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Topology build() {
        var builder = new StreamsBuilder();
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(REVISIONS), Serdes.String(), Serdes.ByteArray()));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(LEDGER), Serdes.String(), new LedgerEntry.EntrySerde())
                .withCachingEnabled());

        if (catalogue != null) {
            builder.globalTable(
                    topics.catalogue().name(),
                    Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("catalogue-entries"),
                    Materialized.<String, byte[]>as(CatalogueStore.supplier(CATALOGUE, catalogue))
                            .withCachingDisabled());
        }
        Topic<String, RawReview> raw = topics.raw();
        Topic<String, EnrichedReview> enriched = topics.enriched();
        builder.stream(raw.name(), Consumed.with(raw.keys(), raw.values()).withName("raw"))
                .process(Revise::new, Named.as("revise"), REVISIONS, LEDGER)
                .process(this::analyse, Named.as("analyse"))
                .process(Remember::new, Named.as("remember"), REVISIONS, LEDGER)
                .to(
                        enriched.name(),
                        Produced.with(enriched.keys(), Serdes.ByteArray()).withName("enriched"));
        return builder.build();
    }

    private Processor<String, Revised, String, Analysed> analyse() {
        return new Analyse(topics.enriched(), outgoing, analysis, analysisVersion, clock);
    }
}
