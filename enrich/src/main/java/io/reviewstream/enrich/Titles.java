package io.reviewstream.enrich;

import io.reviewstream.enrich.title.Contribution;
import io.reviewstream.enrich.title.CountedReview;
import io.reviewstream.enrich.title.TitleTally;
import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.JsonSerde;
import io.reviewstream.events.TitleSummary;
import io.reviewstream.events.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * From enriched reviews to titles.
 *
 * <pre>{@code
 * reviews.enriched --> [contributions], by review --> [titles], by title --> reviews.titles
 * }</pre>
 *
 * <p>A table on both sides: when a review comes again, what it said before is taken out of its former title, and what it
 * says now is added to its present one. It reads the topic, not the stream before it: whoever switches titles on
 * later has those of all reviews that the topic still holds.
 */
final class Titles {
    /** What each title's reviews add up to. */
    static final String STORE = "titles";

    private static final String CONTRIBUTIONS = "contributions";

    private final Topics topics;
    private final Clock clock;

    Titles(Topics topics, Clock clock) {
        this.topics = topics;
        this.clock = clock;
    }

    void addTo(StreamsBuilder builder) {
        builder.stream(
                        topics.enriched().name(),
                        Consumed.with(Serdes.String(), reviews()).withName("enriched-again"))
                .toTable(
                        Named.as("contribute"),
                        Materialized.<String, Contribution, KeyValueStore<Bytes, byte[]>>as(CONTRIBUTIONS)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(contributions())
                                .withCachingDisabled())
                .groupBy(
                        (id, contribution) -> KeyValue.pair(contribution.title(), contribution),
                        Grouped.with("by-title", Serdes.String(), contributions()))
                .aggregate(
                        TitleTally::new,
                        (title, added, tally) -> tally.add(added),
                        (title, removed, tally) -> tally.subtract(removed),
                        Named.as("tally"),
                        Materialized.<String, TitleTally, KeyValueStore<Bytes, byte[]>>as(STORE)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(tallies()))
                .toStream(Named.as("changes"))
                .process(() -> new Summarise(clock), Named.as("summarise"))
                .to(
                        topics.titles().name(),
                        Produced.with(topics.titles().keys(), topics.titles().values())
                                .withName("titles-out"));
    }

    /** Makes events of tallies. */
    private static final class Summarise extends ContextualProcessor<String, TitleTally, String, TitleSummary> {
        private final Clock clock;

        Summarise(Clock clock) {
            this.clock = clock;
        }

        @Override
        public void process(Record<String, TitleTally> record) {
            TitleTally tally = record.value();
            var headers = new RecordHeaders();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            new CloudEvent(record.key() + "/" + tally.changes(), CloudEvent.TITLE, "urn:reviewstream:titles", null, now)
                    .writeTo(headers);
            context().forward(record.withValue(tally.summary(record.key())).withHeaders(headers));
        }
    }

    /**
     * Reads an enriched review; one that names no title is as if it were not there, and so is what somebody else wrote to the
     * topic that is none: the sink makes a dead letter of it.
     */
    private static Serde<Contribution> reviews() {
        Deserializer<CountedReview> json = new JsonSerde<>(CountedReview.class).deserializer();
        return Serdes.serdeFrom(
                (topic, contribution) -> {
                    throw new UnsupportedOperationException("enriched reviews are only read here");
                },
                (topic, bytes) -> {
                    try {
                        CountedReview review = json.deserialize(topic, bytes);
                        return review == null ? null : storable(Contribution.of(review));
                    } catch (RuntimeException e) {
                        // Foreign JSON may lack, or have in excess, whatever ours never does.
                        return null;
                    }
                });
    }

    /** @throws RuntimeException when it has what cannot be written */
    private static @Nullable Contribution storable(@Nullable Contribution contribution) {
        if (contribution != null) {
            contribution.toBytes();
        }
        return contribution;
    }

    private static Serde<Contribution> contributions() {
        return Serdes.serdeFrom(
                (topic, contribution) -> contribution == null ? null : contribution.toBytes(),
                (topic, bytes) -> bytes == null ? null : Contribution.fromBytes(bytes));
    }

    static Serde<TitleTally> tallies() {
        return Serdes.serdeFrom(
                (topic, tally) -> tally == null ? null : tally.toBytes(),
                (topic, bytes) -> bytes == null ? null : TitleTally.fromBytes(bytes));
    }
}
