package io.reviewstream.enrich;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What lay in the raw topic when this was made and enrich has not worked on yet, whoever put it there: dead letters that were
 * sent back, or what a stopped run left. Not thread-safe.
 */
public final class Backlog implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    public Backlog(KafkaSettings kafka, Topics topics) {
        consumer = new KafkaConsumer<>(
                kafka.toRead(Map.of(
                        "group.id", EnrichSettings.applicationId(topics),
                        "auto.offset.reset", "earliest",
                        "max.poll.records", "1")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topics.raw().name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        ends = consumer.endOffsets(partitions);
    }

    /** Whether enrich has committed all of it; false too when that cannot be told within the time given. */
    public boolean isEmpty(Duration atMost) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(ends.keySet());
        Map<TopicPartition, Long> behind = new HashMap<>(ends);
        behind.entrySet().removeIf(end -> offset(committed.get(end.getKey())) >= end.getValue());
        if (behind.isEmpty()) {
            return true;
        }
        // Up to the end there may also lie marks of transactions alone, which nobody commits.
        consumer.assign(behind.keySet());
        behind.keySet().forEach(partition -> consumer.seek(partition, offset(committed.get(partition))));
        return consumer.poll(atMost).isEmpty()
                && behind.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
