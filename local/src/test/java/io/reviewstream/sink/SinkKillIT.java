package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.files.Compression;
import io.reviewstream.sink.files.Format;
import io.reviewstream.sink.files.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the sink's process at random moments while reviews come in. A few times over files in the default run;
 * {@code -Dreviewstream.kills=100} and {@code -Dreviewstream.seed=…} give another, over every kind of store.
 */
final class SinkKillIT {
    static final int BATCH = 20;

    private static final int FEW = 4;
    private static final int KILLS = Integer.getInteger("reviewstream.kills", 0);
    private static final long SEED = Long.getLong("reviewstream.seed", 1);
    private static final int REVIEWS_PER_ROUND = 400;

    private static final int MOST_BATCHES = 12;

    /** What a sink holds of a file in memory, 256 KiB, is less. */
    private static final int MORE_THAN_A_BUFFER = 10_000;

    @TempDir
    Path folder;

    @Test
    void storesEachReviewOnceInFilesHoweverOftenItIsKilled() throws Exception {
        storesEachReviewOnce(new KilledStore.InFolder(folder.resolve("store"), "date"));
    }

    @Test
    @EnabledIfSystemProperty(named = "reviewstream.kills", matches = "\\d+")
    void storesEachReviewOnceInDocumentsHoweverOftenItIsKilled() throws Exception {
        storesEachReviewOnce(new KilledStore.InFolder(folder.resolve("store"), "document"));
    }

    @Test
    @EnabledIfSystemProperty(named = "reviewstream.kills", matches = "\\d+")
    void storesEachReviewOnceInPostgresHoweverOftenItIsKilled() throws Exception {
        Optional<KilledStore> started = KilledStore.InPostgres.start();
        assumeTrue(started.isPresent(), "PostgreSQL's server is not installed: no sink is killed over it");
        try (KilledStore store = started.get()) {
            storesEachReviewOnce(store);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "reviewstream.kills", matches = "\\d+")
    void storesEachReviewOnceInABucketHoweverOftenItIsKilled() throws Exception {
        try (KilledStore store = KilledStore.InBucket.start()) {
            storesEachReviewOnce(store);
        }
    }

    /** Killed before its first batch counts, again and again, a sink would fill the disk. */
    @Test
    void tidiesUpBehindSinksThatNeverCameToStoreAnything() throws Exception {
        var store = new KilledStore.InFolder(folder.resolve("store"), "date");
        Topics topics = Broker.freshTopics(1);
        try (var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, MORE_THAN_A_BUFFER));
            var tokens = new HashSet<String>();
            for (int kill = 0; kill < 3; kill++) {
                Process sink = start(
                        store,
                        topics,
                        Map.of("SINK_ROLL_RECORDS", "1000000", "SINK_ROLL_IDLE", "1h", "SINK_ROLL_AGE", "1h"));
                try {
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> !sink.isAlive() || !tokens.containsAll(partTokens()));
                    assertThat(sink.isAlive()).as(this::output).isTrue();
                    assertThat(partTokens()).hasSize(1);
                    tokens.addAll(partTokens());
                } finally {
                    sink.destroyForcibly().waitFor();
                }
            }
            var last = new Sink(settings(store, topics), line -> {}, Clock.systemUTC());
            last.finish();
            last.run(new StopSignal());

            assertThat(store.ids()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.ids(0, MORE_THAN_A_BUFFER));
            assertThat(aside()).containsOnly("ledger.lock");
        }
    }

    private Set<String> partTokens() throws IOException {
        return aside().stream()
                .filter(name -> name.endsWith(".part"))
                .map(name -> name.replaceFirst(".*-\\d{20}-", ""))
                .collect(Collectors.toSet());
    }

    private List<String> aside() throws IOException {
        Path aside = folder.resolve("store").resolve("_tmp");
        if (!Files.isDirectory(aside)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(aside)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void storesEachReviewOnce(KilledStore store) throws Exception {
        int kills = KILLS > 0 ? KILLS : FEW;
        Topics topics = Broker.freshTopics(3);
        var random = new Random(SEED);
        int sent = 0;
        int poison = 0;
        try (var enriched = new EnrichedTopic(topics)) {
            for (int kill = 0; kill < kills; kill++) {
                enriched.commit(EnrichedTopic.ids(sent, sent + REVIEWS_PER_ROUND));
                sent += REVIEWS_PER_ROUND;
                enriched.commit("poison" + poison, "poison " + poison, "file:b.jsonl");
                poison++;
                Process sink = start(store, topics);
                try {
                    // One in five while it starts, the others after some batches, at any moment of the next.
                    int batches = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(MOST_BATCHES);
                    awaitBatches(store, store.progress() + batches, sink);
                    boolean ended = sink.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS);
                    assertThat(ended).as(() -> "ended by itself: " + output()).isFalse();
                } finally {
                    sink.destroyForcibly().waitFor();
                }
            }
            long beforeLast = store.progress() == 0 ? 0 : store.ids().size();
            var last = new Sink(settings(store, topics), line -> {}, Clock.systemUTC());
            last.finish();
            last.run(new StopSignal());

            List<String> ids = store.ids();
            System.out.printf(
                    "sink to %s killed %d times (seed %d): sent %d, stored before the last start %d, after it %d%n",
                    store.getClass().getSimpleName(), kills, SEED, sent, beforeLast, ids.size());
            assertThat(ids).containsExactlyInAnyOrderElementsOf(EnrichedTopic.ids(0, sent));
            assertThat(last.storedBySource()).isEqualTo(Map.of("file:a.jsonl", (long) sent));
            assertThat(enriched.deadLetters()).hasSize(poison);
            assertThat(new StoreAddress(store.address()).verify().problems()).isEmpty();
        }
    }

    private static void awaitBatches(KilledStore store, long wanted, Process sink)
            throws IOException, InterruptedException {
        for (int look = 0; look < 2_000 && store.progress() < wanted; look++) {
            if (sink.waitFor(store instanceof KilledStore.InFolder ? 5 : 25, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private static SinkSettings settings(KilledStore store, Topics topics) {
        // With a name that stays, the next start takes the partitions at once.
        var kafka = new KafkaSettings(
                Map.of("bootstrap.servers", Broker.settings().bootstrapServers(), "group.instance.id", "killed"));
        SinkSettings settings = SinkSettings.of(kafka, topics, store.address());
        Layout layout = "document".equals(store.environment().get("SINK_LAYOUT")) ? Layout.DOCUMENT : Layout.DATE;
        return settings.with(new Format(layout, Compression.NONE, 16, true));
    }

    private Process start(KilledStore store, Topics topics) throws IOException {
        return start(store, topics, Map.of());
    }

    private Process start(KilledStore store, Topics topics, Map<String, String> more) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SinkMain.class.getName());
        Map<String, String> env = builder.environment();
        env.put("KAFKA_BOOTSTRAP_SERVERS", Broker.settings().bootstrapServers());
        env.put("KAFKA_GROUP_INSTANCE_ID", "killed");
        env.putAll(store.environment());
        env.put("SINK_STORE", store.address());
        env.put("SINK_TOPIC_PREFIX", topics.prefix());
        env.put("SINK_ROLL_RECORDS", Integer.toString(BATCH));
        env.put("SINK_ROLL_IDLE", "20ms");
        env.putAll(more);
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
}
