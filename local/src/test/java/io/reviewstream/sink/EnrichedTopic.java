package io.reviewstream.sink;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes enriched reviews as the enrich service does: in transactions. */
final class EnrichedTopic implements AutoCloseable {
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;

    EnrichedTopic(Topics topics) {
        this(Broker.settings(), topics);
    }

    EnrichedTopic(KafkaSettings kafka, Topics topics) {
        this.topics = topics;
        this.producer = new KafkaProducer<>(
                kafka.with(Map.of("transactional.id", "test-" + UUID.randomUUID(), "linger.ms", 0)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    static String json(String id) {
        return "{\"id\":\"" + id + "\",\"revision\":1,\"review\":{\"text\":\"Slow, but it stays with you.\"},"
                + "\"enrichment\":{},\"provenance\":{}}";
    }

    static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "r" + i).toList();
    }

    static List<String> lines(int from, int to) {
        return ids(from, to).stream().map(EnrichedTopic::json).toList();
    }

    void commit(List<String> ids) {
        producer.beginTransaction();
        ids.forEach(id -> send(id, json(id), "file:a.jsonl"));
        producer.commitTransaction();
    }

    void commit(String id, String value, String source) {
        producer.beginTransaction();
        send(id, value, source);
        producer.commitTransaction();
    }

    /** Values by id, in one transaction. */
    void commit(Map<String, String> values) {
        producer.beginTransaction();
        values.forEach((id, value) -> send(id, value, "file:a.jsonl"));
        producer.commitTransaction();
    }

    void abort(List<String> ids) {
        producer.beginTransaction();
        ids.forEach(id -> send(id, json(id), "file:a.jsonl"));
        producer.flush();
        producer.abortTransaction();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The commit fails if it did.
    private void send(String id, String value, String source) {
        var record = new ProducerRecord<>(
                topics.enriched().name(), id.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
        record.headers().add(CloudEvent.SOURCE_HEADER, source.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
    }

    /** All dead letters that are there. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Broker.settings().with(Map.of("isolation.level", "read_committed")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topics.deadLetter().name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(50)).forEach(letters::add);
            }
        }
        return letters;
    }

    @Override
    public void close() {
        producer.close();
    }
}
