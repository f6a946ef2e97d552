package io.reviewstream.enrich;

import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topic;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.KeyValueStore;
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
 * failed can be replayed. {@link Titles} add up what comes out.
 */
final class EnrichTopology {
    static final String REVISIONS = "revisions";
    static final String LEDGER = "ledger";
    static final String CATALOGUE = "catalogue";

    private final Topics topics;
    private final Steps steps;
    private final Options options;
    private final Clock clock;
    private final Vitals vitals;

    /**
     * What is done to a review. All of it is called by several threads at once, but for what a task got for itself.
     *
     * @param outgoing the review as it is analysed and leaves
     * @param analysis for each task one that finds what is in it
     * @param version of the analysis, as it is now
     */
    record Steps(
            UnaryOperator<RawReview> outgoing,
            Supplier<Function<RawReview, Analysis>> analysis,
            Supplier<String> version) {}

    /**
     * Where streams may differ.
     *
     * @param rememberFor see {@link Memory}
     * @param wire puts enriched reviews, which are JSON by then, onto their topic
     * @param limit how large a message may be there
     * @param titles whether reviews are also added up by title, see {@link Titles}
     * @param catalogue to be filled from {@code reviews.catalogue}; null leaves that topic alone
     */
    record Options(
            Duration rememberFor,
            Serializer<byte[]> wire,
            Supplier<MessageLimit> limit,
            boolean titles,
            @Nullable Catalogue catalogue) {
        /** Plain JSON, titles, no catalogue. */
        static Options rememberingFor(Duration rememberFor) {
            return new Options(rememberFor, new ByteArraySerializer(), MessageLimit::standard, true, null);
        }

        Options withoutTitles() {
            return new Options(rememberFor, wire, limit, false, catalogue);
        }

        Options with(Catalogue works) {
            return new Options(rememberFor, wire, limit, titles, works);
        }

        Options with(MessageLimit otherLimit) {
            return new Options(rememberFor, wire, () -> otherLimit, titles, catalogue);
        }
    }

    EnrichTopology(Topics topics, Steps steps, Options options, Clock clock, Vitals vitals) {
        this.topics = topics;
        this.steps = steps;
        this.options = options;
        this.clock = clock;
        this.vitals = vitals;
    }

    Topology build() {
        var builder = new StreamsBuilder();
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(REVISIONS), Serdes.String(), Serdes.ByteArray()));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(LEDGER), Serdes.String(), new LedgerEntry.EntrySerde())
                .withCachingEnabled());

        Catalogue catalogue = options.catalogue();
        if (catalogue != null) {
            builder.globalTable(
                    topics.catalogue().name(),
                    Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("catalogue-entries"),
                    Materialized.<String, byte[]>as(CatalogueStore.supplier(CATALOGUE, catalogue))
                            .withCachingDisabled());
        }
        Topic<String, RawReview> raw = topics.raw();
        Topic<String, EnrichedReview> enriched = topics.enriched();
        builder.stream(raw.name(), Consumed.with(raw.keys(), Serdes.ByteArray()).withName("raw"))
                .process(this::revise, Named.as("revise"), REVISIONS, LEDGER)
                .process(this::analyse, Named.as("analyse"))
                .process(() -> new Remember(vitals), Named.as("remember"), REVISIONS, LEDGER)
                .to(
                        enriched.name(),
                        Produced.with(enriched.keys(), Serdes.serdeFrom(options.wire(), new ByteArrayDeserializer()))
                                .withName("enriched"));
        if (options.titles()) {
            new Titles(topics, clock).addTo(builder);
        }
        return builder.build();
    }

    private Processor<String, byte[], String, Revised> revise() {
        return new Revise(topics.raw(), this::memory, Memory.tidyEvery(options.rememberFor()), vitals);
    }

    private Memory memory(KeyValueStore<String, byte[]> revisions) {
        return new Memory(revisions, options.rememberFor(), clock);
    }

    private Processor<String, Revised, String, Analysed> analyse() {
        return new Analyse(
                topics.enriched(),
                steps.outgoing(),
                steps.analysis().get(),
                steps.version(),
                options.limit(),
                clock,
                vitals);
    }
}
