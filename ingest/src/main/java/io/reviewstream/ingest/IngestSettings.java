package io.reviewstream.ingest;

import io.reviewstream.events.Topics;
import io.reviewstream.ingest.feed.Proxies;
import io.reviewstream.ingest.parse.ReviewParser;
import io.reviewstream.ingest.push.PushSettings;
import io.reviewstream.runtime.ComposeVariables;
import io.reviewstream.runtime.FileProblem;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ingest reads, and where it goes.
 *
 * @param kafka how to reach Kafka
 * @param topics names of the topics
 * @param sources files, folders, addresses of feeds and streams, {@code listen:HOST:PORT}, or {@code -} for standard
 *     input; each once
 * @param follow whether to keep going when all is read, and take what is added
 * @param maxTextBytes the longest text that is taken, in bytes of UTF-8
 * @param formats folder with the user's own formats of exports, null for none
 * @param pollEvery how often followed files are looked at
 * @param pollFeedsEvery how often followed feeds are asked for, unless they ask to be left alone for longer
 * @param kafkaPatience how long Kafka may take to answer before ingest gives up
 * @param partitions of topics that are created now
 * @param replication copies of topics that are created now; -1 leaves it to the cluster
 * @param privateAddresses whether feeds may lead into private networks, though their names do not say so
 * @param proxies through which feeds and streams are asked
 * @param push how reviews may be pushed
 */
public record IngestSettings(
        KafkaSettings kafka,
        Topics topics,
        List<String> sources,
        boolean follow,
        long maxTextBytes,
        @Nullable Path formats,
        Duration pollEvery,
        Duration pollFeedsEvery,
        Duration kafkaPatience,
        int partitions,
        int replication,
        boolean privateAddresses,
        Proxies proxies,
        PushSettings push) {
    /** The least that {@code maxTextBytes} can be. */
    public static final long LEAST_TEXT_BYTES = 1024;
    /** The most that it can be: a text of 2 MiB in its worst case still fits into a message. */
    public static final long MOST_TEXT_BYTES = 2 * 1024 * 1024;

    private static final Duration POLL_EVERY = Duration.ofMillis(500);
    private static final Duration POLL_FEEDS_EVERY = Duration.ofMinutes(15);
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(60);
    /** Kafka counts its milliseconds in 32 bits, which are full after 24 days. */
    private static final Duration MOST_PATIENCE = Duration.ofDays(1);

    private static final int PARTITIONS = 6;
    private static final int CLUSTER_DECIDES = -1;

    public IngestSettings {
        // The same source twice would fence itself.
        sources = List.copyOf(new LinkedHashSet<>(sources));
    }

    /** With the defaults for all that is not said. */
    public IngestSettings(KafkaSettings kafka, Topics topics, List<String> sources) {
        this(
                kafka,
                topics,
                sources,
                false,
                ReviewParser.DEFAULT_MAX_TEXT_BYTES,
                null,
                POLL_EVERY,
                POLL_FEEDS_EVERY,
                KAFKA_PATIENCE,
                PARTITIONS,
                CLUSTER_DECIDES);
    }

    /** With the defaults for what is said of addresses and of pushing. */
    public IngestSettings(
            KafkaSettings kafka,
            Topics topics,
            List<String> sources,
            boolean follow,
            long maxTextBytes,
            @Nullable Path formats,
            Duration pollEvery,
            Duration pollFeedsEvery,
            Duration kafkaPatience,
            int partitions,
            int replication) {
        this(
                kafka,
                topics,
                sources,
                follow,
                maxTextBytes,
                formats,
                pollEvery,
                pollFeedsEvery,
                kafkaPatience,
                partitions,
                replication,
                false,
                Proxies.NONE,
                PushSettings.STANDARD);
    }

    /**
     * From {@code INGEST_*} and {@code KAFKA_*} variables.
     *
     * @throws io.reviewstream.runtime.SettingsException naming every problem
     */
    public static IngestSettings from(Map<String, String> env) {
        var in = new SettingsReader(env, "INGEST_");
        var sources = new ArrayList<>(in.list("SOURCES"));
        sources.addAll(listed(in));
        if (sources.isEmpty()) {
            in.problem("INGEST_SOURCES is required but not set: name files, folders, feeds or - for standard input");
        }
        String formats = in.text("FORMATS", "");
        var settings = new IngestSettings(
                KafkaSettings.from(env),
                new Topics(in.topicPrefix()),
                sources,
                in.flag("FOLLOW", false),
                in.longBetween(
                        "MAX_TEXT_BYTES", LEAST_TEXT_BYTES, MOST_TEXT_BYTES, ReviewParser.DEFAULT_MAX_TEXT_BYTES),
                formats.isEmpty() ? null : Path.of(formats),
                in.duration("POLL_EVERY", POLL_EVERY),
                in.duration("POLL_FEEDS_EVERY", POLL_FEEDS_EVERY),
                in.duration("KAFKA_PATIENCE", KAFKA_PATIENCE, MOST_PATIENCE),
                in.intBetween("PARTITIONS", 1, 10_000, PARTITIONS),
                in.intBetween("REPLICATION", -1, 32, CLUSTER_DECIDES),
                in.flag("PRIVATE_ADDRESSES", false),
                Proxies.from(env),
                new PushSettings(
                        in.text("PUSH_INSTANCE", ""),
                        in.secret("PUSH_TOKEN").orElse(null),
                        in.longBetween("PUSH_MAX_BODY_BYTES", 1024, 64L << 20, PushSettings.STANDARD.maxBodyBytes()),
                        in.longBetween(
                                "PUSH_MAX_PENDING_BYTES", 64 << 10, 4L << 30, PushSettings.STANDARD.maxPendingBytes()),
                        in.intBetween("PUSH_MAX_REQUESTS", 1, 10_000, PushSettings.STANDARD.maxRequests())));
        in.throwIfProblems();
        return settings;
    }

    /** The sources of a file, one a line; a line that begins with # is a remark. */
    private static List<String> listed(SettingsReader in) {
        String file = in.text("SOURCES_FILE", "");
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .map(line -> line.replace("\uFEFF", "").strip())
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            in.problem("INGEST_SOURCES_FILE " + file + " cannot be read: " + FileProblem.of(e)
                    + "; name a text file with one source a line");
            return List.of();
        } catch (InvalidPathException e) {
            in.problem("INGEST_SOURCES_FILE " + file + " is no name of a file");
            return List.of();
        }
    }

    /**
     * From the same variables, where the command line says what is read and where it goes: of what is said there, the
     * environment's word does not count.
     *
     * @throws io.reviewstream.runtime.SettingsException naming every problem
     */
    public static IngestSettings of(
            KafkaSettings kafka, Topics topics, List<String> sources, boolean follow, Map<String, String> env) {
        var own = new HashMap<>(env);
        List.of("INGEST_SOURCES_FILE", "INGEST_FOLLOW", "INGEST_TOPIC_PREFIX").forEach(own::remove);
        own.keySet().removeIf(ComposeVariables::isOne);
        own.put("INGEST_SOURCES", "-");
        IngestSettings said = from(own);
        return new IngestSettings(
                kafka,
                topics,
                sources,
                follow,
                said.maxTextBytes,
                said.formats,
                said.pollEvery,
                said.pollFeedsEvery,
                said.kafkaPatience,
                said.partitions,
                said.replication,
                said.privateAddresses,
                said.proxies,
                said.push);
    }

    /** The same, but going on when all is read. */
    public IngestSettings following() {
        return new IngestSettings(
                kafka,
                topics,
                sources,
                true,
                maxTextBytes,
                formats,
                pollEvery,
                pollFeedsEvery,
                kafkaPatience,
                partitions,
                replication,
                privateAddresses,
                proxies,
                push);
    }
}
