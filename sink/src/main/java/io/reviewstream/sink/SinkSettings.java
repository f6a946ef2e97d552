package io.reviewstream.sink;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.runtime.SettingsReader;
import io.reviewstream.sink.files.Compression;
import io.reviewstream.sink.files.Format;
import io.reviewstream.sink.files.Layout;
import java.time.Duration;
import java.util.Map;

/**
 * All that the sink can be told. The variables are described in this module's README.
 *
 * @param kafka how to reach the cluster
 * @param topics where reviews come from and dead letters go to
 * @param store a folder, {@code postgresql://user:password@host:port/database} or {@code s3://bucket/prefix}
 * @param group the consumer group, without the topics' prefix
 * @param format how reviews lie in a folder
 * @param roll when a batch becomes part of the store
 * @param patience how long Kafka, or a store on a server, may be away before the sink stops
 */
public record SinkSettings(
        KafkaSettings kafka, Topics topics, String store, String group, Format format, Roll roll, Duration patience) {
    static final String PREFIX = "SINK_";

    private static final Format FORMAT = new Format(Layout.DATE, Compression.NONE, 16, true);

    private static final Roll ROLL = new Roll(64L << 20, 100_000, Duration.ofSeconds(60), Duration.ofSeconds(10));

    /**
     * The defaults.
     *
     * @throws SettingsException when {@code store} is none
     */
    public static SinkSettings of(KafkaSettings kafka, Topics topics, String store) {
        new StoreAddress(store).problem().ifPresent(problem -> {
            throw new SettingsException("the store " + problem);
        });
        return new SinkSettings(kafka, topics, store, "reviewstream-sink", FORMAT, ROLL, Duration.ofMinutes(2));
    }

    /**
     * Reads them from the environment.
     *
     * @throws SettingsException when any is wrong; it lists every problem
     */
    public static SinkSettings from(Map<String, String> env) {
        var in = new SettingsReader(env, PREFIX);
        var settings = new SinkSettings(
                KafkaSettings.from(env),
                new Topics(in.topicPrefix()),
                StoreAddress.of(in.text("STORE"), Map.of(StoreAddress.S3_ENDPOINT, in.text("S3_ENDPOINT", "")))
                        .text(),
                in.text("GROUP", "reviewstream-sink"),
                new Format(
                        in.oneOf("LAYOUT", Layout.class, FORMAT.layout()),
                        in.oneOf("COMPRESSION", Compression.class, FORMAT.compression()),
                        in.intBetween("OPEN_FILES", 1, 1_000, FORMAT.openFiles()),
                        in.flag("PRETTY", FORMAT.pretty())),
                new Roll(
                        in.longBetween("ROLL_BYTES", 1, 1L << 40, ROLL.maxBytes()),
                        in.longBetween("ROLL_RECORDS", 1, 1L << 40, ROLL.maxRecords()),
                        in.duration("ROLL_AGE", ROLL.maxAge()),
                        in.duration("ROLL_IDLE", ROLL.maxIdle())),
                in.duration("PATIENCE", Duration.ofMinutes(2), Duration.ofDays(1)));
        new StoreAddress(settings.store).problem().ifPresent(problem -> in.problem(PREFIX + "STORE " + problem));
        if (settings.format.layout() == Layout.DOCUMENT && settings.format.compression() != Compression.NONE) {
            in.problem(PREFIX + "COMPRESSION must be none when " + PREFIX + "LAYOUT is document");
        }
        in.throwIfProblems();
        return settings;
    }

    /** The same in another format. */
    public SinkSettings with(Format otherFormat) {
        return new SinkSettings(kafka, topics, store, group, otherFormat, roll, patience);
    }

    /** The same with other limits. */
    public SinkSettings with(Roll otherRoll) {
        return new SinkSettings(kafka, topics, store, group, format, otherRoll, patience);
    }

    Roll effectiveRoll() {
        return address().limited(roll);
    }

    StoreAddress address() {
        return new StoreAddress(store);
    }

    /** Without passwords. */
    @Override
    public String toString() {
        return "SinkSettings[store=" + address() + ", group=" + groupId()
                + ", " + format + ", " + roll
                + ", patience=" + patience + ", kafka=" + kafka + "]";
    }

    String groupId() {
        return topics.prefix() + group;
    }
}
