package io.reviewstream.enrich;

import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topic;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The stream, from raw to enriched reviews.
 *
 * <pre>{@code
 * reviews.raw --> revise --new content--> analyse --> remember --> reviews.enriched
 *                   |                                     |
 *                   +-- known content: counted ------> [ledger]
 * }</pre>
 *
 * <p>Bytes that are no review, and reviews on which a step fails, go to {@code reviews.dead-letter} through the handlers
 * in {@link DeadLetters}, in the same transaction. A review is remembered only after its analysis, so that one that
 * failed can be replayed. {@link Titles} add up what comes out.
 */
final class EnrichTopology {
    static final String REVISIONS = "revisions";
    static final String LEDGER = "ledger";

    private final Topics topics;
    private final Function<RawReview, Analysis> analysis;
    private final String analysisVersion;
    private final Duration rememberFor;
    private final Clock clock;
    private final Serializer<byte[]> wire;
    private final Vitals vitals;
    private final boolean titles;

    /** Puts enriched reviews onto their topic as plain JSON, unwatched. */
    EnrichTopology(
            Topics topics,
            Function<RawReview, Analysis> analysis,
            String analysisVersion,
            Duration rememberFor,
            Clock clock,
            boolean titles) {
        this(
                topics,
                analysis,
                analysisVersion,
                rememberFor,
                clock,
                new ByteArraySerializer(),
                Vitals.unwatched(),
                titles);
    }

    /**
     * @param rememberFor see {@link Memory}
     * @param wire puts enriched reviews, which are JSON by then, onto their topic
     * @param titles whether reviews are also added up by title, see {@link Titles}
     */
    EnrichTopology(
            Topics topics,
            Function<RawReview, Analysis> analysis,
            String analysisVersion,
            Duration rememberFor,
            Clock clock,
            Serializer<byte[]> wire,
            Vitals vitals,
            boolean titles) {
        this.vitals = vitals;
        this.topics = topics;
        this.analysis = analysis;
        this.analysisVersion = analysisVersion;
        this.rememberFor = rememberFor;
        this.clock = clock;
        this.wire = wire;
        this.titles = titles;
    }

    Topology build() {
        var builder = new StreamsBuilder();
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(REVISIONS), Serdes.String(), Serdes.ByteArray()));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(LEDGER), Serdes.String(), new LedgerEntry.EntrySerde())
                .withCachingEnabled());

        Topic<String, RawReview> raw = topics.raw();
        Topic<String, EnrichedReview> enriched = topics.enriched();
        builder.stream(raw.name(), Consumed.with(raw.keys(), Serdes.ByteArray()).withName("raw"))
                .process(this::revise, Named.as("revise"), REVISIONS, LEDGER)
                .process(this::analyse, Named.as("analyse"))
                .process(() -> new Remember(this::memory, vitals), Named.as("remember"), REVISIONS, LEDGER)
                .to(
                        enriched.name(),
                        Produced.with(enriched.keys(), Serdes.serdeFrom(wire, new ByteArrayDeserializer()))
                                .withName("enriched"));
        if (titles) {
            new Titles(topics, clock).addTo(builder);
        }
        return builder.build();
    }

    private Processor<String, byte[], String, Revised> revise() {
        return new Revise(topics.raw(), this::memory, Memory.tidyEvery(rememberFor), vitals);
    }

    private Memory memory(KeyValueStore<String, byte[]> revisions) {
        return new Memory(revisions, rememberFor, clock);
    }

    private Processor<String, Revised, String, Analysed> analyse() {
        return new Analyse(topics.enriched(), analysis, analysisVersion, clock, vitals);
    }
}
