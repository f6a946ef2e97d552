package io.reviewstream.benchmarks.endtoend;

import io.reviewstream.enrich.EnrichMain;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a review takes from the raw topic to the enriched one: ours, a stream that does nothing, and a topic alone. Both
 * streams commit each {@value #COMMIT_EVERY_MILLIS} ms and are read committed.
 */
final class LatencyPart {
    static final String TOPIC_ALONE = "produce-consume";

    private static final int COMMIT_EVERY_MILLIS = 10;
    private static final int PER_SECOND = 200;

    private final Workplace workplace;
    private final Feed feed;

    LatencyPart(Workplace workplace, Feed feed) {
        this.workplace = workplace;
        this.feed = feed;
    }

    /** Of one round; milliseconds. */
    record Latency(String contestant, int round, int reviews, double p50, double p99, double most) {}

    List<Latency> measure(List<String> only, int rounds, int seconds, PrintStream notices) throws Exception {
        var all = new ArrayList<Latency>();
        var order = new ArrayList<>(List.of(TOPIC_ALONE, Contestant.PASS_THROUGH, Contestant.OURS));
        order.removeIf(name -> !only.isEmpty() && !only.contains(name));
        for (int round = 0; round < rounds; round++) {
            for (String name : order) {
                Latency latency = measure(name, round, seconds);
                notices.println(latency);
                all.add(latency);
            }
            Collections.reverse(order);
        }
        return all;
    }

    private Latency measure(String name, int round, int seconds) throws Exception {
        Path folder = workplace.fresh("latency");
        try (var broker = workplace.broker(folder)) {
            var probe = new LatencyProbe(broker.servers(), feed, name.equals(TOPIC_ALONE));
            probe.createTopics();
            double[] millis;
            if (name.equals(TOPIC_ALONE)) {
                millis = probe.measure(PER_SECOND, seconds);
            } else {
                try (JavaProgram stage = stage(name, broker, folder)) {
                    millis = probe.measure(PER_SECOND, seconds);
                    stage.terminate();
                }
            }
            return new Latency(
                    name, round, millis.length, at(millis, 0.5), at(millis, 0.99), millis[millis.length - 1]);
        } finally {
            Workplace.remove(folder);
        }
    }

    private JavaProgram stage(String name, Workplace.Broker broker, Path folder) throws IOException {
        Path log = folder.resolve("stage.log");
        if (name.equals(Contestant.OURS)) {
            return JavaProgram.start(
                    Workplace.FLAGS,
                    workplace.ownClassPath(),
                    List.of(EnrichMain.class.getName()),
                    Map.of(
                            "KAFKA_BOOTSTRAP_SERVERS",
                            broker.servers(),
                            "ENRICH_STATE_FOLDER",
                            folder.resolve("state").toString(),
                            "ENRICH_COMMIT_EVERY",
                            COMMIT_EVERY_MILLIS + "ms",
                            "ENRICH_TITLES",
                            "false",
                            "REVIEWSTREAM_LOG_LEVEL",
                            "OFF"),
                    log);
        }
        return JavaProgram.start(
                Workplace.FLAGS,
                workplace.peersClassPath(),
                List.of(
                        "io.reviewstream.peers.PeerMain",
                        "identity",
                        broker.servers(),
                        folder.toString(),
                        LatencyProbe.RAW,
                        LatencyProbe.ENRICHED,
                        Integer.toString(COMMIT_EVERY_MILLIS)),
                Map.of(),
                log);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }

    static void print(List<Latency> all, PrintStream out) {
        out.printf("%n| 200 reviews/s | p50, ms | p99, ms | most, ms |%n| --- | ---: | ---: | ---: |%n");
        for (String name : all.stream().map(Latency::contestant).distinct().toList()) {
            List<Latency> of =
                    all.stream().filter(one -> one.contestant().equals(name)).toList();
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s |%n",
                    name,
                    Spread.of(of.stream().map(Latency::p50).toList()).text(),
                    Spread.of(of.stream().map(Latency::p99).toList()).text(),
                    Spread.of(of.stream().map(Latency::most).toList()).text());
        }
    }
}
