package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.runtime.Vitals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker of its own, which can be stopped. */
final class BrokerAwayIT {
    private static final Topics TOPICS = Topics.standard();
    private static final Roll OFTEN = new Roll(1 << 20, 7, Duration.ofSeconds(5), Duration.ofMillis(300));

    @TempDir
    Path folder;

    @Test
    void stopsWhenTheBrokerStaysAwayAndGoesOnWhenItIsBack() throws Exception {
        var ticks = new LeapingTicks();
        CompletableFuture<Void> running;
        String address;
        try (var kafka = EmbeddedKafka.start(folder.resolve("broker"))) {
            address = kafka.bootstrapServers();
            commit(kafka, 0, 10);
            var sink = new Sink(settings(kafka), line -> {}, Clock.systemUTC(), ticks, Vitals.unwatched());
            running = CompletableFuture.runAsync(() -> run(sink));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> sink.storedSoFar() == 10);
        }

        ticks.leap(Duration.ofMinutes(3));

        assertThatThrownBy(running::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(FailedException.class)
                .hasMessage("Kafka at " + address
                        + " has not answered for 120 s; nothing is lost, start again when it is back");
        try (var kafka = EmbeddedKafka.start(folder.resolve("broker"))) {
            commit(kafka, 10, 20);
            var sink = new Sink(settings(kafka), line -> {}, Clock.systemUTC());
            sink.finish();
            sink.run(new StopSignal());
        }
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, 20));
    }

    private SinkSettings settings(EmbeddedKafka kafka) {
        return SinkSettings.of(
                        KafkaSettings.of(kafka.bootstrapServers()),
                        TOPICS,
                        folder.resolve("store").toString())
                .with(OFTEN);
    }

    private static void commit(EmbeddedKafka kafka, int from, int to) throws InterruptedException {
        KafkaSettings settings = KafkaSettings.of(kafka.bootstrapServers());
        try (var admin = Admin.create(settings.with(Map.of()))) {
            TopicCreation.ensure(admin, TOPICS, 2, (short) 1);
        }
        try (var enriched = new EnrichedTopic(settings, TOPICS)) {
            enriched.commit(EnrichedTopic.ids(from, to));
        }
    }

    private static void run(Sink sink) {
        try {
            sink.run(new StopSignal());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            var lines = new ArrayList<String>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }
    }

    /** Those of this machine, until they are told to leap. */
    private static final class LeapingTicks implements Ticks {
        private final Ticks real = Ticks.fromNow();
        private volatile long aheadMillis;

        void leap(Duration by) {
            aheadMillis = by.toMillis();
        }

        @Override
        public long millis() {
            return real.millis() + aheadMillis;
        }
    }
}
