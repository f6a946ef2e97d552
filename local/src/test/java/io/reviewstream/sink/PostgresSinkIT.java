package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.postgres.LocalPostgres;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class PostgresSinkIT {
    private static final String TOO_LARGE =
            "{\"id\":\"large\",\"review\":{},\"enrichment\":{\"rating\":{\"value\":1e200000}}}";

    private static final Roll OFTEN = new Roll(1 << 20, 7, Duration.ofSeconds(5), Duration.ofMillis(300));

    @Test
    void setsAsideWhatTheDatabaseCannotHoldAndGoesOn() throws Exception {
        Optional<LocalPostgres> server = LocalPostgres.start();
        assumeTrue(server.isPresent(), "PostgreSQL's server is not installed (Debian: apt install postgresql)");
        Topics topics = Broker.freshTopics(1);
        try (var postgres = server.get();
                var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, 2));
            enriched.commit("large", TOO_LARGE, "file:b.jsonl");
            enriched.commit(EnrichedTopic.ids(2, 4));
            var notices = new ArrayList<String>();
            var sink = new Sink(
                    SinkSettings.of(Broker.settings(), topics, postgres.address()), notices::add, Clock.systemUTC());

            sink.finish();
            sink.run(new StopSignal());

            assertThat(ids(postgres)).containsExactlyElementsOf(EnrichedTopic.ids(0, 4));
            assertThat(sink.storedSoFar()).isEqualTo(4);
            assertThat(notices).isEmpty();
            assertThat(new StoreAddress(postgres.address()).verify().problems()).isEmpty();
            assertThat(enriched.deadLetters()).singleElement().satisfies(record -> {
                assertThat(record.value()).asString().isEqualTo(TOO_LARGE);
                DeadLetter letter = DeadLetter.from(record.headers());
                assertThat(letter.reason()).isEqualTo("refused-by-store");
                assertThat(letter.message())
                        .startsWith(topics.enriched().name() + "-0@3: the database cannot hold it: ")
                        .endsWith(" (SQL state 22003)");
            });
        }
    }

    @Test
    void waitsForADatabaseThatIsRestarted() throws Exception {
        Optional<LocalPostgres> server = LocalPostgres.start();
        assumeTrue(server.isPresent(), "PostgreSQL's server is not installed (Debian: apt install postgresql)");
        Topics topics = Broker.freshTopics(2);
        List<String> notices = new CopyOnWriteArrayList<>();
        var stop = new StopSignal();
        try (var postgres = server.get();
                var enriched = new EnrichedTopic(topics)) {
            var sink = new Sink(settings(topics, postgres), notices::add, Clock.systemUTC());
            enriched.commit(EnrichedTopic.ids(0, 10));
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(sink, stop));
            await(() -> sink.storedSoFar() == 10 || running.isDone());

            postgres.end();
            enriched.commit(EnrichedTopic.ids(10, 20));
            await(() -> !notices.isEmpty() || running.isDone());
            postgres.begin();
            await(() -> sink.storedSoFar() == 20 || running.isDone());
            stop.trip();
            running.join();

            assertThat(ids(postgres)).containsExactlyInAnyOrderElementsOf(EnrichedTopic.ids(0, 20));
            assertThat(notices).hasSize(2).last().isEqualTo("the store is back");
            assertThat(notices.get(0))
                    .startsWith("store " + postgres.address().replace("tester@", "") + ": cannot ")
                    .endsWith("; waiting for it, 120 s at most");
            assertThat(new StoreAddress(postgres.address()).verify().problems()).isEmpty();
        }
    }

    @Test
    void waitsAtItsStartAndWhenItIsAskedForADatabaseThatIsAway() throws Exception {
        Optional<LocalPostgres> server = LocalPostgres.start();
        assumeTrue(server.isPresent(), "PostgreSQL's server is not installed (Debian: apt install postgresql)");
        Topics topics = Broker.freshTopics(1);
        List<String> notices = new CopyOnWriteArrayList<>();
        try (var postgres = server.get();
                var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, 10));
            postgres.end();
            var sink = new Sink(settings(topics, postgres), notices::add, Clock.systemUTC());
            sink.finish();
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(sink, new StopSignal()));
            await(() -> !notices.isEmpty() || running.isDone());
            postgres.begin();
            running.join();
            postgres.end();
            CompletableFuture<Map<String, Long>> stored = CompletableFuture.supplyAsync(sink::storedBySource);
            await(() -> notices.size() > 2 || stored.isDone());
            postgres.begin();

            assertThat(stored.join().values()).containsExactly(10L);
            String waiting = "store " + postgres.address().replace("tester@", "") + ": cannot use this database: ";
            assertThat(notices).hasSize(4);
            assertThat(List.of(notices.get(0), notices.get(2)))
                    .allSatisfy(notice ->
                            assertThat(notice).startsWith(waiting).endsWith("; waiting for it, 120 s at most"));
            assertThat(List.of(notices.get(1), notices.get(3))).containsOnly("the store is back");
        }
    }

    @Test
    void failsAtOnceWhereTheServerDoesNotHaveTheDatabase() throws Exception {
        Optional<LocalPostgres> server = LocalPostgres.start();
        assumeTrue(server.isPresent(), "PostgreSQL's server is not installed (Debian: apt install postgresql)");
        Topics topics = Broker.freshTopics(1);
        var notices = new ArrayList<String>();
        try (var postgres = server.get()) {
            String address = postgres.address() + "_of_nobody";
            var sink = new Sink(SinkSettings.of(Broker.settings(), topics, address), notices::add, Clock.systemUTC());

            assertThatThrownBy(() -> sink.run(new StopSignal()))
                    .isInstanceOf(FailedException.class)
                    .hasMessageContaining("cannot use this database: ")
                    .hasMessageEndingWith("(SQL state 3D000)");
            assertThat(notices).isEmpty();
        }
    }

    @Test
    void stopsWhenTheDatabaseStaysAwayBeyondItsPatience() throws Exception {
        Optional<LocalPostgres> server = LocalPostgres.start();
        assumeTrue(server.isPresent(), "PostgreSQL's server is not installed (Debian: apt install postgresql)");
        Topics topics = Broker.freshTopics(1);
        try (var postgres = server.get();
                var enriched = new EnrichedTopic(topics)) {
            var sink = new Sink(
                    withPatience(settings(topics, postgres), Duration.ofSeconds(1)), line -> {}, Clock.systemUTC());
            enriched.commit(EnrichedTopic.ids(0, 10));
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(sink, new StopSignal()));
            await(() -> sink.storedSoFar() == 10 || running.isDone());

            postgres.end();
            enriched.commit(EnrichedTopic.ids(10, 20));

            assertThatThrownBy(running::join)
                    .cause()
                    .isInstanceOf(FailedException.class)
                    .hasMessageStartingWith("store " + postgres.address().replace("tester@", "") + ": cannot ")
                    .hasMessageEndingWith("; waited 1 s for it, nothing is lost, start again when it is back");
            postgres.begin();
            var next = new Sink(settings(topics, postgres), line -> {}, Clock.systemUTC());
            next.finish();
            next.run(new StopSignal());
            assertThat(ids(postgres)).containsExactlyInAnyOrderElementsOf(EnrichedTopic.ids(0, 20));
        }
    }

    private static SinkSettings settings(Topics topics, LocalPostgres postgres) {
        return SinkSettings.of(Broker.settings(), topics, postgres.address()).with(OFTEN);
    }

    private static SinkSettings withPatience(SinkSettings settings, Duration patience) {
        return new SinkSettings(
                settings.kafka(),
                settings.topics(),
                settings.store(),
                settings.group(),
                settings.format(),
                settings.roll(),
                patience);
    }

    private static void run(Sink sink, StopSignal stop) {
        try {
            sink.run(stop);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(condition);
    }

    private static List<String> ids(LocalPostgres postgres) {
        var ids = new ArrayList<String>();
        new StoreAddress(postgres.address())
                .forEachReview((place, json) ->
                        ids.add(Json.mapper().readTree(json).path("id").asString()));
        return ids;
    }
}
