package io.reviewstream.console;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsReader;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the console runs.
 *
 * @param kafka how to reach the cluster
 * @param topics which pipeline
 * @param host address to listen on
 * @param port to listen on; 0 is any free one
 * @param keepReviews how many of the latest reviews are held in memory
 */
public record ConsoleSettings(KafkaSettings kafka, Topics topics, String host, int port, int keepReviews) {
    private static final Pattern LISTEN = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\s]+)):(\\d{1,5})");
    private static final int KEEP_REVIEWS = 2_000;

    /** Of a console beside the pipeline in one process, for this machine alone, at any free port. */
    public static ConsoleSettings beside(KafkaSettings kafka, Topics topics) {
        return new ConsoleSettings(kafka, topics, "127.0.0.1", 0, KEEP_REVIEWS);
    }

    /** From the environment; {@code CONSOLE_*} and {@code KAFKA_*}. */
    public static ConsoleSettings from(Map<String, String> env) {
        var in = new SettingsReader(env, "CONSOLE_");
        String listen = in.text("LISTEN", "127.0.0.1:8080");
        Matcher form = LISTEN.matcher(listen);
        boolean good = form.matches() && Integer.parseInt(form.group(3)) <= 65_535;
        if (!good) {
            in.problem("CONSOLE_LISTEN must be host:port but was " + listen);
        }
        var settings = new ConsoleSettings(
                KafkaSettings.from(env),
                new Topics(in.text("TOPIC_PREFIX", "")),
                good ? (form.group(1) == null ? form.group(2) : form.group(1)) : "",
                good ? Integer.parseInt(form.group(3)) : 0,
                in.intBetween("KEEP_REVIEWS", 10, 100_000, KEEP_REVIEWS));
        in.throwIfProblems();
        return settings;
    }
}
