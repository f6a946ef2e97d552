package io.reviewstream.local;

import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is committed in a pipeline's topics. */
final class Committed {
    private static final Duration OPEN_TRANSACTION = Duration.ofSeconds(5);

    private Committed() {}

    /** Id and text of all raw reviews, sorted. */
    static List<String> raw(Topics topics) {
        return rawReviews(topics).stream()
                .map(review -> review.id() + " " + review.text())
                .sorted()
                .toList();
    }

    static List<RawReview> rawReviews(Topics topics) {
        return records(topics.raw().name()).stream()
                .map(record -> topics.raw().values().deserializer().deserialize(record.topic(), record.value()))
                .toList();
    }

    /** Reason and position of all dead letters. */
    static List<String> letters(Topics topics) {
        return records(topics.deadLetter().name()).stream()
                .map(record -> DeadLetter.from(record.headers()))
                .map(letter -> letter.reason() + " " + letter.position())
                .toList();
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return records(Broker.settings(), topic);
    }

    /**
     * All that is committed. Whoever commits hears of it before readers do, so whatever was written by now is waited for, though
     * not for a transaction that stays open.
     */
    static List<ConsumerRecord<byte[], byte[]>> records(KafkaSettings cluster, String topic) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var writtenReader = consumer(cluster, "read_uncommitted");
                var consumer = consumer(cluster, "read_committed")) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> committed = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> written = writtenReader.endOffsets(partitions);
            long patienceEnds = System.nanoTime() + OPEN_TRANSACTION.toNanos();
            while (isBefore(consumer, committed)
                    || isBefore(consumer, written) && System.nanoTime() - patienceEnds < 0) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaSettings cluster, String isolation) {
        return new KafkaConsumer<>(
                cluster.with(Map.of("isolation.level", isolation, "auto.offset.reset", "earliest")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static boolean isBefore(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }
}
