package io.reviewstream.enrich;

import io.micrometer.core.instrument.Timer;
import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Provenance;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topic;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.Vitals;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Runs the analysis and says where the review came from. */
final class Analyse extends ContextualProcessor<String, Revised, String, Analysed> {
    /** Leaves room for key and headers. */
    private static final int LONGEST_JSON = Topics.MAX_MESSAGE_BYTES - 64 * 1024;

    private final Topic<String, EnrichedReview> enrichedTopic;
    private final UnaryOperator<RawReview> outgoing;
    private final Function<RawReview, Analysis> analysis;
    private final Supplier<String> analysisVersion;
    private final Clock clock;
    private final Timer analysisTime;
    private final Timer latency;
    private final Supplier<MessageLimit> limits;
    private MessageLimit limit = MessageLimit.standard();

    /** @param limits asked when the work begins, as the topic is there by then */
    Analyse(
            Topic<String, EnrichedReview> enrichedTopic,
            UnaryOperator<RawReview> outgoing,
            Function<RawReview, Analysis> analysis,
            Supplier<String> analysisVersion,
            Supplier<MessageLimit> limits,
            Clock clock,
            Vitals vitals) {
        this.enrichedTopic = enrichedTopic;
        this.outgoing = outgoing;
        this.analysis = analysis;
        this.analysisVersion = analysisVersion;
        this.limits = limits;
        this.clock = clock;
        this.analysisTime = vitals.timer("analysis", "Analysis of one review");
        this.latency = vitals.latency();
    }

    @Override
    public void init(ProcessorContext<String, Analysed> context) {
        super.init(context);
        limit = limits.get();
    }

    @Override
    public void process(Record<String, Revised> record) {
        Revised revised = record.value();
        RawReview review = outgoing.apply(revised.review());
        long begunNanos = System.nanoTime();
        Analysis found = analysis.apply(review);
        analysisTime.record(System.nanoTime() - begunNanos, TimeUnit.NANOSECONDS);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        latency.record(Math.max(0, now.toEpochMilli() - record.timestamp()), TimeUnit.MILLISECONDS);
        @Nullable RecordMetadata place = context().recordMetadata().orElse(null);
        String source = CloudEvent.header(record.headers(), CloudEvent.SOURCE_HEADER)
                .filter(named -> !named.isEmpty())
                .orElse(null);
        String position =
                CloudEvent.header(record.headers(), CloudEvent.SUBJECT_HEADER).orElse(null);
        var provenance = new Provenance(
                source,
                position,
                place == null ? null : place.topic(),
                place == null ? null : place.partition(),
                place == null ? null : place.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                now,
                analysisVersion.get(),
                found.degraded(),
                found.analysers());
        // A copy: if a later step fails, the dead letter must have the headers as they came.
        var headers = new RecordHeaders(record.headers());
        DeadLetter.removeReplay(headers);
        new CloudEvent(
                        record.key() + "/" + revised.revision().number(),
                        CloudEvent.ENRICHED,
                        source == null ? CloudEvent.UNKNOWN_SOURCE : source,
                        position,
                        now)
                .writeTo(headers);
        var enriched =
                new EnrichedReview(record.key(), revised.revision().number(), review, found.enrichment(), provenance);
        byte[] json = write(enriched);
        limit.check(record.key(), json, headers);
        context()
                .forward(record.withValue(
                                new Analysed(json, source == null ? "" : source, revised.revision(), revised.seen()))
                        .withHeaders(headers));
    }

    /** Here and not at the topic, as what cannot go out must not be remembered: its replay would be a duplicate. */
    private byte[] write(EnrichedReview enriched) {
        byte[] json = enrichedTopic.values().serializer().serialize(enrichedTopic.name(), enriched);
        if (json.length > LONGEST_JSON) {
            throw new RecordTooLargeException(
                    "enriched, it has " + json.length + " bytes; " + LONGEST_JSON + " are allowed");
        }
        return json;
    }
}
