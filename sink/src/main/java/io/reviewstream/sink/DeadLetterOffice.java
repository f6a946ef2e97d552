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
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to the dead letters, each once, although neither the store nor Kafka can commit for both.
 *
 * <p>Letters go out before the batch they belong to becomes part of the store, in one transaction. A sink that was killed
 * in between reads the same records again; so whoever sends first looks which of them are there already. The
 * transactional id is the partition's: taking it shuts out an elder sink that still believes to own the partition, and one
 * of another group that fills a store of its own, so that nothing can arrive after the look. A record has one letter, however
 * many stores there are.
 */
final class DeadLetterOffice {
    /** Not part of the envelope: tells letters of a topic from those of another that had its name before. */
    static final String TOPIC_ID_HEADER = "dlq.topic-id";

    /** Clocks of two machines that run the sink one after another differ by less. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 5;
    private static final long MAX_PAUSE_MILLIS = 1_000;
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaSettings kafka;
    private final Topics topics;
    private final Cluster cluster;
    private final Clock clock;

    DeadLetterOffice(KafkaSettings kafka, Topics topics, Cluster cluster, Clock clock) {
        this.kafka = kafka;
        this.topics = topics;
        this.cluster = cluster;
        this.clock = clock;
    }

    /**
     * Sends those that are not there yet.
     *
     * @param since no sink of this store can have sent a letter of this batch before; empty when unknown
     * @return false when another sink has taken the partition over: then it is for that one to send them
     * @throws FailedException when Kafka does not take them
     */
    boolean send(Origin origin, List<Letter> letters, Optional<Instant> since) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                sendMissing(origin, letters, since);
                return true;
            } catch (KafkaException e) {
                if (isFenced(e) || isFenced(e.getCause())) {
                    return false;
                }
                // Two that take the same id from each other at once may get an error without a name of its own.
                if (attempt == ATTEMPTS || e.getClass() != KafkaException.class) {
                    throw new FailedException(
                            "cannot send " + letters.size() + " dead letters of " + origin + " to "
                                    + topics.deadLetter().name() + ": " + e.getMessage(),
                            e);
                }
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(MAX_PAUSE_MILLIS));
            }
        }
    }

    private static boolean isFenced(@Nullable Throwable failure) {
        return failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The commit fails if any of them did.
    private void sendMissing(Origin origin, List<Letter> letters, Optional<Instant> since) throws InterruptedException {
        String topic = topics.deadLetter().name();
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
            Set<Long> there = alreadySent(origin, topic, since.map(at -> earliest(at, letters)));
            producer.beginTransaction();
            for (Letter letter : letters) {
                if (!there.contains(letter.record().offset())) {
                    producer.send(record(origin, topic, letter));
                }
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
                CloudEvent.header(record.headers(), CloudEvent.SOURCE_HEADER).orElse(null),
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

    private Set<Long> alreadySent(Origin origin, String topic, Optional<Instant> since) throws InterruptedException {
        var offsets = new HashSet<Long>();
        Map<TopicPartition, Long> ends = cluster.ends(topic);
        try (var consumer = new KafkaConsumer<>(
                kafka.with(Map.of(
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "allow.auto.create.topics", "false",
                        "auto.offset.reset", "earliest")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            begin(consumer, ends, since);
            Instant giveUp = clock.instant().plus(PATIENCE);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    if (isFrom(origin, record.headers())) {
                        CloudEvent.header(record.headers(), "dlq.offset")
                                .map(Long::valueOf)
                                .ifPresent(offsets::add);
                    }
                }
                if (!records.isEmpty()) {
                    giveUp = clock.instant().plus(PATIENCE);
                } else if (clock.instant().isAfter(giveUp)) {
                    throw new FailedException(
                            "cannot read " + topic + " to its end: an open transaction is in the way");
                }
            }
        }
        return offsets;
    }

    private static void begin(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Optional<Instant> since) {
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

    private static boolean isFrom(Origin origin, Headers headers) {
        return Objects.equals(CloudEvent.header(headers, TOPIC_ID_HEADER).orElse(""), origin.topicId())
                && CloudEvent.header(headers, "dlq.stage").orElse("").equals("sink")
                && CloudEvent.header(headers, "dlq.partition").orElse("").equals(Integer.toString(origin.partition()));
    }
}
