package io.reviewstream.console;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsReader;
import java.util.List;
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
 * @param hosts names, without a port, under which the page may be asked for besides those of the loopback addresses; if there are
 *     none and {@code host} is no loopback address, any may be
 * @param keepReviews how many of the latest reviews are held in memory
 */
public record ConsoleSettings(
        KafkaSettings kafka, Topics topics, String host, int port, List<String> hosts, int keepReviews) {
    private static final Pattern LISTEN = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\s]+)):(\\d{1,5})");
    private static final Pattern HOST = Pattern.compile("[^\\s:/\\[\\]]+|\\[[0-9a-fA-F:.]+]");
    private static final int KEEP_REVIEWS = 2_000;

    public ConsoleSettings {
        hosts = List.copyOf(hosts);
    }

    /** Of a console beside the pipeline in one process, for this machine alone, at any free port. */
    public static ConsoleSettings beside(KafkaSettings kafka, Topics topics) {
        return new ConsoleSettings(kafka, topics, "127.0.0.1", 0, List.of(), KEEP_REVIEWS);
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
                new Topics(in.topicPrefix()),
                good ? (form.group(1) == null ? form.group(2) : form.group(1)) : "",
                good ? Integer.parseInt(form.group(3)) : 0,
                hosts(in),
                in.intBetween("KEEP_REVIEWS", 10, 100_000, KEEP_REVIEWS));
        in.throwIfProblems();
        return settings;
    }

    private static List<String> hosts(SettingsReader in) {
        List<String> hosts = in.list("HOSTS");
        hosts.stream()
                .filter(host -> !HOST.matcher(host).matches())
                .forEach(host -> in.problem("CONSOLE_HOSTS must be names without scheme and port but was " + host));
        return hosts;
    }
}
