package io.reviewstream.local.chaos;

import io.reviewstream.events.Topics;
import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.runtime.KafkaSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Kafka, each node a process, on ports that stay the same over restarts: a cluster as its distribution starts it, or one node
 * as {@link EmbeddedKafka} does.
 */
final class KafkaNodes {
    /**
     * Waits that a cluster has to spare nodes and clients work, and that would make up most of a test. How often open
     * transactions are looked through stays at its 10 s, as {@code docs/reliability.md} says why.
     */
    private static final List<String> WAITS = List.of(
            "group.initial.rebalance.delay.ms=0",
            "group.min.session.timeout.ms=1000",
            "group.streams.initial.rebalance.delay.ms=0",
            "group.streams.min.session.timeout.ms=1000",
            "group.streams.session.timeout.ms=6000",
            "group.streams.min.heartbeat.interval.ms=500",
            "group.streams.heartbeat.interval.ms=1000");

    private final List<ServiceProcess> processes = new ArrayList<>();
    private final List<Integer> ports;

    /** What becomes of transactions is what one wants to read of a broker afterwards. */
    private static final String LOGGING = """
            <configuration>
              <statusListener class="ch.qos.logback.core.status.NopStatusListener" />
              <appender name="text" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n</pattern></encoder>
              </appender>
              <logger name="kafka.coordinator.transaction" level="INFO" />
              <logger name="org.apache.kafka.controller" level="INFO" />
              <root level="WARN"><appender-ref ref="text" /></root>
            </configuration>
            """;

    /** Formats the nodes' folders; {@link #start} starts them. */
    KafkaNodes(int count, Path folder) throws Exception {
        Path logging = Files.writeString(folder.resolve("broker-logging.xml"), LOGGING);
        ports = freePorts(2 * count);
        if (count == 1) {
            var program = new ArrayList<>(List.of(
                    "-Dlogback.configurationFile=" + logging,
                    SingleNode.class.getName(),
                    folder.resolve("broker-1").toString(),
                    Integer.toString(ports.get(0))));
            program.addAll(WAITS);
            processes.add(ServiceProcess.of("broker-1", "400m", program, Map.of(), folder));
            return;
        }
        String clusterId = Uuid.randomUuid().toString();
        String voters = IntStream.range(0, count)
                .mapToObj(node -> (node + 1) + "@127.0.0.1:" + ports.get(count + node))
                .collect(Collectors.joining(","));
        for (int node = 0; node < count; node++) {
            Path logs = Files.createDirectories(folder.resolve("broker-" + (node + 1)));
            format(node + 1, clusterId, logs);
            Path properties = Files.writeString(
                    folder.resolve("broker-" + (node + 1) + ".properties"),
                    properties(node + 1, ports.get(node), ports.get(count + node), voters, logs, count));
            processes.add(ServiceProcess.of(
                    "broker-" + (node + 1),
                    "400m",
                    List.of("-Dlogback.configurationFile=" + logging, "kafka.Kafka", properties.toString()),
                    Map.of(),
                    folder));
        }
    }

    List<ServiceProcess> processes() {
        return processes;
    }

    KafkaSettings settings() {
        return KafkaSettings.of(bootstrapServers());
    }

    String bootstrapServers() {
        return ports.subList(0, processes.size()).stream()
                .map(port -> "127.0.0.1:" + port)
                .collect(Collectors.joining(","));
    }

    private static String properties(int node, int clients, int controller, String voters, Path logs, int count) {
        int copies = Math.min(3, count);
        int inSync = Math.min(2, count);
        return String.join(
                "\n",
                "process.roles=broker,controller",
                "node.id=" + node,
                "listeners=CLIENTS://127.0.0.1:" + clients + ",CONTROLLER://127.0.0.1:" + controller,
                "listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names=CONTROLLER",
                "inter.broker.listener.name=CLIENTS",
                "controller.quorum.voters=" + voters,
                "log.dirs=" + logs.toString().replace("\\", "\\\\"),
                "auto.create.topics.enable=false",
                "default.replication.factor=" + copies,
                "min.insync.replicas=" + inSync,
                "message.max.bytes=" + Topics.MAX_MESSAGE_BYTES,
                "offsets.topic.replication.factor=" + copies,
                "offsets.topic.num.partitions=3",
                "transaction.state.log.replication.factor=" + copies,
                "transaction.state.log.min.isr=" + inSync,
                "transaction.state.log.num.partitions=3",
                "share.coordinator.state.topic.replication.factor=" + copies,
                "share.coordinator.state.topic.num.partitions=1",
                String.join("\n", WAITS),
                "broker.session.timeout.ms=3000",
                "broker.heartbeat.interval.ms=500",
                "log.cleaner.dedupe.buffer.size=4194304",
                "log.index.size.max.bytes=1048576",
                "num.network.threads=2",
                "num.io.threads=4",
                "");
    }

    private static void format(int node, String clusterId, Path logs) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(node)
                .setClusterId(clusterId)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(logs.toString())
                .addDirectory(logs.toString())
                .run();
    }

    /** Below those that the system hands out, so that no connection has one of them while its node is down. */
    private static List<Integer> freePorts(int count) throws IOException {
        var ports = new ArrayList<Integer>();
        for (int port = 10_000 + new Random().nextInt(10_000); ports.size() < count; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                ports.add(socket.getLocalPort());
            } catch (BindException e) {
                // Somebody has it: the next one.
            }
        }
        return ports;
    }
}
