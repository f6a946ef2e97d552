package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.reviewstream.enrich.AnalysisSettings;
import io.reviewstream.enrich.Enrich;
import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.enrich.analysis.AnalysisOptions;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.aspect.Vocabularies;
import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.enrich.extension.ExtensionInput;
import io.reviewstream.enrich.extension.Extensions;
import io.reviewstream.enrich.extension.ReviewExtension;
import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.Ingest;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.runtime.Vitals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analysis that takes its time: reviews wait in Kafka, not in enrich. */
final class SlowAnalysisIT {
    private static final int REVIEWS = 1_000;

    /** {@code max.poll.records} and {@code buffered.records.per.partition} of enrich. */
    private static final int MOST_IN_MEMORY = 40 + 40;

    private static final int MARKERS = 1;

    @TempDir
    Path folder;

    @Test
    void leavesInKafkaWhatItDoesNotGetTo() throws Exception {
        Topics topics = Broker.freshTopics(1);
        ingest(Broker.settings(), topics, REVIEWS);
        var slow = new Slow(0);
        var vitals = Vitals.unwatched();
        var meters = new SimpleMeterRegistry();
        ((CompositeMeterRegistry) vitals.metrics()).add(meters);
        try (var enrich = new Enrich(settings(Broker.settings(), topics), analyser(slow), Clock.systemUTC(), vitals)) {
            enrich.start(() -> {});
            slow.reached.await();

            assertThat(slow.begun).hasValue(1);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(meters.get("reviewstream.lag.records")
                                    .gauge()
                                    .value())
                            .isBetween((double) REVIEWS + MARKERS - MOST_IN_MEMORY, (double) REVIEWS + MARKERS - 1));
            assertThat(enriched(Broker.settings(), topics)).isEmpty();

            slow.gate.countDown();
            awaitAllOnce(Broker.settings(), topics, REVIEWS);
            enrich.throwIfFailed();
        }
    }

    @Test
    void beginsAgainWhenItsTransactionWasUndoneMeanwhile() throws Exception {
        // How often a broker looks for transactions whose time is up; otherwise 10 s.
        try (var kafka = EmbeddedKafka.start(
                folder.resolve("broker"),
                Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "100"))) {
            var cluster = KafkaSettings.of(kafka.bootstrapServers());
            var topics = Topics.standard();
            ingest(cluster, topics, 10);
            var slow = new Slow(4);
            try (var admin = Admin.create(cluster.with(Map.of()));
                    var enrich = new Enrich(
                            settings(cluster.plus(Map.of("producer.transaction.timeout.ms", "1000")), topics),
                            analyser(slow),
                            Clock.systemUTC())) {
                enrich.start(() -> {});
                slow.reached.await();
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> admin.listTransactions().all().get().stream()
                                .filter(each -> each.transactionalId().contains("enrich"))
                                .map(TransactionListing::state)
                                .toList()
                                .equals(List.of(TransactionState.COMPLETE_ABORT)));

                slow.gate.countDown();
                awaitAllOnce(cluster, topics, 10);
                enrich.throwIfFailed();
                assertThat(slow.begun.get()).as("some were analysed again").isGreaterThan(10);
            }
        }
    }

    private void ingest(KafkaSettings cluster, Topics topics, int reviews) throws Exception {
        try (var admin = Admin.create(cluster.with(Map.of()))) {
            TopicCreation.ensure(admin, topics, 1, (short) 1);
        }
        Path source = folder.resolve("reviews.jsonl");
        Files.write(
                source,
                IntStream.range(0, reviews)
                        .mapToObj(i -> "{\"id\":\"r" + i + "\",\"text\":\"A slow film, number " + i + ".\"}")
                        .toList());
        new Ingest(new IngestSettings(cluster, topics, List.of(source.toString())), line -> {}, Clock.systemUTC())
                .run(new StopSignal());
    }

    private EnrichSettings settings(KafkaSettings cluster, Topics topics) {
        return new EnrichSettings(
                cluster,
                topics,
                folder.resolve("state"),
                1,
                Duration.ofMillis(100),
                EnrichSettings.GroupProtocol.CLASSIC,
                Duration.ZERO,
                Duration.ZERO, // As long as it takes: no review is given up.
                false,
                null,
                null,
                AnalysisSettings.none());
    }

    private static ReviewAnalyser analyser(ReviewExtension extension) {
        return ReviewAnalyser.standard(
                new AnalysisOptions(new Catalogue(), new Extensions(List.of(extension)), Vocabularies.none(), false));
    }

    private static void awaitAllOnce(KafkaSettings cluster, Topics topics, int reviews) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> enriched(cluster, topics).size() >= reviews);
        assertThat(enriched(cluster, topics))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, reviews).mapToObj(i -> "r" + i).toList());
    }

    private static List<String> enriched(KafkaSettings cluster, Topics topics) {
        return Committed.records(cluster, topics.enriched().name()).stream()
                .map(Committed::key)
                .toList();
    }

    /** Is held up by one review, until the gate is opened. */
    private static final class Slow implements ReviewExtension {
        final AtomicInteger begun = new AtomicInteger();
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch gate = new CountDownLatch(1);
        private final int passed;

        /** @param passed reviews that pass before */
        Slow(int passed) {
            this.passed = passed;
        }

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public Optional<?> analyse(ExtensionInput input) {
            if (begun.getAndIncrement() >= passed) {
                reached.countDown();
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Optional.empty();
        }
    }
}
