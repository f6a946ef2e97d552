package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.Enrich;
import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrich on one machine after another, each with another clock. */
final class RememberedReviewsIT {
    private static final Duration DECADES = Duration.ofDays(18_000);

    @TempDir
    Path folder;

    @Test
    void whatIsRememberedDoesNotDependOnTheMachinesClock() throws Exception {
        Topics topics = Broker.freshTopics(1);
        List<Duration> clocks = List.of(Duration.ZERO, DECADES, DECADES.negated(), Duration.ZERO);
        var expected = new ArrayList<>(List.of("again"));

        for (int machine = 0; machine < clocks.size(); machine++) {
            expected.add("marker" + machine);
            send(topics, "again");
            send(topics, "marker" + machine);
            var settings = new EnrichSettings(
                    Broker.settings(),
                    topics,
                    folder.resolve("machine" + machine),
                    1,
                    Duration.ofMillis(100),
                    EnrichSettings.GroupProtocol.CLASSIC);
            try (var enrich = new Enrich(
                    settings, ReviewAnalyser.standard(), Clock.offset(Clock.systemUTC(), clocks.get(machine)))) {
                enrich.start(() -> {});
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                    enrich.throwIfFailed();
                    return keys(topics).containsAll(expected);
                });
            }
        }

        assertThat(keys(topics)).containsExactlyElementsOf(expected);
    }

    private static List<String> keys(Topics topics) {
        return Committed.records(topics.enriched().name()).stream()
                .map(Committed::key)
                .toList();
    }

    private static void send(Topics topics, String id) throws Exception {
        try (var producer = new KafkaProducer<>(
                Broker.settings().with(Map.of()),
                topics.raw().keys().serializer(),
                topics.raw().values().serializer())) {
            producer.send(new ProducerRecord<>(topics.raw().name(), id, RawReview.ofText(id, "test", "A good film.")))
                    .get();
        }
    }
}
