package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.files.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the sink's process at random moments while reviews come in. A few times in the default run;
 * {@code -Dreviewstream.kills=100} and {@code -Dreviewstream.seed=…} give another.
 */
final class SinkKillIT {
    private static final int KILLS = Integer.getInteger("reviewstream.kills", 4);
    private static final long SEED = Long.getLong("reviewstream.seed", 1);
    private static final int REVIEWS_PER_ROUND = 400;

    private static final int MOST_BATCHES = 12;

    @TempDir
    Path folder;

    @Test
    void storesEachReviewOnceHoweverOftenItIsKilled() throws Exception {
        Topics topics = Broker.freshTopics(3);
        var random = new Random(SEED);
        int sent = 0;
        int poison = 0;
        try (var enriched = new EnrichedTopic(topics)) {
            for (int kill = 0; kill < KILLS; kill++) {
                enriched.commit(EnrichedTopic.ids(sent, sent + REVIEWS_PER_ROUND));
                sent += REVIEWS_PER_ROUND;
                enriched.commit("poison" + poison, "poison " + poison, "file:b.jsonl");
                poison++;
                Process sink = start(topics);
                try {
                    // One in five while it starts, the others after some batches, at any moment of the next.
                    int batches = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(MOST_BATCHES);
                    awaitBatches(manifests() + batches, sink);
                    boolean ended = sink.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS);
                    assertThat(ended).as(() -> "ended by itself: " + output()).isFalse();
                } finally {
                    sink.destroyForcibly().waitFor();
                }
            }
            int beforeLast = lines().size();
            var last = new Sink(settings(topics), line -> {}, Clock.systemUTC());
            last.finish();
            last.run(new StopSignal());

            System.out.printf(
                    "sink killed %d times (seed %d): sent %d, stored before the last start %d, after it %d%n",
                    KILLS, SEED, sent, beforeLast, lines().size());
            assertThat(lines()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, sent));
            assertThat(enriched.deadLetters()).hasSize(poison);
            assertThat(Verification.of(folder.resolve("store")).problems()).isEmpty();
        }
    }

    private void awaitBatches(long wanted, Process sink) throws IOException, InterruptedException {
        for (int look = 0; look < 4_000 && manifests() < wanted; look++) {
            if (sink.waitFor(5, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private long manifests() throws IOException {
        Path folderOfThem = folder.resolve("store").resolve("_manifest");
        if (!Files.isDirectory(folderOfThem)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folderOfThem)) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        } catch (UncheckedIOException e) {
            return 0; // Manifests are folded at this moment: look again.
        }
    }

    private SinkSettings settings(Topics topics) {
        // With a name that stays, the next start takes the partitions at once.
        var kafka = new KafkaSettings(
                Map.of("bootstrap.servers", Broker.settings().bootstrapServers(), "group.instance.id", "killed"));
        return SinkSettings.of(kafka, topics, folder.resolve("store").toString());
    }

    private Process start(Topics topics) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SinkMain.class.getName());
        Map<String, String> env = builder.environment();
        env.put("KAFKA_BOOTSTRAP_SERVERS", Broker.settings().bootstrapServers());
        env.put("KAFKA_GROUP_INSTANCE_ID", "killed");
        env.put("SINK_STORE", folder.resolve("store").toString());
        env.put("SINK_TOPIC_PREFIX", topics.prefix());
        env.put("SINK_ROLL_RECORDS", "20");
        env.put("SINK_ROLL_IDLE", "20ms");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()))
                .start();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
