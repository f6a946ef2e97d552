package io.reviewstream.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.local.doctor.Finding.Verdict;
import io.reviewstream.local.security.SecuredBroker;
import io.reviewstream.runtime.KafkaSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorIT {
    private static final Set<String> ALL = Set.of("ingest", "enrich", "sink");

    @TempDir
    Path folder;

    @Test
    void findsNothingWrongWhereNothingIs() throws Exception {
        Topics topics = Broker.freshTopics(2);

        List<Finding> findings = new Doctor(
                        Broker.settings(), topics, ALL, Map.of("SINK_STORE", folder), true, Clock.systemUTC())
                .examine();

        assertThat(findings).allMatch(finding -> finding.verdict() == Verdict.OK);
        assertThat(findings)
                .extracting(Finding::subject)
                .contains("disk", "brokers", "clock", "topics", "readers", "rights", "features");
    }

    @Test
    void seesThatNobodyListens() throws Exception {
        int port = freePort();

        assertThat(wrong(KafkaSettings.of("127.0.0.1:" + port)))
                .containsExactly("127.0.0.1:" + port + " cannot be reached: Connection refused");
    }

    @Test
    void seesANameThatCannotBeResolved() throws Exception {
        assertThat(wrong(KafkaSettings.of("broker.invalid:9092, 9092")))
                .containsExactly(
                        "broker.invalid:9092 cannot be reached: the name broker.invalid cannot be resolved",
                        "'9092' is no address");
    }

    @Test
    void seesThatWhoeverListensSaysNothing() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String server = "127.0.0.1:" + silent.getLocalPort();

            assertThat(wrong(KafkaSettings.of(server)))
                    .containsExactly(server + " takes connections but does not answer as a Kafka broker would");
        }
    }

    @Test
    void seesThatTheListenerSpeaksTls() throws Exception {
        String servers = SecuredBroker.shared().bootstrapServers();

        assertThat(wrong(KafkaSettings.of(servers)))
                .containsExactly(servers + " speaks TLS, but security.protocol is PLAINTEXT");
    }

    @Test
    void seesThatTheListenerDoesNotSpeakTls() throws Exception {
        String servers = Broker.settings().bootstrapServers();

        assertThat(wrong(KafkaSettings.of(servers).plus(Map.of("security.protocol", "SSL"))))
                .containsExactly(servers + " does not speak TLS, but security.protocol is SSL");
    }

    @Test
    void seesAPasswordThatIsRefused() throws Exception {
        KafkaSettings nobody = SecuredBroker.shared().settings("nobody");

        assertThat(wrong(nobody))
                .containsExactly(nobody.bootstrapServers() + " refuses the log-in with PLAIN: Authentication failed:"
                        + " Invalid username or password");
    }

    @Test
    void seesACertificateThatIsNotTrusted() throws Exception {
        KafkaSettings secured = SecuredBroker.shared().settings("admin");
        var config = new HashMap<>(secured.clientConfig());
        config.remove("ssl.truststore.location");
        config.remove("ssl.truststore.password");

        assertThat(wrong(new KafkaSettings(config)))
                .containsExactly("the certificate of " + secured.bootstrapServers()
                        + " is not trusted: unable to find valid certification path to requested target");
    }

    @Test
    void seesAnAdvertisedAddressThatCannotBeReached() throws Exception {
        int port = freePort();
        try (var kafka = EmbeddedKafka.start(folder, Map.of("advertised.listeners", "CLIENTS://127.0.0.1:" + port))) {
            assertThat(wrong(KafkaSettings.of(kafka.bootstrapServers())))
                    .containsExactly(kafka.bootstrapServers() + " answers, but sends clients on to 127.0.0.1:" + port
                            + " for broker 1, which cannot be reached from here: Connection refused");
        }
    }

    @Test
    void seesTopicsThatLoseWhatTheyShouldKeep() throws Exception {
        Topics topics = Broker.freshTopics(1);
        try (var admin = Admin.create(Broker.settings().with(Map.of()))) {
            alter(admin, topics.raw().name(), "cleanup.policy", "compact");
            alter(admin, topics.checkpoints().name(), "cleanup.policy", "delete");
            alter(admin, topics.enriched().name(), "max.message.bytes", "1000000");
            alter(admin, topics.deadLetter().name(), "min.insync.replicas", "2");

            Awaitility.await()
                    .untilAsserted(() -> assertThat(wrong(Broker.settings(), topics))
                            .containsExactlyInAnyOrder(
                                    topics.raw().name()
                                            + " has cleanup.policy compact but needs delete: earlier revisions and"
                                            + " records without a key would vanish",
                                    topics.enriched().name()
                                            + " takes messages of 1000000 bytes at most, long reviews need "
                                            + Topics.MAX_MESSAGE_BYTES,
                                    topics.deadLetter().name()
                                            + " has 1 copies but min.insync.replicas 2: nothing can be" + " written",
                                    topics.checkpoints().name()
                                            + " has cleanup.policy delete but needs compact: positions"
                                            + " would be forgotten, and sources read again"));
        }
    }

    @Test
    void seesTheOneRightThatIsMissing() throws Exception {
        SecuredBroker broker = SecuredBroker.shared();
        var topics = new Topics("doctor.");
        String user = SecuredBroker.user(39);
        List<Right> rights = SecuredBroker.rights(topics, "sink");
        Right missing = rights.get(0);
        try (var admin = broker.admin()) {
            TopicCreation.ensure(admin, topics, 1, (short) 1);
        }
        broker.grant(
                user, rights.stream().filter(right -> !right.equals(missing)).toList());

        Awaitility.await()
                .untilAsserted(() -> assertThat(new Doctor(
                                        broker.settings(user),
                                        topics,
                                        Set.of("sink"),
                                        Map.of(),
                                        false,
                                        Clock.systemUTC())
                                .examine())
                        .filteredOn(finding -> finding.verdict() == Verdict.WRONG)
                        .containsExactly(Finding.wrong(
                                "rights",
                                "sink may not read topic doctor.reviews.enriched",
                                "kafka-acls.sh --add --allow-principal User:… --operation Read --topic"
                                        + " doctor.reviews.enriched")));
    }

    @Test
    void seesAFolderThatIsAFile() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(new Doctor(
                                Broker.settings(),
                                Broker.freshTopics(1),
                                ALL,
                                Map.of("SINK_STORE", file.resolve("store")),
                                false,
                                Clock.systemUTC())
                        .examine())
                .filteredOn(finding -> finding.verdict() == Verdict.WRONG)
                .extracting(Finding::text)
                .containsExactly("SINK_STORE is " + file.resolve("store") + ", but " + file + " is a file");
    }

    @Test
    void seesAClockThatIsOff() throws Exception {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));

        assertThat(new Doctor(Broker.settings(), Broker.freshTopics(1), ALL, Map.of(), false, ahead).examine())
                .filteredOn(finding -> finding.verdict() == Verdict.WRONG)
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .matches("this machine's clock is 7\\d\\d\\d s ahead of the cluster's"));
    }

    @Test
    void seesThatStreamsGroupsAreTurnedOff() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.updateFeatures(
                            Map.of(
                                    "streams.version",
                                    new FeatureUpdate((short) 0, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE)),
                            new UpdateFeaturesOptions())
                    .all()
                    .get();

            Awaitility.await()
                    .untilAsserted(() -> assertThat(new Doctor(
                                            KafkaSettings.of(kafka.bootstrapServers()),
                                            Topics.standard(),
                                            Set.of(),
                                            Map.of(),
                                            true,
                                            Clock.systemUTC())
                                    .examine())
                            .filteredOn(finding -> finding.verdict() == Verdict.WRONG)
                            .extracting(Finding::text)
                            .containsExactly(
                                    "ENRICH_GROUP_PROTOCOL is streams, but the cluster has streams groups turned off"));
        }
    }

    private static List<String> wrong(KafkaSettings kafka) throws InterruptedException {
        return wrong(kafka, Topics.standard());
    }

    private static List<String> wrong(KafkaSettings kafka, Topics topics) throws InterruptedException {
        return new Doctor(kafka, topics, ALL, Map.of(), false, Clock.systemUTC())
                .examine().stream()
                        .filter(finding -> finding.verdict() == Verdict.WRONG)
                        .map(Finding::text)
                        .toList();
    }

    private static void alter(Admin admin, String topic, String name, String value) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
