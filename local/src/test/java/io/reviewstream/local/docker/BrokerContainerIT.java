package io.reviewstream.local.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.local.Pipeline;
import io.reviewstream.local.Totals;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.Roll;
import io.reviewstream.sink.SinkSettings;
import io.reviewstream.sink.files.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Ingest, enrich and sink against a released broker in a container, which is restarted while they work. */
@NeedsDocker
@Timeout(300)
final class BrokerContainerIT {
    private static final int HALF = 2_000;

    @TempDir
    Path folder;

    @Test
    void losesAndDoublesNothingWhenTheBrokerIsRestartedUnderIt() throws Exception {
        int port = freePort();
        try (var broker = new KafkaContainer(DockerImageName.parse("apache/kafka:4.3.1"))
                // Of its own choice it would have another port after the restart than the one it tells its clients.
                .withCreateContainerCmdModifier(command -> command.getHostConfig()
                        .withPortBindings(PortBinding.parse("127.0.0.1:" + port + ":9092"), anyPort(9093)))) {
            broker.start();
            Path feed = Files.createDirectory(folder.resolve("feed")).resolve("reviews.jsonl");
            Path store = folder.resolve("store");
            append(feed, 0, HALF);
            var stored = new AtomicLong();
            var stop = new StopSignal();
            CompletableFuture<Totals> running =
                    CompletableFuture.supplyAsync(() -> run(pipeline(port, feed, store, stored), stop));
            Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> running.isDone() || stored.get() > 0);

            append(feed, HALF, 2 * HALF);
            broker.getDockerClient()
                    .restartContainerCmd(broker.getContainerId())
                    .exec();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> running.isDone() || stored.get() >= 2 * HALF);
            stop.trip();

            assertThat(running.get(60, TimeUnit.SECONDS).toString())
                    .isEqualTo("ingested 4000, enriched 4000, stored 4000, duplicates 0, dead letters 0");
            Verification found = Verification.of(store);
            assertThat(found.problems()).isEmpty();
            assertThat(found.reviews()).isEqualTo(2 * HALF);
        }
    }

    private Pipeline pipeline(int port, Path feed, Path store, AtomicLong stored) {
        KafkaSettings kafka = KafkaSettings.of("127.0.0.1:" + port);
        Topics topics = Topics.standard();
        return new Pipeline(
                new IngestSettings(kafka, topics, List.of(feed.toString())).following(),
                EnrichSettings.from(Map.of(
                        "ENRICH_STATE_FOLDER", folder.resolve("state").toString(),
                        "ENRICH_THREADS", "2",
                        "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers())),
                SinkSettings.of(kafka, topics, store.toString())
                        .with(new Roll(1 << 20, 300, Duration.ofSeconds(5), Duration.ofMillis(300))),
                4,
                ReviewAnalyser.standard(),
                line -> {},
                (ingested, enriched, nowStored) -> stored.set(nowStored),
                InputStream.nullInputStream());
    }

    private static Totals run(Pipeline pipeline, StopSignal stop) {
        try {
            return pipeline.run(stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void append(Path file, int from, int to) throws IOException {
        Files.writeString(file, Samples.lines(from, to), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static PortBinding anyPort(int exposed) {
        return new PortBinding(com.github.dockerjava.api.model.Ports.Binding.empty(), new ExposedPort(exposed));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
