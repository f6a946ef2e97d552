package io.reviewstream.local;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.FileProblem;
import io.reviewstream.runtime.KafkaSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.FaultHandlerFactory;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka node, broker and controller in one, inside this process. It listens on free loopback ports and keeps its
 * log in a folder: started again on the same folder it has the same topics, records and cluster id.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final String CLIENTS = "CLIENTS";
    private static final String CONTROLLER = "CONTROLLER";
    private static final int NODE_ID = 1;

    private static final String NO_ROOM =
            "is the disk full? Make room and give the same command again; what was committed is not lost";

    private final FileChannel lockFile;
    private final SharedServer shared;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private final int port;

    private EmbeddedKafka(
            FileChannel lockFile, SharedServer shared, ControllerServer controller, BrokerServer broker, int port) {
        this.lockFile = lockFile;
        this.shared = shared;
        this.controller = controller;
        this.broker = broker;
        this.port = port;
    }

    /**
     * Starts a node and returns when it takes requests.
     *
     * @param stateFolder where its log is kept; created when it is not there
     * @throws FailedException when the folder is in use by another process, cannot be written, or the node fails
     */
    public static EmbeddedKafka start(Path stateFolder) {
        return start(stateFolder, Map.of());
    }

    /**
     * The same with broker settings of one's own.
     *
     * @param overrides standard broker settings, by their names
     */
    public static EmbeddedKafka start(Path stateFolder, Map<String, String> overrides) {
        return start(stateFolder, 0, overrides);
    }

    /** The same on a port that is given; 0 for a free one. */
    public static EmbeddedKafka start(Path stateFolder, int port, Map<String, String> overrides) {
        FileChannel lockFile = lock(stateFolder);
        Exit.setHaltProcedure((status, message) -> halt(status, stateFolder));
        try {
            return start(lockFile, stateFolder.resolve("kafka"), port, overrides);
        } catch (InternalError e) {
            // So the JVM says that a file that lies in memory has no place on the disk.
            closeQuietly(lockFile);
            throw new FailedException(
                    "the embedded Kafka could not start on " + stateFolder + ": " + NO_ROOM + " (" + e.getMessage()
                            + ")",
                    e);
        } catch (Exception e) {
            // The node's start-up code declares no exceptions but throws checked ones, as Scala may.
            closeQuietly(lockFile);
            throw new FailedException(
                    "the embedded Kafka could not start on " + stateFolder + ": " + e
                            + "; if the folder is damaged, remove it and run again",
                    e);
        }
    }

    /** The node ends the process where it cannot write its log any more, and says so in its own log alone. */
    private static void halt(int status, Path stateFolder) {
        System.err.println(
                "reviewstream: the embedded Kafka cannot go on with its log in " + stateFolder + ": " + NO_ROOM);
        Runtime.getRuntime().halt(status);
    }

    private static EmbeddedKafka start(FileChannel lockFile, Path logFolder, int port, Map<String, String> overrides)
            throws Exception {
        Files.createDirectories(logFolder);
        // The quorum's address must be known before its server starts, so its port is bound here and handed over.
        var controllerSocket = ServerSocketChannel.open();
        try {
            controllerSocket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int controllerPort = controllerSocket.socket().getLocalPort();
            var config = new KafkaConfig(config(logFolder, port, controllerPort, overrides), false);
            format(logFolder);
            var logs = KafkaRaftServer.initializeLogDirs(config, LOG, "embedded");
            var voters = QuorumConfig.parseVoterConnections(List.of(NODE_ID + "@127.0.0.1:" + controllerPort));
            var shared = new SharedServer(
                    config,
                    logs._1(),
                    Time.SYSTEM,
                    new Metrics(),
                    CompletableFuture.completedFuture(voters),
                    List.of(),
                    new LoggedFaults(),
                    handOver(controllerSocket));
            var controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), logs._2());
            var broker = new BrokerServer(shared);
            try {
                controller.startup();
                NodeRegistration.awaitGone(shared.loader(), NODE_ID);
                broker.startup();
            } catch (Exception e) {
                broker.shutdown(Duration.ZERO);
                controller.shutdown();
                shared.stopForBroker();
                shared.stopForController();
                throw e;
            }
            return new EmbeddedKafka(
                    lockFile, shared, controller, broker, broker.boundPort(ListenerName.normalised(CLIENTS)));
        } catch (Exception e) {
            controllerSocket.close();
            throw e;
        }
    }

    /**
     * How services in this process reach it. They are the only members of their groups, and a name that stays lets them take
     * the partitions of a killed predecessor at once, without waiting for its session to end.
     */
    public KafkaSettings serviceSettings() {
        return KafkaSettings.of(bootstrapServers()).plus(Map.of("group.instance.id", "local"));
    }

    /** Host and port for clients on this machine. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops the node; what it was given is on disk. */
    @Override
    public void close() {
        long epoch = broker.lifecycleManager().brokerEpoch();
        broker.shutdown(Duration.ofSeconds(5));
        broker.awaitShutdown();
        NodeRegistration.takeBack(controller.controller(), NODE_ID, epoch);
        controller.shutdown();
        controller.awaitShutdown();
        shared.stopForBroker();
        shared.stopForController();
        closeQuietly(lockFile);
    }

    private static Map<String, String> config(
            Path logFolder, int port, int controllerPort, Map<String, String> overrides) {
        var config = new HashMap<String, String>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", Integer.toString(NODE_ID));
        config.put("listeners", CLIENTS + "://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        config.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        config.put("controller.listener.names", CONTROLLER);
        config.put("inter.broker.listener.name", CLIENTS);
        config.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        config.put("log.dirs", logFolder.toString());
        config.put("auto.create.topics.enable", "false");
        config.put("message.max.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        // Nothing may be lost because it is old: the folder is the user's, to be removed as a whole.
        config.put("log.retention.ms", "-1");
        // One node: one copy of each internal topic, and few partitions, as each costs start-up time.
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            config.put(topic + ".replication.factor", "1");
            config.put(topic + ".num.partitions", "2");
        }
        config.put("transaction.state.log.min.isr", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("group.initial.rebalance.delay.ms", "0");
        config.put("group.min.session.timeout.ms", "1000");
        // No other broker takes over: there is nobody to hand leadership to on shutdown, see NodeRegistration.
        config.put("controlled.shutdown.enable", "false");
        // A killed node's registration must not keep its successor waiting for the default of 9 s.
        config.put("broker.session.timeout.ms", "3000");
        config.put("broker.heartbeat.interval.ms", "500");
        // Sized for one machine: the defaults reserve 128 MB for log cleaning alone.
        config.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
        config.put("log.cleaner.io.buffer.size", Integer.toString(256 * 1024));
        config.put("num.network.threads", "2");
        config.put("num.io.threads", "4");
        config.put("background.threads", "2");
        config.put("num.recovery.threads.per.data.dir", "2");
        config.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
        config.putAll(overrides);
        return config;
    }

    private static void format(Path logFolder) throws Exception {
        if (Files.exists(logFolder.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(logFolder.toString())
                .addDirectory(logFolder.toString())
                .setIgnoreFormatted(true)
                .run();
    }

    private static ServerSocketFactory handOver(ServerSocketChannel controllerSocket) {
        return (listener, address, backlog, receiveBuffer) -> {
            if (!listener.equals(CONTROLLER)) {
                return ServerSocketFactory.INSTANCE.openServerSocket(listener, address, backlog, receiveBuffer);
            }
            controllerSocket.configureBlocking(false);
            return controllerSocket;
        };
    }

    private static FileChannel lock(Path stateFolder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(stateFolder);
            channel =
                    FileChannel.open(stateFolder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("locked by this very process", e);
        } catch (IOException e) {
            throw new FailedException("cannot write the state folder " + stateFolder + ": " + FileProblem.of(e), e);
        }
        closeQuietly(Objects.requireNonNull(channel));
        throw new FailedException("the state folder " + stateFolder
                + " is in use by another run; wait for its end, or give another --state");
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing the lock file", e);
        }
    }

    /** Faults of the node are logged; the standard handler would end the whole process. */
    private static final class LoggedFaults implements FaultHandlerFactory {
        @Override
        public FaultHandler build(String name, boolean fatal, Runnable action) {
            return (message, cause) -> {
                if (fatal) {
                    LOG.error("embedded Kafka, {}: {}", name, message, cause);
                } else {
                    LOG.debug("embedded Kafka, {}: {}", name, message, cause);
                }
                action.run();
                return new FailedException("embedded Kafka, " + name + ": " + message, cause);
            };
        }
    }
}
