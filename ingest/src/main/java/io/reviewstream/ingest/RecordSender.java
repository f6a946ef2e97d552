package io.reviewstream.ingest;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topics;
import io.reviewstream.events.TraceContext;
import io.reviewstream.events.TraceParent;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.position.SourceWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Puts what was read of one source into records: reviews into {@code reviews.raw}, the rest into the dead letters. */
final class RecordSender {
    /** Leaves room for what Kafka puts around a record. */
    private static final int LONGEST_RECORD = Topics.MAX_MESSAGE_BYTES - 64 * 1024;
    /** As far as Kafka counts a header beside its name and value. */
    private static final int BESIDE_HEADER = 10;
    /** Of what a letter says beside its original: more tells nobody more, and might not fit. */
    private static final int LONGEST_OF_LETTER = 8 * 1024;

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

    /** Sends a review; says why when it cannot, as it makes a larger record than Kafka takes. */
    Optional<ParsedReview.Refused> send(RawReview review, String place) {
        return send(review, place, null, metadata -> {});
    }

    /** The same in the sender's trace, if it has one, telling where it was put. */
    Optional<ParsedReview.Refused> send(
            RawReview review, String place, @Nullable TraceContext given, Consumer<RecordMetadata> put) {
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
        byte[] key = review.id().getBytes(StandardCharsets.UTF_8);
        byte[] value = values.serialize(rawTopic, review);
        long bytes = size(key, value, headers);
        if (bytes > LONGEST_RECORD) {
            return Optional.of(new ParsedReview.Refused(
                    Refusal.TOO_LARGE,
                    "the review makes a record of " + bytes + " bytes, more than the " + LONGEST_RECORD
                            + " that Kafka is sent; shorten what it has beside its text",
                    review.id()));
        }
        writer.add(new ProducerRecord<>(rawTopic, null, received.toEpochMilli(), key, value, headers), put);
        return Optional.empty();
    }

    private static long size(byte[] key, byte[] value, Headers headers) {
        long bytes = (long) key.length + value.length;
        for (Header header : headers) {
            bytes += header.key().length() + header.value().length + BESIDE_HEADER;
        }
        return bytes;
    }

    void setAside(ParsedReview.Refused refused, String place, byte[] original, Instant now) {
        String id = refused.id();
        String where = shortened(place);
        writer.add(DeadLetter.atSource(
                        "ingest",
                        refused.reason().code(),
                        where + ": " + shortened(refused.message()),
                        sourceUri,
                        where,
                        now)
                .toRecord(
                        deadLetterTopic,
                        id == null ? null : shortened(id).getBytes(StandardCharsets.UTF_8),
                        original,
                        List.of()));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_OF_LETTER ? text : text.substring(0, LONGEST_OF_LETTER) + "…";
    }
}
