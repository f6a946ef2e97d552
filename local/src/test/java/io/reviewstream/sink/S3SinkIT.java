package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.s3.LocalS3;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class S3SinkIT {
    private static final Roll OFTEN = new Roll(1 << 20, 7, Duration.ofSeconds(5), Duration.ofMillis(300));

    @Test
    void waitsForAServerThatIsAway() throws Exception {
        Topics topics = Broker.freshTopics(2);
        List<String> notices = new CopyOnWriteArrayList<>();
        var stop = new StopSignal();
        try (var server = LocalS3.start();
                var enriched = new EnrichedTopic(topics)) {
            String address = server.address("reviews");
            var sink = new Sink(
                    SinkSettings.of(Broker.settings(), topics, address).with(OFTEN), notices::add, Clock.systemUTC());
            enriched.commit(EnrichedTopic.ids(0, 10));
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(sink, stop));
            await(() -> sink.storedSoFar() == 10 || running.isDone());

            server.end();
            enriched.commit(EnrichedTopic.ids(10, 20));
            await(() -> !notices.isEmpty() || running.isDone());
            server.begin();
            await(() -> sink.storedSoFar() == 20 || running.isDone());
            stop.trip();
            running.join();

            assertThat(ids(address)).containsExactlyInAnyOrderElementsOf(EnrichedTopic.ids(0, 20));
            assertThat(notices).hasSize(2).last().isEqualTo("the store is back");
            assertThat(notices.get(0))
                    .startsWith("store s3://reviews/reviews: cannot ")
                    .endsWith("; waiting for it, 120 s at most");
            assertThat(new StoreAddress(address).verify().problems()).isEmpty();
        }
    }

    private static void run(Sink sink, StopSignal stop) {
        try {
            sink.run(stop);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(condition);
    }

    private static List<String> ids(String address) {
        var ids = new ArrayList<String>();
        new StoreAddress(address)
                .forEachReview((place, json) ->
                        ids.add(Json.mapper().readTree(json).path("id").asString()));
        return ids;
    }
}
