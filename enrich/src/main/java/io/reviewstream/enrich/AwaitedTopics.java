package io.reviewstream.enrich;

import io.reviewstream.events.Topic;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics that must be there before enrich begins: Kafka Streams gives up where one is missing, and when all services are
 * started at once ingest has not made them yet.
 */
final class AwaitedTopics {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final String PATIENCE_MILLIS = "10000";

    private AwaitedTopics() {}

    /**
     * Waits until they are there, or {@code stop} is tripped. A cluster that does not answer, or tells nothing, is not waited
     * for here: Kafka Streams has its own patience with it.
     */
    static void await(EnrichSettings settings, StopSignal stop, Consumer<String> notices) throws InterruptedException {
        List<String> names = names(settings);
        try (var admin = Admin.create(settings.kafka()
                .with(Map.of("default.api.timeout.ms", PATIENCE_MILLIS, "request.timeout.ms", PATIENCE_MILLIS)))) {
            List<String> missing = missing(admin, names);
            if (!missing.isEmpty()) {
                notices.accept((missing.size() == 1 ? "topic " : "topics ")
                        + String.join(", ", missing)
                        + (missing.size() == 1
                                ? " does not exist yet; waiting for it"
                                : " do not exist yet; waiting for them"));
            }
            while (!missing.isEmpty() && !stop.await(BETWEEN_LOOKS)) {
                missing = missing(admin, names);
            }
        }
    }

    private static List<String> names(EnrichSettings settings) {
        Topics topics = settings.topics();
        var used = new ArrayList<Topic<?, ?>>(List.of(topics.raw(), topics.enriched(), topics.deadLetter()));
        if (settings.titles()) {
            used.add(topics.titles());
        }
        if (settings.analysis().catalogueTopic()) {
            used.add(topics.catalogue());
        }
        return used.stream().<String>map(Topic::name).toList();
    }

    private static List<String> missing(Admin admin, List<String> names) throws InterruptedException {
        var answers = admin.describeTopics(names).topicNameValues();
        var missing = new ArrayList<String>();
        for (String name : names) {
            KafkaFuture<?> answer = answers.get(name);
            try {
                if (answer != null) {
                    answer.get();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    missing.add(name);
                }
            }
        }
        return missing;
    }
}
