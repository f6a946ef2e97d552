package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.postgres.LocalPostgres;
import io.reviewstream.sink.s3.LocalS3;
import io.reviewstream.sink.store.StoreServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store on a server that goes away, and comes back or not. */
final class StoreAwayIT {
    private static final Roll OFTEN = new Roll(1 << 20, 7, Duration.ofSeconds(5), Duration.ofMillis(300));
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String WAITING = "; waiting for it, 120 s at most";
    private static final String BACK = "the store is back";

    private final List<String> notices = new CopyOnWriteArrayList<>();

    /** Whose server it is. */
    enum Kind {
        POSTGRESQL,
        S3;

        StoreServer start() throws Exception {
            if (this == S3) {
                return LocalS3.start();
            }
            return LocalPostgres.start()
                    .orElseGet(() ->
                            Assumptions.abort("PostgreSQL's server is not installed (Debian: apt install postgresql)"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhenTheServerWasRestarted(Kind kind) throws Exception {
        Topics topics = Broker.freshTopics(2);
        var stop = new StopSignal();
        try (StoreServer server = kind.start();
                var enriched = new EnrichedTopic(topics)) {
            var sink = sink(settings(topics, server, PATIENCE));
            enriched.commit(EnrichedTopic.ids(0, 10));
            CompletableFuture<Void> running = start(sink, stop);
            await(() -> sink.storedSoFar() == 10 || running.isDone());

            server.end();
            enriched.commit(EnrichedTopic.ids(10, 20));
            await(() -> !notices.isEmpty() || running.isDone());
            server.begin();
            await(() -> sink.storedSoFar() == 20 || running.isDone());
            stop.trip();
            running.join();

            assertThat(ids(server)).containsExactlyInAnyOrderElementsOf(EnrichedTopic.ids(0, 20));
            assertThat(notices).hasSize(2).last().isEqualTo(BACK);
            assertThat(notices.get(0)).startsWith(cannot(server)).endsWith(WAITING);
            assertThat(new StoreAddress(server.address()).verify().problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsAtItsStartAndWhenItIsAsked(Kind kind) throws Exception {
        Topics topics = Broker.freshTopics(1);
        try (StoreServer server = kind.start();
                var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, 10));
            server.end();
            var sink = sink(settings(topics, server, PATIENCE));
            sink.finish();
            CompletableFuture<Void> running = start(sink, new StopSignal());
            await(() -> !notices.isEmpty() || running.isDone());
            server.begin();
            running.join();
            server.end();
            CompletableFuture<Map<String, Long>> stored = CompletableFuture.supplyAsync(sink::storedBySource);
            await(() -> notices.size() > 2 || stored.isDone());
            server.begin();

            assertThat(stored.join().values()).containsExactly(10L);
            assertThat(notices).hasSize(4);
            assertThat(List.of(notices.get(0), notices.get(2)))
                    .allSatisfy(notice ->
                            assertThat(notice).startsWith(cannot(server)).endsWith(WAITING));
            assertThat(List.of(notices.get(1), notices.get(3))).containsOnly(BACK);
        }
    }

    /** Not of S3, whose client tries again by itself: the same way through the sink, in two minutes. */
    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void stopsWhenTheServerStaysAwayAndHasAllAfterTheNextStart(Kind kind) throws Exception {
        Topics topics = Broker.freshTopics(1);
        try (StoreServer server = kind.start();
                var enriched = new EnrichedTopic(topics)) {
            var sink = sink(settings(topics, server, Duration.ofSeconds(1)));
            enriched.commit(EnrichedTopic.ids(0, 10));
            CompletableFuture<Void> running = start(sink, new StopSignal());
            await(() -> sink.storedSoFar() == 10 || running.isDone());

            server.end();
            enriched.commit(EnrichedTopic.ids(10, 20));

            assertThatThrownBy(running::join)
                    .cause()
                    .isInstanceOf(FailedException.class)
                    .hasMessageStartingWith(cannot(server))
                    .hasMessageEndingWith("; waited 1 s for it, nothing is lost, start again when it is back");
            server.begin();
            var next = sink(settings(topics, server, PATIENCE));
            next.finish();
            next.run(new StopSignal());
            assertThat(ids(server)).containsExactlyInAnyOrderElementsOf(EnrichedTopic.ids(0, 20));
        }
    }

    private Sink sink(SinkSettings settings) {
        return new Sink(settings, notices::add, Clock.systemUTC());
    }

    private static SinkSettings settings(Topics topics, StoreServer server, Duration patience) {
        SinkSettings defaults = SinkSettings.of(Broker.settings(), topics, server.address());
        return new SinkSettings(
                defaults.kafka(),
                defaults.topics(),
                defaults.store(),
                defaults.group(),
                defaults.format(),
                OFTEN,
                patience);
    }

    private static CompletableFuture<Void> start(Sink sink, StopSignal stop) {
        return CompletableFuture.runAsync(() -> {
            try {
                sink.run(stop);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(condition);
    }

    /** How a message of its absence begins. */
    private static String cannot(StoreServer server) {
        return "store " + server.address().replaceFirst("\\?.*", "").replace("tester@", "") + ": cannot ";
    }

    private static List<String> ids(StoreServer server) {
        var ids = new ArrayList<String>();
        new StoreAddress(server.address())
                .forEachReview((place, json) ->
                        ids.add(Json.mapper().readTree(json).path("id").asString()));
        return ids;
    }
}
