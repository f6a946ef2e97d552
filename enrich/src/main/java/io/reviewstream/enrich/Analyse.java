package io.reviewstream.enrich;

import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Provenance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Runs the analysis and says where the review came from. */
final class Analyse extends ContextualProcessor<String, Revised, String, Analysed> {
    private final ReviewAnalyser analyser;
    private final Clock clock;

    Analyse(ReviewAnalyser analyser, Clock clock) {
        this.analyser = analyser;
        this.clock = clock;
    }

    @Override
    public void process(Record<String, Revised> record) {
        Revised revised = record.value();
        Analysis analysis = analyser.analyse(revised.review());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        @Nullable RecordMetadata place = context().recordMetadata().orElse(null);
        String source =
                CloudEvent.header(record.headers(), CloudEvent.SOURCE_HEADER).orElse(null);
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
                analyser.version(),
                analysis.degraded());
        // A copy: if a later step fails, the dead letter must have the headers as they came.
        var headers = new RecordHeaders(record.headers());
        DeadLetter.removeReplay(headers);
        new CloudEvent(
                        record.key() + "/" + revised.revision().number(),
                        CloudEvent.ENRICHED,
                        source == null ? "" : source,
                        position,
                        now)
                .writeTo(headers);
        var enriched = new EnrichedReview(
                record.key(), revised.revision().number(), revised.review(), analysis.enrichment(), provenance);
        context()
                .forward(record.withValue(new Analysed(enriched, revised.revision()))
                        .withHeaders(headers));
    }
}
