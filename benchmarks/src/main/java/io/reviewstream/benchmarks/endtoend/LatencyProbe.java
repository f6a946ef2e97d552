package io.reviewstream.benchmarks.endtoend;

import io.reviewstream.events.JsonSerde;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topic;
import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends reviews at a fixed rate, come what may, and takes the time of each from when it was due, not from when it could be sent:
 * a pause counts for all that had to wait because of it. When a review was due follows from its number, which is in its key.
 */
final class LatencyProbe {
    static final String RAW = Topics.standard().raw().name();
    static final String ENRICHED = Topics.standard().enriched().name();

    /** Sent as fast as they go, for the compilers. */
    private static final int BURST = 20_000;

    private static final int SETTLING_SECONDS = 10;

    private final String servers;
    private final Feed feed;
    private final String readTopic;
    private final Serializer<RawReview> json = new JsonSerde<>(RawReview.class).serializer();

    LatencyProbe(String servers, Feed feed, boolean topicAlone) {
        this.servers = servers;
        this.feed = feed;
        this.readTopic = topicAlone ? RAW : ENRICHED;
    }

    void createTopics() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            TopicCreation.ensure(admin, Topics.standard(), Runtime.getRuntime().availableProcessors(), (short) 1);
        }
    }

    /** The latencies in milliseconds, sorted, of those that were due in the last {@code seconds}. */
    double[] measure(int perSecond, int seconds) throws Exception {
        int settling = BURST + SETTLING_SECONDS * perSecond;
        int all = settling + seconds * perSecond;
        var due = new long[all];
        var latencies = new double[all];
        var warm = new CompletableFuture<Void>();
        try (var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", servers, "linger.ms", 0, "compression.type", "lz4"),
                        new StringSerializer(),
                        new ByteArraySerializer());
                var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", servers,
                                "group.id", "probe",
                                "isolation.level", "read_committed",
                                "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(readTopic));
            var sending = CompletableFuture.runAsync(() -> send(producer, due, perSecond, warm));
            int received = 0;
            while (received < all) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    int number = Integer.parseInt(record.key().substring(Feed.ID.length()));
                    latencies[number] = (System.nanoTime() - due[number]) / 1e6;
                    if (++received == BURST) {
                        warm.complete(null);
                    }
                }
                if (sending.isCompletedExceptionally()) {
                    sending.join();
                }
            }
            sending.join();
        }
        double[] measured = Arrays.copyOfRange(latencies, settling, all);
        Arrays.sort(measured);
        return measured;
    }

    private void send(KafkaProducer<String, byte[]> producer, long[] due, int perSecond, CompletableFuture<Void> warm) {
        for (int i = 0; i < BURST; i++) {
            send(producer, i);
        }
        producer.flush();
        warm.join();
        long begin = System.nanoTime();
        for (int i = BURST; i < due.length; i++) {
            due[i] = begin + (i - BURST) * 1_000_000_000L / perSecond;
            for (long wait = due[i] - System.nanoTime(); wait > 0; wait = due[i] - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            send(producer, i);
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, int number) {
        Topic<String, RawReview> raw = Topics.standard().raw();
        String id = Feed.ID + number;
        producer.send(new ProducerRecord<>(
                raw.name(), id, json.serialize(raw.name(), RawReview.ofText(id, "replay", feed.text(number)))));
    }
}
