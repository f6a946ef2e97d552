package io.reviewstream.local.command;

import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.events.WireFormat;
import io.reviewstream.runtime.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.core.JacksonException;

/** Reads enriched reviews along, as any consumer would, and prints each as a line; in a thread of its own. */
final class EnrichedPrinter implements AutoCloseable {
    private final Terminal terminal;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;

    EnrichedPrinter(KafkaSettings kafka, Topics topics, Terminal terminal) {
        this.terminal = terminal;
        consumer = new KafkaConsumer<>(
                kafka.with(Map.of("isolation.level", "read_committed", "enable.auto.commit", "false")),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer
                .partitionsFor(topics.enriched().name())
                .stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = new Thread(this::print, "enriched-printer");
        thread.start();
    }

    private void print() {
        var lines = new ReviewLine(terminal.outColours());
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    try {
                        terminal.out()
                                .println(lines.of(Json.events()
                                        .readValue(WireFormat.json(record.value()), EnrichedReview.class)));
                    } catch (JacksonException e) {
                        terminal.err()
                                .println("reviews.enriched holds something that is no review: "
                                        + e.getOriginalMessage());
                    }
                }
                terminal.out().flush();
            }
        } catch (WakeupException | InterruptException e) {
            terminal.out().flush();
        }
    }

    /** Prints what has come and stops. */
    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
