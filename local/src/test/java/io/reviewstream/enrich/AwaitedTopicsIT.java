package io.reviewstream.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class AwaitedTopicsIT {
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final StopSignal stop = new StopSignal();

    @Test
    void areWaitedForUntilSomebodyMakesThem() throws Exception {
        var topics = new Topics("made-late.");
        CompletableFuture<Void> waiting = await(topics);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !notices.isEmpty() || waiting.isDone());

        assertThat(notices)
                .containsExactly(
                        "topics made-late.reviews.raw, made-late.reviews.enriched,"
                                + " made-late.reviews.dead-letter, made-late.reviews.titles do not exist yet; waiting for them");
        assertThat(waiting).isNotDone();
        try (var admin = Admin.create(Broker.settings().with(Map.of()))) {
            TopicCreation.ensure(admin, topics, 1, (short) 1);
        }
        waiting.get(1, TimeUnit.MINUTES);
        assertThat(stop.isTripped()).isFalse();
    }

    @Test
    void areNotWaitedForWhenItIsToStop() throws Exception {
        CompletableFuture<Void> waiting = await(new Topics("never-made."));

        stop.trip();

        waiting.get(1, TimeUnit.MINUTES);
    }

    @Test
    void areSaidNothingOfWhenTheyAreThere() throws Exception {
        await(Broker.freshTopics(1)).get(1, TimeUnit.MINUTES);

        assertThat(notices).isEmpty();
    }

    private CompletableFuture<Void> await(Topics topics) {
        var settings = new EnrichSettings(
                        Broker.settings(),
                        topics,
                        Path.of("state"),
                        1,
                        Duration.ofMillis(100),
                        EnrichSettings.GroupProtocol.CLASSIC)
                .withTitles(null);
        return CompletableFuture.runAsync(() -> {
            try {
                AwaitedTopics.await(settings, stop, notices::add);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
