package io.reviewstream.local.deadletter;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.Json;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters back: to the topic they were read from, or, if they never were in one, as a raw review. A record
 * and the note that it was sent are in one transaction. Opening one shuts out any other, so that whoever opens it first and then
 * reads the letters sends none that another has sent.
 */
public final class Replay implements AutoCloseable {
    private final Topics topics;
    private final Parser parser;
    private final KafkaProducer<byte[], byte[]> producer;

    /** Makes a raw review of what ingest had refused. */
    @FunctionalInterface
    public interface Parser {
        /**
         * Makes it.
         *
         * @param source what ingest calls the file or the feed
         * @throws FailedException when it still is none, with the reason
         */
        RawReview parse(byte[] value, String source);
    }

    public Replay(KafkaSettings kafka, Topics topics, Parser parser) {
        this.topics = topics;
        this.parser = parser;
        producer = new KafkaProducer<>(
                kafka.with(Map.of(
                        "transactional.id",
                        topics.prefix() + "reviewstream-replay",
                        "max.request.size",
                        Integer.toString(Topics.MAX_MESSAGE_BYTES),
                        "max.block.ms",
                        "15000")),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close();
            throw new FailedException("cannot write to " + kafka.bootstrapServers() + ": " + e.getMessage(), e);
        }
    }

    /** A letter and the record that goes in its place. */
    record Outgoing(Letter letter, ProducerRecord<byte[], byte[]> record) {
        String topic() {
            return record.topic();
        }

        int bytes() {
            return record.value() == null ? 0 : record.value().length;
        }
    }

    /**
     * Sends one letter back.
     *
     * @param value what to send in place of the original; null for the original
     * @return where it went
     * @throws FailedException when it cannot be sent; it then stays a dead letter
     */
    public String send(Letter letter, byte @Nullable [] value) {
        Outgoing outgoing = prepare(letter, value);
        send(List.of(outgoing));
        return outgoing.topic();
    }

    /** @throws FailedException when there is nothing to be made of it */
    Outgoing prepare(Letter letter, byte @Nullable [] value) {
        return new Outgoing(letter, record(letter, value == null ? letter.value() : value));
    }

    /**
     * Sends all of them in one transaction, or none.
     *
     * @throws FailedException when they cannot be sent; they then stay dead letters
     */
    void send(List<Outgoing> letters) {
        if (letters.isEmpty()) {
            return;
        }
        try {
            producer.beginTransaction();
            for (Outgoing outgoing : letters) {
                producer.send(outgoing.record());
                producer.send(note(outgoing.letter()));
            }
            producer.commitTransaction();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new FailedException(
                    "letter " + letters.get(0).letter().id()
                            + " was not sent: another replay has begun meanwhile, look again",
                    e);
        } catch (KafkaException | IllegalStateException e) {
            abort(e);
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new FailedException(
                    "letter " + letters.get(0).letter().id() + " was not sent: " + why.getMessage(), e);
        }
    }

    /** So that the next letter can be sent. */
    private void abort(RuntimeException failure) {
        try {
            producer.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private ProducerRecord<byte[], byte[]> record(Letter letter, byte @Nullable [] value) {
        Headers headers = DeadLetter.forReplay(letter.headers());
        DeadLetter envelope = letter.envelope();
        if (envelope.topic() != null) {
            return new ProducerRecord<>(envelope.topic(), null, null, letter.key(), value, headers);
        }
        String source = envelope.source() == null ? "replay" : envelope.source();
        RawReview review = parser.parse(value == null ? new byte[0] : value, nameOf(source, envelope.position()));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        new CloudEvent(review.id() + "/" + review.revision(), CloudEvent.RAW, source, envelope.position(), now)
                .writeTo(headers);
        return new ProducerRecord<>(
                topics.raw().name(),
                null,
                now.toEpochMilli(),
                review.id().getBytes(StandardCharsets.UTF_8),
                Json.mapper().writeValueAsBytes(review),
                headers);
    }

    /** As ingest calls it, so that an id made of this and the content is the same: a file by its path in the source. */
    static String nameOf(String source, @Nullable String position) {
        boolean ofFiles = source.startsWith("file:") || source.startsWith("stdin:");
        return ofFiles && position != null ? position.replaceFirst("[:#]\\d+$", "") : source;
    }

    private ProducerRecord<byte[], byte[]> note(Letter letter) {
        var note =
                new ProducerRecord<byte[], byte[]>(topics.deadLetter().name(), letter.partition(), letter.key(), null);
        note.headers().add(LetterBox.REPLAYED, letter.id().getBytes(StandardCharsets.UTF_8));
        return note;
    }
}
