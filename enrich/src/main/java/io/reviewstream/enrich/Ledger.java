package io.reviewstream.enrich;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What enrich has made of each source, read from the changelog of its ledger: only what is committed counts, whichever
 * instance did it. Not thread-safe.
 */
public final class Ledger implements AutoCloseable {
    private final String changelog;
    private final KafkaConsumer<String, LedgerEntry> consumer;
    private final Map<PartitionedSource, LedgerEntry> entries = new HashMap<>();

    private record PartitionedSource(int partition, String source) {}

    public Ledger(KafkaSettings kafka, Topics topics) {
        changelog = EnrichSettings.applicationId(topics) + "-" + EnrichTopology.LEDGER + "-changelog";
        consumer = new KafkaConsumer<>(
                kafka.with(Map.of(
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "allow.auto.create.topics", "false")),
                new StringDeserializer(),
                new LedgerEntry.EntrySerde().deserializer());
    }

    /** Reads what has been committed since the last call, waiting at most that long for something. */
    public void refresh(Duration atMost) {
        if (consumer.assignment().isEmpty() && !assign()) {
            // As long as a poll would: whoever asks in a loop must not take the processor from what is starting up.
            LockSupport.parkNanos(atMost.toNanos());
            return;
        }
        for (var record : consumer.poll(atMost)) {
            var key = new PartitionedSource(record.partition(), record.key());
            if (record.value() == null) {
                entries.remove(key);
            } else {
                entries.put(key, record.value());
            }
        }
    }

    /** What is known of one source; all zero when nothing is. */
    public LedgerEntry of(String source) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().source().equals(source))
                .map(Map.Entry::getValue)
                .reduce(LedgerEntry.NONE, LedgerEntry::plus);
    }

    /** What is known of all sources together. */
    public LedgerEntry total() {
        return entries.values().stream().reduce(LedgerEntry.NONE, LedgerEntry::plus);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private boolean assign() {
        List<TopicPartition> partitions;
        try {
            partitions = consumer.partitionsFor(changelog).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
        } catch (UnknownTopicOrPartitionException e) {
            // Enrich makes the changelog when it first starts.
            return false;
        }
        if (partitions.isEmpty()) {
            return false;
        }
        consumer.assign(Set.copyOf(partitions));
        consumer.seekToBeginning(partitions);
        return true;
    }
}
