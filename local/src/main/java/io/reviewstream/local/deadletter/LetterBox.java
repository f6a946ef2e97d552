package io.reviewstream.local.deadletter;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.Topics;
import io.reviewstream.local.ClusterFailure;
import io.reviewstream.local.TopicPartitions;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the dead-letter topic. That a letter was sent back is noted in the topic itself, by a record without a value whose
 * header {@link #REPLAYED} names the letter, written in the transaction that sent it.
 */
public final class LetterBox {
    static final String REPLAYED = "dlq.replayed";

    private final KafkaSettings kafka;
    private final String topic;
    private final Consumer<String> notices;

    public LetterBox(KafkaSettings kafka, Topics topics) {
        this(kafka, topics, notice -> {});
    }

    /** @param notices takes what somebody who waits should know */
    public LetterBox(KafkaSettings kafka, Topics topics, Consumer<String> notices) {
        this.kafka = kafka;
        this.topic = topics.deadLetter().name();
        this.notices = notices;
    }

    /** All letters, with the values of all. */
    public List<Letter> read(Consumer<String> unreadable) {
        return read(id -> true, unreadable);
    }

    /**
     * All letters, in the order of their partitions and offsets.
     *
     * @param withValue whose values are wanted, by their ids: those of many letters need not fit into memory
     * @param unreadable takes a line for each that somebody else wrote and whose envelope cannot be read; it is left out
     * @throws FailedException when the cluster cannot be reached or has no such topic
     */
    public List<Letter> read(Predicate<String> withValue, Consumer<String> unreadable) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var replayed = new HashSet<String>();
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = TopicPartitions.of(topic, consumer, kafka, notices);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(Set.copyOf(partitions));
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    CloudEvent.header(record.headers(), REPLAYED).ifPresent(replayed::add);
                    if (DeadLetter.isOn(record.headers())) {
                        records.add(withValue.test(id(record)) ? record : withoutValue(record));
                    }
                }
            }
        } catch (KafkaException e) {
            throw ClusterFailure.of("cannot read " + topic, kafka, e);
        }
        return records.stream()
                .sorted(Comparator.comparingInt((ConsumerRecord<byte[], byte[]> record) -> record.partition())
                        .thenComparingLong(ConsumerRecord::offset))
                .flatMap(record -> letter(record, replayed, unreadable).stream())
                .toList();
    }

    /**
     * Hands letters over with their values, in the order of their partitions and offsets. Of their values no more are in memory
     * than the cluster gives at a time.
     *
     * @param letters as they were read, with or without their values
     * @throws FailedException when the cluster cannot be reached or a letter has been deleted
     */
    public void fetch(List<Letter> letters, Consumer<Letter> receiver) {
        var byPartition = new TreeMap<Integer, NavigableMap<Long, Letter>>();
        for (Letter letter : letters) {
            byPartition
                    .computeIfAbsent(letter.partition(), partition -> new TreeMap<>())
                    .put(letter.offset(), letter);
        }
        try (var consumer = consumer()) {
            byPartition.forEach(
                    (partition, wanted) -> fetch(consumer, new TopicPartition(topic, partition), wanted, receiver));
        } catch (KafkaException e) {
            throw ClusterFailure.of("cannot read " + topic, kafka, e);
        }
    }

    private static void fetch(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            NavigableMap<Long, Letter> wanted,
            Consumer<Letter> receiver) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, wanted.firstKey());
        while (!wanted.isEmpty() && consumer.position(partition) <= wanted.lastKey()) {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                Letter letter = wanted.remove(record.offset());
                if (letter != null) {
                    receiver.accept(letter.withValue(record.value()));
                }
            }
        }
        if (!wanted.isEmpty()) {
            throw new FailedException(
                    "letter " + wanted.firstEntry().getValue().id() + " is gone: the topic has deleted it meanwhile");
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                kafka.toRead(Map.of("default.api.timeout.ms", "15000")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return record.partition() + "@" + record.offset();
    }

    private static ConsumerRecord<byte[], byte[]> withoutValue(ConsumerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(),
                record.serializedValueSize(),
                record.key(),
                null,
                record.headers(),
                record.leaderEpoch());
    }

    private static Optional<Letter> letter(
            ConsumerRecord<byte[], byte[]> record, Set<String> replayed, Consumer<String> unreadable) {
        String id = id(record);
        DeadLetter envelope;
        try {
            envelope = DeadLetter.from(record.headers());
        } catch (IllegalArgumentException e) {
            unreadable.accept(id + ": " + e.getMessage());
            return Optional.empty();
        }
        return Optional.of(
                new Letter(id, envelope, record.key(), record.value(), record.headers(), replayed.contains(id)));
    }
}
