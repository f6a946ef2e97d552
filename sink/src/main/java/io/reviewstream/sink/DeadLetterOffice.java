package io.reviewstream.sink;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.sink.store.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ConcurrentTransactionsException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records to the dead letters, each once, although neither the store nor Kafka can commit for both.
 *
 * <p>Letters go out before the batch they belong to becomes part of the store, in one transaction. A sink that was killed
 * in between reads the same records again; so whoever sends first looks which of them are there already. The
 * transactional id is the partition's: taking it shuts out an elder sink that still believes to own the partition, and one
 * of another group that fills a store of its own, so that nothing can arrive after the last look. A record has one letter,
 * however many stores there are.
 */
final class DeadLetterOffice {
    /** Not part of the envelope: tells letters of a topic from those of another that had its name before. */
    static final String TOPIC_ID_HEADER = "dlq.topic-id";

    /** Clocks of two machines that run the sink one after another differ by less. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long MAX_PAUSE_MILLIS = 1_000;
    private static final Duration POLL = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterOffice.class);

    private final KafkaSettings kafka;
    private final Topics topics;
    private final Cluster cluster;
    private final Clock clock;
    private final Ticks ticks;

    DeadLetterOffice(KafkaSettings kafka, Topics topics, Cluster cluster, Clock clock, Ticks ticks) {
        this.kafka = kafka;
        this.topics = topics;
        this.cluster = cluster;
        this.clock = clock;
        this.ticks = ticks;
    }

    /**
     * Sends those that are not there yet. When it returns, each is there, whoever sent it.
     *
     * @param since no sink of this store can have sent a letter of this batch before; empty when unknown
     * @throws FailedException when Kafka does not take them
     */
    void send(Origin origin, List<Letter> letters, Optional<Instant> since) throws InterruptedException {
        long giveUp = ticks.millis() + PATIENCE.toMillis();
        while (true) {
            try {
                sendMissing(origin, letters, since);
                return;
            } catch (KafkaException e) {
                if (!isTakenOver(e) || ticks.millis() > giveUp) {
                    throw new FailedException(
                            "cannot send " + letters.size() + " dead letters of " + origin + " to "
                                    + topics.deadLetter().name() + ": " + why(e),
                            e);
                }
                LOG.debug("another sink took {} over while its dead letters were sent", origin, e);
                // At random, so that two do not take the id from each other for ever.
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(MAX_PAUSE_MILLIS));
            }
        }
    }

    /** What a producer is told from whom another takes the transactional id, at any moment of its transaction. */
    static boolean isTakenOver(KafkaException failure) {
        if (isOutOfTime(failure)) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof InvalidTxnStateException
                    || cause instanceof ConcurrentTransactionsException
                    || cause instanceof TransactionAbortedException
                    || cause instanceof TransactionAbortableException) {
                return true;
            }
        }
        // Two that take it at once may get an error without a name of its own.
        return failure.getClass() == KafkaException.class;
    }

    static String why(KafkaException failure) {
        return isOutOfTime(failure)
                ? "this machine's clock and the broker's are further apart than the topic lets them be"
                        + " (message.timestamp.after.max.ms); set this machine's"
                : String.valueOf(failure.getMessage());
    }

    /** A letter's time is that of this machine. */
    private static boolean isOutOfTime(KafkaException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidTimestampException) {
                return true;
            }
        }
        return false;
    }

    private void sendMissing(Origin origin, List<Letter> letters, Optional<Instant> since) throws InterruptedException {
        String topic = topics.deadLetter().name();
        try (var sent = new SentLetters(origin, topic, since.map(at -> earliest(at, letters)))) {
            // Without the id at first: of two stores' sinks the later one need not disturb the other.
            if (!sent.missing(letters, cluster.stableEnds(topic)).isEmpty()) {
                sendMissing(origin, letters, topic, sent);
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The commit fails if any of them did.
    private void sendMissing(Origin origin, List<Letter> letters, String topic, SentLetters sent)
            throws InterruptedException {
        try (var producer = new KafkaProducer<>(
                kafka.with(Map.of(
                        "transactional.id",
                        "reviewstream-sink-" + origin.topic() + "-" + origin.partition(),
                        "acks",
                        "all",
                        "compression.type",
                        "zstd",
                        "max.request.size",
                        4 * Topics.MAX_MESSAGE_BYTES,
                        "buffer.memory",
                        8L * Topics.MAX_MESSAGE_BYTES)),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            List<Letter> missing = sent.missing(letters, cluster.ends(topic));
            producer.beginTransaction();
            for (Letter letter : missing) {
                producer.send(record(origin, topic, letter));
            }
            producer.commitTransaction();
        }
    }

    /** Sinks of other stores may be far ahead of this one, but not of the records themselves. */
    private static Instant earliest(Instant since, List<Letter> letters) {
        long first = letters.stream()
                .mapToLong(letter -> letter.record().timestamp())
                .min()
                .orElse(Long.MAX_VALUE);
        return Instant.ofEpochMilli(Math.min(since.toEpochMilli(), first));
    }

    private ProducerRecord<byte[], byte[]> record(Origin origin, String topic, Letter letter) {
        ConsumerRecord<byte[], byte[]> record = letter.record();
        var envelope = new DeadLetter(
                "sink",
                letter.reason(),
                origin + "@" + record.offset() + ": " + letter.message(),
                CloudEvent.header(record.headers(), CloudEvent.SOURCE_HEADER)
                        .map(NamedSource::of)
                        .filter(source -> !source.isEmpty())
                        .orElse(null),
                CloudEvent.header(record.headers(), CloudEvent.SUBJECT_HEADER).orElse(null),
                origin.topic(),
                origin.partition(),
                record.offset(),
                clock.instant(),
                1,
                null);
        var sent = envelope.toRecord(topic, record.key(), record.value(), record.headers());
        sent.headers().add(TOPIC_ID_HEADER, origin.topicId().getBytes(StandardCharsets.UTF_8));
        return sent;
    }

    /** Offsets of one partition's records that have their letter, as far as the dead letters have been read. */
    private final class SentLetters implements AutoCloseable {
        private final Origin origin;
        private final String topic;
        private final Optional<Instant> since;
        private final Set<Long> offsets = new HashSet<>();
        private final KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                kafka.toRead(Map.of("auto.offset.reset", "earliest")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());

        SentLetters(Origin origin, String topic, Optional<Instant> since) {
            this.origin = origin;
            this.topic = topic;
            this.since = since;
        }

        /** Those without a letter before {@code ends}; waits for transactions that are open there. */
        List<Letter> missing(List<Letter> letters, Map<TopicPartition, Long> ends) {
            if (!consumer.assignment().equals(ends.keySet())) {
                consumer.assign(ends.keySet());
                begin(ends);
            }
            readTo(ends);
            return letters.stream()
                    .filter(letter -> !offsets.contains(letter.record().offset()))
                    .toList();
        }

        private void begin(Map<TopicPartition, Long> ends) {
            if (since.isEmpty()) {
                consumer.seekToBeginning(ends.keySet());
                return;
            }
            long time = Math.max(0, since.get().minus(CLOCK_SKEW).toEpochMilli());
            var times = new HashMap<TopicPartition, Long>();
            ends.keySet().forEach(partition -> times.put(partition, time));
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
            ends.forEach((partition, end) -> {
                OffsetAndTimestamp at = found.get(partition);
                consumer.seek(partition, at == null ? end : at.offset());
            });
        }

        private void readTo(Map<TopicPartition, Long> ends) {
            long giveUp = ticks.millis() + PATIENCE.toMillis();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    if (isFrom(record.headers())) {
                        CloudEvent.header(record.headers(), "dlq.offset")
                                .map(Long::valueOf)
                                .ifPresent(offsets::add);
                    }
                }
                if (!records.isEmpty()) {
                    giveUp = ticks.millis() + PATIENCE.toMillis();
                } else if (ticks.millis() > giveUp) {
                    throw new FailedException(
                            "cannot read " + topic + " to its end: an open transaction is in the way");
                }
            }
        }

        private boolean isFrom(Headers headers) {
            return Objects.equals(CloudEvent.header(headers, TOPIC_ID_HEADER).orElse(""), origin.topicId())
                    && CloudEvent.header(headers, "dlq.stage").orElse("").equals("sink")
                    && CloudEvent.header(headers, "dlq.partition")
                            .orElse("")
                            .equals(Integer.toString(origin.partition()));
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
