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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the sink's process at random moments while reviews come in. A few times in the default run;
 * {@code -Dreviewstream.kills=100} and {@code -Dreviewstream.seed=…} give another.
 */
final class SinkKillIT {
    static final int BATCH = 20;

    private static final int KILLS = Integer.getInteger("reviewstream.kills", 0);
    private static final long SEED = Long.getLong("reviewstream.seed", 1);
    private static final int REVIEWS_PER_ROUND = 400;

    private static final int MOST_BATCHES = 12;

    @TempDir
    Path folder;

    @Test
    void storesEachReviewOnceInFilesHoweverOftenItIsKilled() throws Exception {
        storesEachReviewOnce(new KilledStore.InFolder(folder.resolve("store"), "date"), 4);
    }

    @Test
    void storesEachReviewOnceInDocumentsHoweverOftenItIsKilled() throws Exception {
        storesEachReviewOnce(new KilledStore.InFolder(folder.resolve("store"), "document"), 1);
    }

    @Test
    void storesEachReviewOnceInPostgresHoweverOftenItIsKilled() throws Exception {
        Optional<KilledStore> started = KilledStore.InPostgres.start();
        assumeTrue(started.isPresent(), "PostgreSQL's server is not installed: no sink is killed over it");
        try (KilledStore store = started.get()) {
            storesEachReviewOnce(store, 2);
        }
    }

    @Test
    void storesEachReviewOnceInABucketHoweverOftenItIsKilled() throws Exception {
        try (KilledStore store = KilledStore.InBucket.start()) {
            storesEachReviewOnce(store, 1);
        }
    }

    private void storesEachReviewOnce(KilledStore store, int fewKills) throws Exception {
        int kills = KILLS > 0 ? KILLS : fewKills;
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
