package io.reviewstream.local.deadletter;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    public LetterBox(KafkaSettings kafka, Topics topics) {
        this.kafka = kafka;
        this.topic = topics.deadLetter().name();
    }

    /**
     * All letters, in the order of their partitions and offsets.
     *
     * @throws FailedException when the cluster cannot be reached or has no such topic
     */
    public List<Letter> read() {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var replayed = new HashSet<String>();
        var config = kafka.with(Map.of(
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "allow.auto.create.topics", "false",
                "default.api.timeout.ms", "15000"));
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(Set.copyOf(partitions));
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    CloudEvent.header(record.headers(), REPLAYED).ifPresent(replayed::add);
                    if (DeadLetter.isOn(record.headers())) {
                        records.add(record);
                    }
                }
            }
        } catch (KafkaException e) {
            throw new FailedException(
                    "cannot read " + topic + " from " + kafka.bootstrapServers() + ": " + e.getMessage(), e);
        }
        return records.stream()
                .sorted(Comparator.comparingInt((ConsumerRecord<byte[], byte[]> record) -> record.partition())
                        .thenComparingLong(ConsumerRecord::offset))
                .map(record -> letter(record, replayed))
                .toList();
    }

    private static Letter letter(ConsumerRecord<byte[], byte[]> record, Set<String> replayed) {
        String id = record.partition() + "@" + record.offset();
        return new Letter(
                id,
                DeadLetter.from(record.headers()),
                record.key(),
                record.value(),
                record.headers(),
                replayed.contains(id));
    }
}
