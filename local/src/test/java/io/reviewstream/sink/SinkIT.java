package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.runtime.Vitals;
import io.reviewstream.sink.files.Compression;
import io.reviewstream.sink.files.Format;
import io.reviewstream.sink.files.JsonLinesStore;
import io.reviewstream.sink.files.Layout;
import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SinkIT {
    private static final Roll OFTEN = new Roll(1 << 20, 7, Duration.ofSeconds(5), Duration.ofMillis(300));

    @TempDir
    Path folder;

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    @Test
    void storesWhatIsCommittedAndNothingElse() throws Exception {
        Topics topics = Broker.freshTopics(3);
        try (var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, 20));
            enriched.abort(EnrichedTopic.ids(20, 30));
            enriched.commit(EnrichedTopic.ids(30, 40));

            var sink = finished(topics);

            assertThat(stored())
                    .containsExactlyInAnyOrderElementsOf(
                            concat(EnrichedTopic.lines(0, 20), EnrichedTopic.lines(30, 40)));
            assertThat(sink.storedBySource()).isEqualTo(Map.of("file:a.jsonl", 30L));
            assertThat(sink.storedSoFar()).isEqualTo(30);
        }
    }

    @Test
    void goesOnWhereTheLastRunEnded() throws Exception {
        Topics topics = Broker.freshTopics(2);
        try (var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, 20));
            finished(topics);
            finished(topics);
            enriched.commit(EnrichedTopic.ids(20, 50));

            var sink = finished(topics);

            assertThat(stored()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, 50));
            assertThat(sink.storedSoFar()).isEqualTo(50);
            assertThat(notices).isEmpty();
        }
    }

    @Test
    void storesAQuietTopicsReviewsWithoutBeingAsked() throws Exception {
        Topics topics = Broker.freshTopics(1);
        try (var enriched = new EnrichedTopic(topics);
                var sink = new Running(settings(topics))) {
            enriched.commit(EnrichedTopic.ids(0, 3));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(sink.sink.storedSoFar()).isEqualTo(3));

            assertThat(stored()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, 3));
        }
    }

    @Test
    void storesWhatItHoldsWhenItIsStopped() throws Exception {
        Topics topics = Broker.freshTopics(1);
        var patient = settings(topics).with(new Roll(1 << 20, 2, Duration.ofHours(1), Duration.ofHours(1)));
        try (var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, 3));
            try (var sink = new Running(patient)) {
                Awaitility.await().until(() -> sink.sink.storedSoFar() == 2);
                assertThat(stored()).hasSize(2);
            }

            assertThat(stored()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, 3));
        }
    }

    @Test
    void endsAtOnceWhenThereIsNothing() throws Exception {
        var sink = finished(new Topics("nowhere."));

        assertThat(sink.storedBySource()).isEmpty();
        assertThat(notices).containsExactly("topic nowhere.reviews.enriched does not exist yet; waiting for it");
    }

    @Test
    void letsTwoSinksOfOneGroupShareThePartitionsAndTakeOverFromEachOther() throws Exception {
        Topics topics = Broker.freshTopics(4);
        try (var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, 100));
            try (var first = new Running(settings(topics))) {
                Awaitility.await().until(() -> first.sink.storedSoFar() > 0);
                try (var second = new Running(settings(topics))) {
                    enriched.commit(EnrichedTopic.ids(100, 200));
                    Awaitility.await().untilAsserted(() -> assertThat(stored()).hasSize(200));
                }
                enriched.commit(EnrichedTopic.ids(200, 300));
                Awaitility.await().untilAsserted(() -> assertThat(stored()).hasSize(300));
            }
            assertThat(stored()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, 300));
        }
    }

    /** As after a pause so long that the group gave the partitions to another: both believe to own them. */
    @Test
    void letsOneOfTwoSinksWinThatBothStoreTheSame() throws Exception {
        Topics topics = Broker.freshTopics(2);
        try (var enriched = new EnrichedTopic(topics);
                var first = new Running(settings(topics));
                var second = new Running(inGroup("other", settings(topics)))) {
            for (int round = 0; round < 20; round++) {
                enriched.commit(EnrichedTopic.ids(round * 25, round * 25 + 25));
            }
            enriched.commit("bad", "this is no JSON", "file:b.jsonl");
            first.sink.finish();
            second.sink.finish();
            first.ended.join();
            second.ended.join();

            assertThat(stored()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, 500));
            assertThat(enriched.deadLetters()).hasSize(1);
        }
    }

    @Test
    void sendsOneDeadLetterAlthoughTwoStoresAreFilledAtOnce() throws Exception {
        Topics topics = Broker.freshTopics(1);
        try (var enriched = new EnrichedTopic(topics);
                var first = new Running(inStore(folder.resolve("a"), topics));
                var second = new Running(inGroup("other", inStore(folder.resolve("b"), topics)))) {
            for (int round = 0; round < 10; round++) {
                enriched.commit(EnrichedTopic.ids(round * 5, round * 5 + 5));
                enriched.commit("bad" + round, "this is no JSON", "file:b.jsonl");
            }
            first.sink.finish();
            second.sink.finish();
            first.ended.join();
            second.ended.join();

            assertThat(stored())
                    .containsExactlyInAnyOrderElementsOf(
                            concat(EnrichedTopic.lines(0, 50), EnrichedTopic.lines(0, 50)));
            assertThat(enriched.deadLetters()).hasSize(10);
        }
    }

    /** Its own last batch is younger than the letters that the first store's sink sent. */
    @Test
    void sendsNoSecondDeadLetterForAStoreThatIsFilledMuchLater() throws Exception {
        Topics topics = Broker.freshTopics(1);
        try (var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, 20));
            enriched.commit("bad", "neither here nor there", "file:b.jsonl");
            var first = new Sink(inStore(folder.resolve("a"), topics), notices::add, Clock.systemUTC());
            first.finish();
            first.run(new StopSignal());

            var second = new Sink(
                    inGroup("other", inStore(folder.resolve("b"), topics)),
                    notices::add,
                    Clock.offset(Clock.systemUTC(), Duration.ofHours(3)));
            second.finish();
            second.run(new StopSignal());

            assertThat(stored())
                    .containsExactlyInAnyOrderElementsOf(
                            concat(EnrichedTopic.lines(0, 20), EnrichedTopic.lines(0, 20)));
            assertThat(enriched.deadLetters()).hasSize(1);
        }
    }

    @Test
    void countsWhatNamesNoSourceUnderNone() throws Exception {
        Topics topics = Broker.freshTopics(1);
        String unknown = "urn:reviewstream:unknown";
        try (var enriched = new EnrichedTopic(topics)) {
            enriched.commit("foreign", EnrichedTopic.lines(0, 1).get(0), unknown);
            enriched.commit("bad", "{\"id\":\"bad\",", unknown);

            var sink = finished(topics);

            assertThat(sink.storedBySource()).isEqualTo(Map.of("", 1L));
            assertThat(enriched.deadLetters())
                    .singleElement()
                    .satisfies(record -> assertThat(
                                    DeadLetter.from(record.headers()).source())
                            .isNull());
        }
    }

    @Test
    void setsAsideWhatIsNoReviewAndGoesOn() throws Exception {
        Topics topics = Broker.freshTopics(1);
        try (var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, 2));
            enriched.commit("bad", "{\"id\":\"bad\",", "file:b.jsonl");
            enriched.commit(EnrichedTopic.ids(2, 4));

            var sink = finished(topics);

            assertThat(stored()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, 4));
            assertThat(sink.storedBySource()).isEqualTo(Map.of("file:a.jsonl", 4L));
            assertThat(sink.deadLetters()).isEqualTo(1);
            assertThat(enriched.deadLetters()).singleElement().satisfies(record -> {
                assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":\"bad\",");
                assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("bad");
                DeadLetter letter = DeadLetter.from(record.headers());
                assertThat(letter.stage()).isEqualTo("sink");
                assertThat(letter.reason()).isEqualTo("malformed-json");
                assertThat(letter.message())
                        .isEqualTo(topics.enriched().name() + "-0@3: the JSON ends too early, after 12 bytes");
                assertThat(letter.offset()).isEqualTo(3);
                assertThat(letter.source()).isEqualTo("file:b.jsonl");
            });
        }
    }

    @Test
    void sendsADeadLetterOnceEvenIfItIsKilledBeforeItsBatchIsStored() throws Exception {
        Topics topics = Broker.freshTopics(1);
        try (var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, 2));
            enriched.commit("bad", "neither here nor there", "file:b.jsonl");
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> killedAtCommit(topics)).hasMessage("killed");
                assertThat(enriched.deadLetters()).hasSize(1);
            }

            finished(topics);

            assertThat(stored()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, 2));
            assertThat(enriched.deadLetters()).hasSize(1);
        }
    }

    @Test
    void beginsAnewWithATopicThatWasMadeAnew() throws Exception {
        Topics topics = Broker.freshTopics(1);
        try (var admin = Admin.create(Broker.settings().with(Map.of()))) {
            try (var enriched = new EnrichedTopic(topics)) {
                enriched.commit(EnrichedTopic.ids(0, 10));
            }
            finished(topics);
            admin.deleteTopics(List.of(topics.enriched().name())).all().get();
            Awaitility.await()
                    .until(() -> !admin.listTopics()
                            .names()
                            .get()
                            .contains(topics.enriched().name()));
            TopicCreation.ensure(admin, topics, 1, (short) 1);
            try (var enriched = new EnrichedTopic(topics)) {
                enriched.commit(EnrichedTopic.ids(10, 20));
            }

            var sink = finished(topics);

            assertThat(stored()).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, 20));
            assertThat(sink.storedBySource()).isEqualTo(Map.of("file:a.jsonl", 10L));
        }
    }

    @Test
    void saysWhichOffsetsWereDeletedBeforeItReadThem() throws Exception {
        Topics topics = Broker.freshTopics(1);
        var partition = new TopicPartition(topics.enriched().name(), 0);
        try (var enriched = new EnrichedTopic(topics);
                var admin = Admin.create(Broker.settings().with(Map.of()))) {
            enriched.commit(EnrichedTopic.ids(0, 10));
            finished(topics);
            enriched.commit(EnrichedTopic.ids(10, 20));
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(15)))
                    .all()
                    .get();

            finished(topics);

            assertThat(notices)
                    .containsExactly(
                            partition + ": offsets 11 to 14 were deleted from the topic before they were stored"
                                    + " (4 offsets lost); going on at 15");
            assertThat(stored())
                    .containsExactlyInAnyOrderElementsOf(
                            concat(EnrichedTopic.lines(0, 10), EnrichedTopic.lines(14, 20)));
        }
    }

    @Test
    void stopsWithOneClearLineWhenTheFolderCannotBeUsed() throws Exception {
        Topics topics = Broker.freshTopics(1);
        Path file = Files.createFile(folder.resolve("file"));
        var settings = inStore(file.resolve("store"), topics);

        assertThatThrownBy(() -> new Sink(settings, notices::add, Clock.systemUTC()).run(new StopSignal()))
                .isInstanceOf(FailedException.class)
                .hasMessageStartingWith("store " + file.resolve("store") + ": cannot use this folder: ");
    }

    private Sink finished(Topics topics) throws InterruptedException {
        var sink = new Sink(settings(topics), notices::add, Clock.systemUTC());
        sink.finish();
        sink.run(new StopSignal());
        return sink;
    }

    private SinkSettings settings(Topics topics) {
        return inStore(folder, topics);
    }

    private static SinkSettings inStore(Path store, Topics topics) {
        return SinkSettings.of(Broker.settings(), topics, store.toString()).with(OFTEN);
    }

    private static SinkSettings inGroup(String group, SinkSettings settings) {
        return new SinkSettings(
                settings.kafka(),
                settings.topics(),
                settings.store(),
                group,
                settings.format(),
                settings.roll(),
                settings.patience());
    }

    /** A sink whose process ends when its first batch is due. */
    private void killedAtCommit(Topics topics) throws InterruptedException {
        SinkSettings settings = settings(topics);
        var files = new JsonLinesStore(
                folder, new Format(Layout.DATE, Compression.NONE, 16, true), Clock.systemUTC(), "killed");
        try (var cluster = new Cluster(settings.kafka(), settings.patience())) {
            var finish = new StopSignal();
            finish.trip();
            new IntakeLoop(
                            settings,
                            new StoreKilledAtCommit(files),
                            cluster,
                            notices::add,
                            Clock.systemUTC(),
                            Ticks.fromNow(),
                            new AtomicLong(),
                            Vitals.unwatched())
                    .run(new StopSignal(), finish);
        }
    }

    private List<String> stored() throws IOException {
        return StoredLines.in(folder);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** A sink in a thread of its own; closing stops it and waits. */
    private final class Running implements AutoCloseable {
        private final StopSignal stop = new StopSignal();
        private final Sink sink;
        private final CompletableFuture<Void> ended;

        Running(SinkSettings settings) {
            sink = new Sink(settings, notices::add, Clock.systemUTC());
            ended = CompletableFuture.runAsync(() -> {
                try {
                    sink.run(stop);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        @Override
        public void close() {
            stop.trip();
            try {
                ended.join();
            } catch (CompletionException e) {
                throw new AssertionError("the sink failed", e.getCause());
            }
        }
    }

    private record StoreKilledAtCommit(Store store) implements Store {
        @Override
        public PartitionStore open(Origin origin) {
            return new ForwardingPartition(store.open(origin)) {
                @Override
                public boolean commit(BatchEnd end) {
                    throw new FailedException("killed");
                }

                @Override
                public void discard() {
                    // A killed process tidies nothing.
                }
            };
        }

        @Override
        public Map<String, Long> recordsBySource(String clusterId, String topicId) {
            return store.recordsBySource(clusterId, topicId);
        }

        @Override
        public long deadLetters(String clusterId, String topicId) {
            return store.deadLetters(clusterId, topicId);
        }

        @Override
        public Map<Integer, Long> positions(String clusterId, String topicId) {
            return store.positions(clusterId, topicId);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
