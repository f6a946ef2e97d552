package io.reviewstream.local;

import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;

/** The one broker of a test run; every test has topics of its own. */
public final class Broker {
    private static final AtomicInteger PIPELINES = new AtomicInteger();

    private Broker() {}

    /** How to reach it; started on first use, stopped with the JVM. */
    public static KafkaSettings settings() {
        return KafkaSettings.of(Holder.KAFKA.bootstrapServers());
    }

    /** Fresh topics that no other test knows. */
    public static Topics freshTopics(int partitions) throws InterruptedException {
        var topics = new Topics("test-" + PIPELINES.incrementAndGet() + ".");
        try (var admin = Admin.create(settings().with(Map.of()))) {
            TopicCreation.ensure(admin, topics, partitions, (short) 1);
        }
        return topics;
    }

    private static final class Holder {
        static final EmbeddedKafka KAFKA = start();

        private static EmbeddedKafka start() {
            try {
                Path folder = Files.createTempDirectory(Path.of("target"), "broker-");
                var kafka = EmbeddedKafka.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
                return kafka;
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
