package io.reviewstream.enrich;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What enrich has made of each source, read from the changelog of its ledger: only what is committed counts, whichever
 * instance did it. Not thread-safe.
 */
public final class Ledger implements AutoCloseable {
    private final KafkaSettings kafka;
    private final String group;
    private final String changelog;
    private final KafkaConsumer<String, LedgerEntry> consumer;
    private final Map<PartitionedSource, LedgerEntry> entries = new HashMap<>();

    private record PartitionedSource(int partition, String source) {}

    public Ledger(KafkaSettings kafka, Topics topics) {
        group = EnrichSettings.applicationId(topics);
        changelog = group + "-" + EnrichTopology.LEDGER + "-changelog";
        this.kafka = kafka;
        consumer = consumer(Map.of());
    }

    private KafkaConsumer<String, LedgerEntry> consumer(Map<String, ?> own) {
        return new KafkaConsumer<>(
                kafka.toRead(own), new StringDeserializer(), new LedgerEntry.EntrySerde().deserializer());
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

    /** What is known of one source, by partition of the raw topic. */
    public SortedMap<Integer, LedgerEntry> byPartition(String source) {
        var found = new TreeMap<Integer, LedgerEntry>();
        entries.forEach((key, entry) -> {
            if (key.source().equals(source)) {
                found.put(key.partition(), entry);
            }
        });
        return found;
    }

    /** All sources that are known; an empty text stands for records that named none. */
    public SortedSet<String> sources() {
        return entries.keySet().stream().map(PartitionedSource::source).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Reads all that is committed by now.
     *
     * @return the consumer group whose offsets say how far that is
     */
    public String refreshAll(Duration atMost) {
        long begun = System.nanoTime();
        refresh(Duration.ofMillis(200));
        if (!refreshTo(consumer.endOffsets(consumer.assignment()), begun + atMost.toNanos())) {
            throw new FailedException(changelog + " could not be read to its end within " + atMost.toSeconds() + " s");
        }
        return group;
    }

    /** Reads what becomes of all that is written by now, for as long as it may take: a transaction shows in one topic before the other. */
    public void refreshWritten(Duration atMost) {
        long begun = System.nanoTime();
        refresh(Duration.ofMillis(1));
        try (var everything = consumer(Map.of("isolation.level", "read_uncommitted"))) {
            refreshTo(everything.endOffsets(consumer.assignment()), begun + atMost.toNanos());
        }
    }

    private boolean refreshTo(Map<TopicPartition, Long> ends, long deadline) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            refresh(Duration.ofMillis(200));
        }
        return true;
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
