package io.reviewstream.local.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reviewstream.sink.files.Verification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The compose file as a user has it: brought up, fed, scaled, killed, brought up again, read from the host, stopped. */
@NeedsDocker
@Timeout(900)
final class ComposeIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int FILE = 300;
    private static final Duration LONGER_THAN_A_TRANSACTION = Duration.ofSeconds(90);

    @Test
    void losesAndDoublesNothingWhateverIsKilled() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "compose-");
        try (var compose = new Compose(
                folder, BrokerContainerIT.freePort(), BrokerContainerIT.freePort(), BrokerContainerIT.freePort())) {
            try {
                liveThroughKills(compose);
            } catch (ConditionTimeoutException e) {
                // Of what stands still nothing is left afterwards.
                System.out.println(compose.state());
                throw e;
            }
        }
    }

    private static void liveThroughKills(Compose compose) throws Exception {
        compose.run("build").orThrow();
        compose.run("up", "-d", "--scale", "enrich=3").orThrow();
        await().untilAsserted(() -> assertThat(compose.healthy("enrich")).hasSize(3));
        await().untilAsserted(() -> assertThat(compose.healthy("ingest")).hasSize(1));
        await().untilAsserted(() -> assertThat(compose.healthy("sink")).hasSize(1));

        await().untilAsserted(() -> assertThat(compose.partitionsByHost().values())
                .hasSize(3)
                .allMatch(partitions -> partitions > 0)
                .satisfies(all -> assertThat(
                                all.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(12)));

        compose.feed("first.jsonl", 0, FILE);
        await().until(() -> compose.stored() > 0);
        String killed = compose.healthy("enrich").get(0);
        Shell.run("docker", "kill", killed).orThrow();
        compose.feed("second.jsonl", FILE, 2 * FILE);
        await().until(() -> compose.stored() == 2 * FILE);
        await().untilAsserted(() -> assertThat(compose.partitionsByHost().values())
                .hasSize(2)
                .satisfies(all -> assertThat(
                                all.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(12)));

        compose.feed("third.jsonl", 2 * FILE, 3 * FILE);
        compose.run("kill").orThrow();
        compose.run("up", "-d", "--scale", "enrich=3").orThrow();
        compose.feed("fourth.jsonl", 3 * FILE, 4 * FILE);
        await().until(() -> {
            compose.abortHangingTransactions();
            return compose.stored() >= 4 * FILE;
        });

        assertThat(compose.verified().problems()).isEmpty();
        assertThat(compose.verified().reviews()).isEqualTo(4 * FILE);
        readFromTheHost(compose);

        await().untilAsserted(() -> assertThat(compose.healthy("ingest")).hasSize(1));
        compose.push("{\"id\":\"pushed\",\"text\":\"A warm and funny film.\"}");
        await().until(() -> compose.stored() == 4 * FILE + 1);

        await().untilAsserted(() -> assertThat(compose.page("/api/reviews?limit=1"))
                .startsWith("200 ")
                .contains("\"id\""));

        compose.run("stop").orThrow();
        assertThat(compose.exitCodes("ingest", "enrich", "sink", "console"))
                .isNotEmpty()
                .containsOnly("0");
    }

    /** With a client that is not ours, through the listener that is published. */
    private static void readFromTheHost(Compose compose) {
        Shell.Result read = Shell.run(
                "sh",
                "-c",
                "kcat -b " + compose.bootstrapServers() + " -C -t reviews.enriched -e -q -f '%k\\n' 2>/dev/null");
        if (read.exitCode() == 127) {
            System.out.println("kcat is not installed: the topic was not read with it");
            return;
        }
        assertThat(read.orThrow().lines()).hasSize(4 * FILE).doesNotHaveDuplicates();
    }

    @Test
    void isReadByBothComposeCommandsWithAllProfiles() {
        var settings = Map.of("COMPOSE_PROFILES", "postgres,cluster,metrics");
        Shell.Result two = Shell.in(ROOT, settings, "docker", "compose", "config", "--services");
        Shell.Result one = Shell.in(ROOT, settings, "docker-compose", "config", "--services");
        assumeTrue(two.exitCode() != 127 || one.exitCode() != 127, "no compose command");

        for (Shell.Result result : List.of(two, one)) {
            if (result.exitCode() != 127) {
                assertThat(result.orThrow().lines())
                        .contains("kafka", "kafka-2", "topics", "ingest", "enrich", "sink", "sink-postgres", "grafana");
            }
        }
    }

    private static ConditionFactory await() {
        // What is asked may be on its way up or down: that it does not answer yet is no failure. Kafka Streams bears a
        // task that
        // gets no further for five minutes; then the service ends, and is started again.
        return Awaitility.await()
                .ignoreExceptions()
                .atMost(Duration.ofSeconds(360))
                .pollInterval(Duration.ofMillis(500));
    }

    /** One project of the compose file, with folders and a port of its own; gone with its volumes when closed. */
    private static final class Compose implements AutoCloseable {
        private final String project =
                "reviewstream-it-" + ProcessHandle.current().pid();
        private final Path folder;
        private final int port;
        private final int httpPort;
        private final int pagePort;
        private final Map<String, String> env = new HashMap<>();
        private final List<String> command;

        Compose(Path folder, int port, int httpPort, int pagePort) {
            this.folder = folder;
            this.port = port;
            this.httpPort = httpPort;
            this.pagePort = pagePort;
            env.put("REVIEWSTREAM_IMAGE", project);
            env.put("REVIEWSTREAM_DIST", "prebuilt");
            env.put("REVIEWSTREAM_FEED", folder.resolve("feed").toString());
            env.put("REVIEWSTREAM_DATA_FOLDER", folder.resolve("data").toString());
            env.put("KAFKA_PORT", Integer.toString(port));
            env.put("INGEST_HTTP_PORT", Integer.toString(httpPort));
            env.put("CONSOLE_PORT", Integer.toString(pagePort));
            env.put("SINK_ROLL_IDLE", "500ms");
            env.put("INGEST_POLL_EVERY", "200ms");
            env.put("DOCKER_BUILDKIT", "1");
            String user = Shell.run("id", "-u").output().strip();
            if (!user.equals("0")) {
                // The folders are this user's, who must be able to write in one and to remove both.
                env.put(
                        "REVIEWSTREAM_USER",
                        user + ":" + Shell.run("id", "-g").output().strip());
            }
            command = Shell.run("docker", "compose", "version").exitCode() == 0
                    ? List.of("docker", "compose", "-p", project)
                    : List.of("docker-compose", "-p", project);
        }

        Shell.Result run(String... arguments) {
            return Shell.in(
                    ROOT,
                    env,
                    Stream.concat(command.stream(), Stream.of(arguments)).toArray(String[]::new));
        }

        String bootstrapServers() {
            return "localhost:" + port;
        }

        /** Written aside first, as one should: a file that is half there would be read in two parts. */
        void feed(String name, int from, int to) throws IOException {
            Path file = Files.writeString(folder.resolve(name), Samples.lines(from, to));
            Files.move(file, folder.resolve("feed").resolve(name));
        }

        /** Through the port that is published on this machine. */
        void push(String review) throws Exception {
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/reviews"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(review))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        }

        String page(String path) throws Exception {
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + pagePort + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }

        long stored() throws IOException {
            return Files.isDirectory(folder.resolve("data").resolve("_manifest"))
                    ? verified().reviews()
                    : 0;
        }

        Verification verified() {
            return Verification.of(folder.resolve("data"));
        }

        List<String> healthy(String service) {
            return Shell.run(
                            "docker",
                            "ps",
                            "-q",
                            "--filter",
                            "label=com.docker.compose.project=" + project,
                            "--filter",
                            "label=com.docker.compose.service=" + service,
                            "--filter",
                            "health=healthy")
                    .orThrow()
                    .lines();
        }

        /** How many partitions of raw reviews each enrich container has. */
        Map<String, Integer> partitionsByHost() throws Exception {
            try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
                var group = admin.describeConsumerGroups(List.of("reviewstream-enrich"))
                        .all()
                        .get()
                        .values()
                        .iterator()
                        .next();
                var hosts = new HashMap<String, Integer>();
                for (MemberDescription member : group.members()) {
                    int partitions = (int) member.assignment().topicPartitions().stream()
                            .filter(partition -> partition.topic().equals("reviews.raw"))
                            .count();
                    hosts.merge(member.host(), partitions, Integer::sum);
                }
                return hosts;
            }
        }

        /**
         * What docs/operations.md tells to do: an only broker that is killed and starts again may forget to end a transaction on
         * partitions whose leader it doesn't know yet.
         */
        void abortHangingTransactions() throws Exception {
            try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
                var partitions =
                        admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                                .flatMap(topic -> topic.partitions().stream()
                                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                                .toList();
                long longAgo = System.currentTimeMillis() - LONGER_THAN_A_TRANSACTION.toMillis();
                for (var described :
                        admin.describeProducers(partitions).all().get().entrySet()) {
                    for (ProducerState producer : described.getValue().activeProducers()) {
                        if (producer.currentTransactionStartOffset().isPresent()
                                && producer.lastTimestamp() < longAgo) {
                            System.out.println("aborting " + described.getKey() + " " + producer);
                            admin.abortTransaction(new AbortTransactionSpec(
                                            described.getKey(),
                                            producer.producerId(),
                                            (short) producer.producerEpoch(),
                                            producer.coordinatorEpoch().orElse(0)))
                                    .all()
                                    .get();
                        }
                    }
                }
            }
        }

        /** What can be told from outside: containers, how far enrich is, transactions that are open, what services said last. */
        String state() throws Exception {
            var state = new StringBuilder(run("ps", "-a").output());
            try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
                var read = admin.listConsumerGroupOffsets("reviewstream-enrich")
                        .partitionsToOffsetAndMetadata()
                        .get();
                var ends = admin.listOffsets(read.keySet().stream()
                                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                        .all()
                        .get();
                read.forEach((partition, offset) -> state.append(partition)
                        .append(": read to ")
                        .append(offset)
                        .append(", ends with ")
                        .append(ends.get(partition))
                        .append('\n'));
                admin.listTransactions()
                        .all()
                        .get()
                        .forEach(transaction -> state.append(transaction).append('\n'));
            }
            return state.append(run("logs", "--tail", "50").output()).toString();
        }

        HashSet<String> exitCodes(String... services) {
            var codes = new HashSet<String>();
            for (String service : services) {
                List<String> containers = Shell.run(
                                "docker",
                                "ps",
                                "-aq",
                                "--filter",
                                "label=com.docker.compose.project=" + project,
                                "--filter",
                                "label=com.docker.compose.service=" + service)
                        .orThrow()
                        .lines();
                for (String container : containers) {
                    codes.addAll(Shell.run("docker", "inspect", "-f", "{{.State.ExitCode}}", container)
                            .orThrow()
                            .lines());
                }
            }
            return codes;
        }

        @Override
        public void close() {
            if (Boolean.getBoolean("docker.keep")) {
                return;
            }
            run("down", "-v", "--timeout", "5");
            Shell.run("docker", "rmi", project);
        }
    }
}
