package io.reviewstream.local.chaos;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Somebody who writes into the topics what does not belong there. Patient, so that each record arrives once. */
final class Foreign implements AutoCloseable {
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<String> letters = new ArrayList<>();
    private int sentRaw;

    Foreign(KafkaSettings kafka, Topics topics) {
        this.topics = topics;
        this.producer = new KafkaProducer<>(
                kafka.with(Map.of("delivery.timeout.ms", 1_800_000, "acks", "all", "enable.idempotence", true)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Every fifth time into each of the two topics. */
    void poison(int round) {
        if (round % 5 == 0) {
            send("enrich", topics.raw().name(), "no review " + round);
            sentRaw++;
        }
        if (round % 5 == 2) {
            send("sink", topics.enriched().name(), "no enriched review " + round);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Whether all arrived is what the run shows.
    private void send(String stage, String topic, String value) {
        letters.add(stage + ": " + value);
        producer.send(new ProducerRecord<>(
                topic, value.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)));
    }

    int sentRaw() {
        return sentRaw;
    }

    /** Stage and value of each dead letter that must come of it. */
    List<String> letters() {
        return letters;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
