package io.reviewstream.ingest;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topics;
import io.reviewstream.events.TraceContext;
import io.reviewstream.events.TraceParent;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.position.SourceWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Puts what was read of one source into records: reviews into {@code reviews.raw}, the rest into the dead letters. */
final class RecordSender {
    private final String sourceUri;
    private final String rawTopic;
    private final Serializer<RawReview> values;
    private final String deadLetterTopic;
    private final SourceWriter writer;

    RecordSender(String sourceUri, Topics topics, SourceWriter writer) {
        this.sourceUri = sourceUri;
        this.rawTopic = topics.raw().name();
        this.values = topics.raw().values().serializer();
        this.deadLetterTopic = topics.deadLetter().name();
        this.writer = writer;
    }

    void send(RawReview review, String place) {
        send(review, place, null, metadata -> {});
    }

    /** The same in the sender's trace, if it has one, telling where it was put. */
    void send(RawReview review, String place, @Nullable TraceContext given, Consumer<RecordMetadata> put) {
        Instant received = Objects.requireNonNull(review.receivedAt());
        var headers = new RecordHeaders();
        new CloudEvent(review.id() + "/" + review.revision(), CloudEvent.RAW, sourceUri, place, received)
                .writeTo(headers);
        if (given == null) {
            TraceParent.of(sourceUri + "\n" + place + "\n" + review.id() + "\n" + review.revision())
                    .writeTo(headers);
        } else {
            given.writeTo(headers);
        }
        writer.add(
                new ProducerRecord<>(
                        rawTopic,
                        null,
                        received.toEpochMilli(),
                        review.id().getBytes(StandardCharsets.UTF_8),
                        values.serialize(rawTopic, review),
                        headers),
                put);
    }

    void setAside(ParsedReview.Refused refused, String place, byte[] original, Instant now) {
        String id = refused.id();
        writer.add(DeadLetter.atSource(
                        "ingest", refused.reason().code(), place + ": " + refused.message(), sourceUri, place, now)
                .toRecord(
                        deadLetterTopic, id == null ? null : id.getBytes(StandardCharsets.UTF_8), original, List.of()));
    }
}
