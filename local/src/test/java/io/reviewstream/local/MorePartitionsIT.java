package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.reviewstream.enrich.Enrich;
import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody adds partitions to the raw topic. */
final class MorePartitionsIT {
    @TempDir
    Path folder;

    @Test
    void enrichSaysWhichTopicsNeedThemTooAndGoesOnWithAllThatIsRemembered() throws Exception {
        Topics topics = Broker.freshTopics(1);
        var settings = new EnrichSettings(
                        Broker.settings(),
                        topics,
                        folder,
                        1,
                        Duration.ofMillis(100),
                        EnrichSettings.GroupProtocol.CLASSIC)
                .withTitles(null);
        String own = topics.prefix() + "reviewstream-enrich-";
        send(topics, 0, "first");
        enrichUntilThereAre(1, settings);
        addPartitions(topics.raw().name());

        String one = needsMore(settings);
        addPartitions(one);
        String other = needsMore(settings);
        addPartitions(other);
        assertThat(List.of(one, other))
                .containsExactlyInAnyOrder(own + "revisions-changelog", own + "ledger-changelog");

        send(topics, 0, "first");
        send(topics, 1, "second");
        send(topics, 0, "third");
        enrichUntilThereAre(3, settings);
        assertThat(Committed.records(topics.enriched().name()))
                .extracting(Committed::key)
                .containsExactlyInAnyOrder("first", "second", "third");
    }

    private static void enrichUntilThereAre(int reviews, EnrichSettings settings) {
        try (var enrich = new Enrich(settings, ReviewAnalyser.standard(), Clock.systemUTC())) {
            enrich.start(() -> {});
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                enrich.throwIfFailed();
                return Committed.records(settings.topics().enriched().name()).size() >= reviews;
            });
        }
    }

    /** Which topic enrich names as it ends. */
    private static String needsMore(EnrichSettings settings) throws Exception {
        var failed = new CountDownLatch(1);
        try (var enrich = new Enrich(settings, ReviewAnalyser.standard(), Clock.systemUTC())) {
            enrich.start(failed::countDown);
            assertThat(failed.await(1, TimeUnit.MINUTES)).isTrue();
            String told = String.valueOf(catchThrowable(enrich::throwIfFailed).getMessage());
            assertThat(told).contains(" --partitions 2;");
            return told.replaceAll(".* --topic (\\S+) .*", "$1");
        }
    }

    private static void addPartitions(String topic) throws Exception {
        try (var admin = Admin.create(Broker.settings().with(Map.of()))) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(2)))
                    .all()
                    .get();
        }
    }

    private static void send(Topics topics, int partition, String id) throws Exception {
        try (var producer = new KafkaProducer<>(
                Broker.settings().with(Map.of()),
                topics.raw().keys().serializer(),
                topics.raw().values().serializer())) {
            producer.send(new ProducerRecord<>(
                            topics.raw().name(), partition, id, RawReview.ofText(id, "test", "A good film.")))
                    .get();
        }
    }
}
