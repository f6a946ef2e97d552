package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.runtime.Vitals;
import io.reviewstream.sink.files.Compression;
import io.reviewstream.sink.files.Format;
import io.reviewstream.sink.files.JsonLinesStore;
import io.reviewstream.sink.files.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that takes its time is felt by Kafka's consumer, and by nothing else. */
final class SlowStoreIT {
    private static final int REVIEWS = 1_000;
    private static final int PARTITIONS = 2;

    private static final Roll TENS = new Roll(1 << 20, 10, Duration.ofDays(1), Duration.ofMillis(300));

    @TempDir
    Path folder;

    @Test
    void holdsNoMoreThanABatchOfEachPartitionWhileTheStoreIsSlow() throws Exception {
        Topics topics = Broker.freshTopics(PARTITIONS);
        commitReviews(topics);
        var store = slowStore();
        try (var running = new Running(settings(topics, Map.of()), store)) {
            store.awaitBatch();

            assertThat(store.added()).isBetween(10, 10 * PARTITIONS);
            assertThat(stored()).isEmpty();

            store.open();
            running.finish();
        }
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, REVIEWS));
    }

    @Test
    void storesEachReviewOnceThoughTheStoreTakesLongerThanKafkaWaits() throws Exception {
        Topics topics = Broker.freshTopics(PARTITIONS);
        commitReviews(topics);
        var settings = settings(
                topics,
                Map.of("max.poll.interval.ms", "1000", "session.timeout.ms", "1000", "heartbeat.interval.ms", "300"));
        var store = slowStore();
        try (var running = new Running(settings, store)) {
            store.awaitBatch();
            // Kafka takes it for dead: another sink could have its partitions by now.
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> group(settings).members().isEmpty());

            store.open();
            running.finish();
        }
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, REVIEWS));
    }

    private static void commitReviews(Topics topics) {
        try (var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, REVIEWS));
        }
    }

    private GatedStore slowStore() {
        return new GatedStore(new JsonLinesStore(
                folder, new Format(Layout.DATE, Compression.NONE, 16, true), Clock.systemUTC(), "slow"));
    }

    private SinkSettings settings(Topics topics, Map<String, String> more) {
        KafkaSettings kafka = Broker.settings().plus(more);
        return SinkSettings.of(kafka, topics, folder.toString()).with(TENS);
    }

    private static ConsumerGroupDescription group(SinkSettings settings)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Broker.settings().with(Map.of()))) {
            return Objects.requireNonNull(admin.describeConsumerGroups(List.of(settings.groupId()))
                    .all()
                    .get()
                    .get(settings.groupId()));
        }
    }

    private List<String> stored() throws IOException {
        return StoredLines.in(folder);
    }

    /** A sink in a thread of its own. */
    private static final class Running implements AutoCloseable {
        private final StopSignal stop = new StopSignal();
        private final StopSignal finish = new StopSignal();
        private final GatedStore store;
        private final CompletableFuture<Void> ended;

        Running(SinkSettings settings, GatedStore store) {
            this.store = store;
            ended = CompletableFuture.runAsync(() -> {
                try (var cluster = new Cluster(settings.kafka(), settings.patience())) {
                    new IntakeLoop(
                                    settings,
                                    store,
                                    cluster,
                                    line -> {},
                                    Clock.systemUTC(),
                                    Ticks.fromNow(),
                                    new AtomicLong(),
                                    Vitals.unwatched())
                            .run(stop, finish);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        /** Until all is stored that is in the topic. */
        void finish() {
            finish.trip();
            ended.join();
        }

        @Override
        public void close() {
            stop.trip();
            store.open();
            ended.handle((nothing, failure) -> nothing).join();
        }
    }
}
