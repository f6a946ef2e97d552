package io.reviewstream.enrich;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How enrich runs.
 *
 * @param kafka how to reach the cluster
 * @param topics which pipeline
 * @param stateFolder where Kafka Streams keeps its stores; lost, it is restored from the cluster
 * @param threads stream threads, at most one a partition is of use
 * @param commitEvery how often results become visible to readers of committed records
 * @param groupProtocol how instances share the partitions
 * @param rememberFor how long a review is known that does not come again; zero for ever
 * @param analysisBudget how long one text may be analysed; zero for as long as it takes
 * @param titles whether reviews are also added up by title
 * @param queryListen where titles are answered over HTTP; null for nowhere
 * @param queryAdvertised where other instances reach that; null for the address it listens on
 * @param analysis what the analysis has beyond what is built in
 */
public record EnrichSettings(
        KafkaSettings kafka,
        Topics topics,
        Path stateFolder,
        int threads,
        Duration commitEvery,
        GroupProtocol groupProtocol,
        Duration rememberFor,
        Duration analysisBudget,
        boolean titles,
        @Nullable HostPort queryListen,
        @Nullable HostPort queryAdvertised,
        AnalysisSettings analysis) {
    private static final Duration REMEMBER_FOR = Duration.ofDays(365);
    private static final Duration ANALYSIS_BUDGET = Duration.ofSeconds(5);

    /** With titles, answered over HTTP at an address of this machine; port 0 is any free one. */
    public EnrichSettings withTitles(@Nullable HostPort listen) {
        return new EnrichSettings(
                kafka,
                topics,
                stateFolder,
                threads,
                commitEvery,
                groupProtocol,
                rememberFor,
                analysisBudget,
                true,
                listen,
                null,
                analysis);
    }

    /** With more than the analysis that is built in. */
    public EnrichSettings with(AnalysisSettings otherAnalysis) {
        return new EnrichSettings(
                kafka,
                topics,
                stateFolder,
                threads,
                commitEvery,
                groupProtocol,
                rememberFor,
                analysisBudget,
                titles,
                queryListen,
                queryAdvertised,
                otherAnalysis);
    }

    /** How instances share the partitions. */
    public enum GroupProtocol {
        /** The consumer group protocol, assignment by a client. */
        CLASSIC,
        /** KIP-1071: assignment by the broker. */
        STREAMS
    }

    /**
     * A killed instance's partitions wait 10 s for another; Kafka's own default is 45 s. And few records wait in memory: by
     * Kafka's own defaults 1,000 a partition do, which is a gigabyte where each has a megabyte. Fewer cost nothing: 25,000
     * reviews took 11.9 s of CPU instead of 12.5.
     */
    private static final Map<String, String> DEFAULTS = Map.of(
            "session.timeout.ms", "10000",
            "heartbeat.interval.ms", "3000",
            "max.poll.records", "40",
            "buffered.records.per.partition", "40");

    /** A producer refuses to linger longer than it may take to deliver. */
    private static final long LONGEST_LINGER_MILLIS = 1_000;

    /** With the defaults for all that is not named. */
    public EnrichSettings(
            KafkaSettings kafka,
            Topics topics,
            Path stateFolder,
            int threads,
            Duration commitEvery,
            GroupProtocol groupProtocol) {
        this(
                kafka,
                topics,
                stateFolder,
                threads,
                commitEvery,
                groupProtocol,
                REMEMBER_FOR,
                ANALYSIS_BUDGET,
                false,
                null,
                null,
                AnalysisSettings.none());
    }

    /** From the environment; {@code ENRICH_*} and {@code KAFKA_*}. */
    public static EnrichSettings from(Map<String, String> env) {
        var in = new SettingsReader(env, "ENRICH_");
        var settings = new EnrichSettings(
                KafkaSettings.from(env),
                new Topics(in.topicPrefix()),
                in.path("STATE_FOLDER", Path.of("state")),
                in.intBetween("THREADS", 1, 64, Runtime.getRuntime().availableProcessors()),
                in.duration("COMMIT_EVERY", Duration.ofMillis(100)),
                in.oneOf("GROUP_PROTOCOL", GroupProtocol.class, GroupProtocol.CLASSIC),
                in.duration("REMEMBER_FOR", REMEMBER_FOR),
                in.duration("ANALYSIS_BUDGET", ANALYSIS_BUDGET),
                in.flag("TITLES", true),
                address(in, "QUERY_LISTEN"),
                address(in, "QUERY_ADVERTISED"),
                AnalysisSettings.from(in));
        if (settings.queryListen != null && !settings.titles) {
            in.problem("ENRICH_QUERY_LISTEN answers titles, which ENRICH_TITLES=false switches off; set one of them");
        }
        in.throwIfProblems();
        return settings;
    }

    private static @Nullable HostPort address(SettingsReader in, String name) {
        String text = in.text(name, "");
        try {
            return text.isEmpty() ? null : HostPort.parse(text);
        } catch (IllegalArgumentException e) {
            in.problem("ENRICH_" + name + " must be host:port but was " + text);
            return null;
        }
    }

    static String applicationId(Topics topics) {
        return topics.prefix() + "reviewstream-enrich";
    }

    Map<String, Object> streamsConfig() {
        var own = new HashMap<String, Object>();
        own.put("application.id", applicationId(topics));
        own.put("processing.guarantee", "exactly_once_v2");
        own.put("ensure.explicit.internal.resource.naming", true);
        own.put("state.dir", stateFolder.toString());
        own.put("num.stream.threads", threads);
        own.put("commit.interval.ms", commitEvery.toMillis());
        own.put("group.protocol", groupProtocol.name().toLowerCase(Locale.ROOT));
        own.put("auto.offset.reset", "earliest");
        own.put("errors.dead.letter.queue.topic.name", topics.deadLetter().name());
        own.put("processing.exception.handler", DeadLetters.Failed.class);
        own.put("production.exception.handler", DeadLetters.NotSent.class);
        own.put("producer.max.request.size", Topics.MAX_MESSAGE_BYTES);
        own.put("producer.compression.type", "lz4");
        // A commit sends what lingers, and nobody sees it before: whatever leaves earlier is only one more request.
        own.put("producer.linger.ms", Math.min(commitEvery.toMillis(), LONGEST_LINGER_MILLIS));
        own.put("producer.batch.size", 256 * 1024);
        own.put("metrics.recording.level", "INFO");
        return kafka.orElse(DEFAULTS).with(own);
    }
}
