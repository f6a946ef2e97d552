package io.reviewstream.ingest.position;

import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;

/** The positions that earlier attempts committed. */
public final class Checkpoints {
    /** Between a source and a place in it; neither a URI nor a file name we list contains it. */
    private static final String SEPARATOR = "\n";

    private Checkpoints() {}

    /** Key of the checkpoint of one place, such as a file, in a source. */
    public static String key(String sourceUri, String place) {
        return sourceUri + SEPARATOR + place;
    }

    /** As it stands in the topic. */
    public static byte[] toBytes(Object progress) {
        return Json.mapper().writeValueAsBytes(progress);
    }

    /**
     * What was committed for a source, by place. Call it after the source's producer has initialised its transactions:
     * then nothing of an earlier attempt is open any more.
     *
     * @param atMost how long to wait for transactions of other sources that are under way
     * @throws FailedException when the positions cannot be read; to go on without them would repeat what was sent
     */
    public static <T> Map<String, T> read(
            KafkaSettings kafka, Topics topics, String sourceUri, Class<T> type, Duration atMost) {
        return readKeysWith(kafka, topics, sourceUri + SEPARATOR, type, atMost);
    }

    private static <T> Map<String, T> readKeysWith(
            KafkaSettings kafka, Topics topics, String prefix, Class<T> type, Duration atMost) {
        var found = new HashMap<String, T>();
        String topic = topics.checkpoints().name();
        try (var consumer = committed(kafka)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            // The end as a consumer sees it that reads everything: up to there, whatever is committed must be waited
            // for. The end that read_committed reports stops before any open transaction of another source, and could
            // hide positions of ours behind it.
            Map<TopicPartition, Long> ends = ends(kafka, partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + atMost.toNanos();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < end(ends, partition))) {
                for (ConsumerRecord<String, byte[]> checkpoint : consumer.poll(Duration.ofMillis(200))) {
                    if (checkpoint.key() != null && checkpoint.key().startsWith(prefix)) {
                        String place = checkpoint.key().substring(prefix.length());
                        if (checkpoint.value() == null) {
                            found.remove(place);
                        } else {
                            found.put(place, Json.mapper().readValue(checkpoint.value(), type));
                        }
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new FailedException(topic + ": could not be read to its end within " + atMost.toSeconds()
                            + " s, as another source's transaction stays open; start again in a minute");
                }
            }
        } catch (KafkaException e) {
            throw new FailedException(
                    topic + ": the positions" + (prefix.isEmpty() ? "" : " of " + prefix.strip()) + " cannot be read: "
                            + e.getMessage() + "; nothing was sent",
                    e);
        }
        return found;
    }

    /**
     * What ingest has counted of each source, by source URI, over all attempts.
     *
     * @param ingested reviews sent to the raw topic
     * @param deadLetters records set aside
     */
    public record Counts(long ingested, long deadLetters) {
        /** Both added up. */
        public Counts plus(Counts other) {
            return new Counts(ingested + other.ingested, deadLetters + other.deadLetters);
        }
    }

    /**
     * Counts of all sources that were ever read, from all that is committed.
     *
     * @throws FailedException when the positions cannot be read
     */
    public static Map<String, Counts> counts(KafkaSettings kafka, Topics topics, Duration atMost) {
        var sum = new TreeMap<String, Counts>();
        readKeysWith(kafka, topics, "", JsonNode.class, atMost).forEach((key, progress) -> {
            String source = key.contains(SEPARATOR) ? key.substring(0, key.indexOf(SEPARATOR)) : key;
            var counts = new Counts(
                    progress.path("ingested").asLong(),
                    progress.path("deadLetters").asLong());
            sum.merge(source, counts, Counts::plus);
        });
        return sum;
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** A consumer that sees what is committed, and reads from the beginning. */
    static KafkaConsumer<String, byte[]> committed(KafkaSettings kafka) {
        return consumer(kafka, IsolationLevel.READ_COMMITTED);
    }

    /** The ends as a consumer sees them that reads everything. */
    static Map<TopicPartition, Long> ends(KafkaSettings kafka, List<TopicPartition> partitions) {
        try (var consumer = consumer(kafka, IsolationLevel.READ_UNCOMMITTED)) {
            return consumer.endOffsets(partitions);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(KafkaSettings kafka, IsolationLevel isolation) {
        return new KafkaConsumer<>(
                kafka.toRead(Map.of(
                        "isolation.level",
                        isolation.toString().toLowerCase(java.util.Locale.ROOT),
                        "auto.offset.reset",
                        "earliest",
                        "client.id",
                        "reviewstream-ingest-checkpoints")),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
