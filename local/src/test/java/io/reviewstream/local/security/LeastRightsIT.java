package io.reviewstream.local.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.Enrich;
import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.IngestMain;
import io.reviewstream.local.doctor.Right;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.Roll;
import io.reviewstream.sink.Sink;
import io.reviewstream.sink.SinkSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each service does its work with the rights that are documented, and cannot with any one of them missing. */
final class LeastRightsIT {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final List<Case> CASES = cases();

    @TempDir
    Path folder;

    private final SecuredBroker broker = SecuredBroker.shared();

    private enum Outcome {
        WORKS,
        FAILS,
        /** Neither does its work nor says that it cannot. */
        HANGS
    }

    /**
     * A service of a pipeline of its own, run by a user of its own.
     *
     * @param missing the right that it lacks; null for none
     */
    private record Case(
            int number, String service, @Nullable Right missing) {
        Topics topics() {
            return new Topics("p" + number + ".");
        }

        String user() {
            return SecuredBroker.user(number);
        }

        @Override
        public String toString() {
            return missing == null
                    ? service + " with all its rights"
                    : service + " without " + missing.operation() + " on " + missing.resource();
        }
    }

    private static List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (String service : List.of("ingest", "enrich", "sink")) {
            cases.add(new Case(cases.size(), service, null));
            int rights = SecuredBroker.rights(Topics.standard(), service).size();
            for (int i = 0; i < rights; i++) {
                var topics = new Topics("p" + cases.size() + ".");
                cases.add(new Case(
                        cases.size(),
                        service,
                        SecuredBroker.rights(topics, service).get(i)));
            }
        }
        return cases;
    }

    @BeforeEach
    void makeAUserAndAPipelineForEachCase() throws Exception {
        try (var admin = broker.admin()) {
            for (Case each : CASES) {
                TopicCreation.ensure(admin, each.topics(), 1, (short) 1);
                broker.grant(
                        each.user(),
                        SecuredBroker.rights(each.topics(), each.service()).stream()
                                .filter(right -> !right.equals(each.missing()))
                                .toList());
            }
        }
    }

    @Test
    void eachServiceWorksWithItsRightsAndFailsWithoutAnyOneOfThem() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Outcome>> results = CASES.stream()
                    .map(each -> threads.submit((Callable<Outcome>) () -> outcome(each)))
                    .toList();

            var wrong = new ArrayList<String>();
            for (Case each : CASES) {
                Outcome outcome = results.get(each.number()).get();
                if (outcome != (each.missing() == null ? Outcome.WORKS : Outcome.FAILS)) {
                    wrong.add(each + " " + outcome);
                }
            }
            assertThat(wrong).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void scramOverTlsIsAsGood() throws Exception {
        var topics = new Topics("scram.");
        broker.addScramUser("scram");
        broker.grant("scram", SecuredBroker.rights(topics, "ingest"));
        try (var admin = broker.admin()) {
            TopicCreation.ensure(admin, topics, 1, (short) 1);
        }
        var env = new HashMap<>(broker.environment("SCRAM-SHA-512", "scram", folder));
        env.put(
                "INGEST_SOURCES",
                Files.writeString(folder.resolve("scram.jsonl"), "{\"text\":\"Good.\"}\n")
                        .toString());
        env.put("INGEST_TOPIC_PREFIX", topics.prefix());

        // The broker learns of new users and rights a moment after they are made.
        Awaitility.await().atMost(LONGEST).until(() -> IngestMain.run(env, System.err) == 0);

        assertThat(broker.committed(topics.raw().name())).isEqualTo(1);
    }

    private Outcome outcome(Case each) throws Exception {
        return switch (each.service()) {
            case "ingest" -> ingest(each);
            case "enrich" -> enrich(each);
            default -> sink(each);
        };
    }

    private Outcome ingest(Case each) throws Exception {
        // What an ingest of another source left.
        send(each.topics().checkpoints().name(), "{}");
        Path file = Files.writeString(folder.resolve(each.user() + ".jsonl"), "{\"text\":\"Good.\"}\n{\"text\":\n");
        var env = new HashMap<>(broker.environment(
                "PLAIN", each.user(), Files.createDirectories(folder.resolve("secrets-" + each.user()))));
        env.put("INGEST_SOURCES", file.toString());
        env.put("INGEST_TOPIC_PREFIX", each.topics().prefix());
        env.put("INGEST_KAFKA_PATIENCE", "20s");
        var err = new ByteArrayOutputStream();

        int exitCode = IngestMain.run(env, new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("\tat ").doesNotContain(SecuredBroker.PASSWORD);
        return exitCode == 0 ? Outcome.WORKS : Outcome.FAILS;
    }

    private Outcome enrich(Case each) throws Exception {
        send(
                each.topics().raw().name(),
                "{\"id\":\"a\",\"revision\":1,\"source\":\"test\",\"text\":\"A good film.\",\"itemReviewed\":{\"type\":\"Movie\",\"name\":\"Quay\"}}");
        send(each.topics().raw().name(), "no JSON");
        var settings = EnrichSettings.from(Map.of(
                "ENRICH_STATE_FOLDER",
                folder.resolve("state-" + each.user()).toString(),
                "ENRICH_THREADS",
                "1",
                "ENRICH_TOPIC_PREFIX",
                each.topics().prefix()));
        var stopped = new StopSignal();
        try (var enrich = new Enrich(
                withKafka(settings, broker.settings(each.user())), ReviewAnalyser.standard(), Clock.systemUTC())) {
            enrich.start(stopped::trip);
            Awaitility.await()
                    .atMost(LONGEST)
                    .until(() -> stopped.isTripped()
                            || (broker.committed(each.topics().deadLetter().name()) >= 1
                                    // What it makes of the enriched review that it reads again.
                                    && broker.committed(each.topics().titles().name()) >= 1));
            return stopped.isTripped() ? Outcome.FAILS : Outcome.WORKS;
        } catch (FailedException e) {
            return Outcome.FAILS;
        } catch (ConditionTimeoutException e) {
            return Outcome.HANGS;
        }
    }

    private Outcome sink(Case each) throws Exception {
        // What another service sent.
        send(each.topics().deadLetter().name(), "a letter");
        send(
                each.topics().enriched().name(),
                "{\"id\":\"a\",\"revision\":1,\"review\":{\"text\":\"Good.\"},\"enrichment\":{},\"provenance\":{}}");
        send(each.topics().enriched().name(), "no JSON");
        Path store = folder.resolve("store-" + each.user());
        var settings = SinkSettings.of(broker.settings(each.user()), each.topics(), store.toString())
                .with(new Roll(1 << 20, 1_000, Duration.ofMillis(100), Duration.ofMillis(100)));
        var sink = new Sink(settings, notice -> {}, Clock.systemUTC());
        sink.finish();
        try {
            sink.run(new StopSignal());
        } catch (FailedException e) {
            return Outcome.FAILS;
        }
        return sink.storedSoFar() == 1
                        && broker.committed(each.topics().deadLetter().name()) == 2
                ? Outcome.WORKS
                : Outcome.HANGS;
    }

    private static EnrichSettings withKafka(EnrichSettings settings, KafkaSettings kafka) {
        return new EnrichSettings(
                        kafka,
                        settings.topics(),
                        settings.stateFolder(),
                        settings.threads(),
                        settings.commitEvery(),
                        settings.groupProtocol())
                .withTitles(null);
    }

    private void send(String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                broker.settings("admin").with(Map.of()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "a", value)).get();
        }
    }
}
