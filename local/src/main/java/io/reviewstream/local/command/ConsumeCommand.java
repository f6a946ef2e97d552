package io.reviewstream.local.command;

import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.events.WireFormat;
import io.reviewstream.local.ClusterFailure;
import io.reviewstream.local.TopicPartitions;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;

/** Reads a topic from its beginning. */
@Command(
        name = "consume",
        description = "Read enriched reviews from Kafka: a line each for people, or as JSON Lines.",
        footer = {"", "Other Kafka client settings (TLS, SASL …) come from KAFKA_* variables."})
final class ConsumeCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Terminal terminal;

    @Option(names = "--topic", paramLabel = "T", description = "Topic to read (default: reviews.enriched).")
    private String topic = Topics.standard().enriched().name();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--follow", description = "Keep reading what comes.")
    private boolean follow;

    @Option(names = "--json", description = "The events as they are, one a line.")
    private boolean json;

    ConsumeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        KafkaSettings kafka = cluster.kafka(terminal);
        var config = kafka.toRead(Map.of("default.api.timeout.ms", Long.toString(PATIENCE.toMillis())));
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var stopped = new AtomicBoolean();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stopped.set(true);
                consumer.wakeup();
            }));
            read(consumer, kafka, stopped);
            return 0;
        } catch (WakeupException e) {
            return 0;
        } catch (KafkaException e) {
            throw ClusterFailure.of("cannot read " + topic, kafka, e);
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer, KafkaSettings kafka, AtomicBoolean stopped) {
        List<TopicPartition> partitions = TopicPartitions.of(topic, consumer, kafka, terminal.err()::println);
        if (partitions.isEmpty()) {
            throw new FailedException("there is no topic " + topic + " yet; is the pipeline running?");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = follow ? Map.of() : consumer.endOffsets(Set.copyOf(partitions));
        var lines = new ReviewLine(terminal.outColours());
        while (!stopped.get() && (follow || !isAtEnd(consumer, ends))) {
            for (var record : consumer.poll(Duration.ofMillis(500))) {
                print(record, lines);
            }
            terminal.out().flush();
            if (terminal.out().checkError()) {
                // Whoever read our output, such as head, has had enough.
                return;
            }
        }
    }

    private static boolean isAtEnd(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void print(ConsumerRecord<byte[], byte[]> record, ReviewLine lines) {
        if (record.value() == null) {
            return;
        }
        byte[] value = WireFormat.json(record.value());
        if (json) {
            terminal.out().write(value, 0, value.length);
            terminal.out().println();
            return;
        }
        try {
            terminal.out().println(lines.of(Json.events().readValue(value, EnrichedReview.class)));
        } catch (JacksonException e) {
            terminal.err()
                    .println(topic + "-" + record.partition() + "@" + record.offset()
                            + ": no enriched review; --json shows it as it is");
        }
    }
}
