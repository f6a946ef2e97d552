package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.Enrich;
import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic that somebody made beforehand, which takes smaller messages than ours do. */
final class SmallTopicIT {
    private static final int LIMIT = 100_000;

    @TempDir
    Path folder;

    @Test
    void setsAsideWhatItDoesNotTakeAndGoesOn() throws Exception {
        Topics topics = Broker.freshTopics(1);
        limit(topics.enriched().name());
        send(topics, RawReview.ofText("small", "test", "A good film."));
        send(topics, RawReview.ofText("large", "test", packsBadly(2 * LIMIT)));
        send(topics, RawReview.ofText("next", "test", "A bad film."));
        var settings = new EnrichSettings(
                Broker.settings(), topics, folder, 1, Duration.ofMillis(100), EnrichSettings.GroupProtocol.CLASSIC);

        try (var enrich = new Enrich(settings, ReviewAnalyser.standard(), Clock.systemUTC())) {
            enrich.start(() -> {});
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                enrich.throwIfFailed();
                return Committed.records(topics.enriched().name()).size() >= 2;
            });
        }

        assertThat(Committed.records(topics.enriched().name()))
                .extracting(Committed::key)
                .containsExactly("small", "next");
        assertThat(Committed.records(topics.deadLetter().name()))
                .extracting(letter -> DeadLetter.from(letter.headers()).reason())
                .containsExactly("too-large");
    }

    private static void limit(String topic) throws Exception {
        try (var admin = Admin.create(Broker.settings().with(Map.of()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", Integer.toString(LIMIT)),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static void send(Topics topics, RawReview review) throws Exception {
        try (var producer = new KafkaProducer<>(
                Broker.settings().with(Map.of("max.request.size", Topics.MAX_MESSAGE_BYTES)),
                topics.raw().keys().serializer(),
                topics.raw().values().serializer())) {
            producer.send(new ProducerRecord<>(topics.raw().name(), review.id(), review))
                    .get();
        }
    }

    /** Words that nobody has used before. */
    private static String packsBadly(int letters) {
        var random = new Random(1);
        var text = new StringBuilder();
        while (text.length() < letters) {
            text.append(text.length() % 9 == 8 ? ' ' : (char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
