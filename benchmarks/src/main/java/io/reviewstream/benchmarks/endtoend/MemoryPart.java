package io.reviewstream.benchmarks.endtoend;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether reviews pass through heaps that are small: all of it in one process as shipped, and each service in a process of its
 * own.
 */
final class MemoryPart {
    static final int TOGETHER_MEGABYTES = 256;
    static final int ALONE_MEGABYTES = 192;

    private static final long LOOK_EVERY_MILLIS = 100;

    private final Workplace workplace;
    private final Feed feed;

    MemoryPart(Workplace workplace, Feed feed) {
        this.workplace = workplace;
        this.feed = feed;
    }

    /**
     * What one process took.
     *
     * @param heapMegabytes what it was allowed
     */
    record Took(String program, int heapMegabytes, long reviews, double cpuSeconds, double peakMegabytes) {}

    /** Fails where a heap is too small, or a review is not stored once. */
    List<Took> measure(long reviews) throws IOException, InterruptedException {
        var all = new ArrayList<Took>();
        ShippedRun.Took together = new ShippedRun(workplace, feed).measureWithin(TOGETHER_MEGABYTES, reviews);
        all.add(new Took("run", TOGETHER_MEGABYTES, reviews, together.cpuSeconds(), together.peakMegabytes()));
        all.addAll(alone(reviews));
        return all;
    }

    private List<Took> alone(long reviews) throws IOException, InterruptedException {
        Path folder = workplace.fresh("memory");
        Path out = Files.createDirectories(folder.resolve("out"));
        Feed.Part part = feed.part(0, reviews);
        var took = new ArrayList<Took>();
        var programs = new LinkedHashMap<String, JavaProgram>();
        try (var broker = workplace.broker(folder)) {
            try (var topics = start("topics", broker, folder, Map.of())) {
                if (topics.exitCode() != 0) {
                    throw new IllegalStateException("topics failed; its log is in " + folder);
                }
            }
            try {
                programs.put("console", start("console", broker, folder, Map.of("CONSOLE_LISTEN", "127.0.0.1:0")));
                programs.put(
                        "sink",
                        start("sink", broker, folder, Map.of("SINK_STORE", out.toString(), "SINK_ROLL_IDLE", "2s")));
                programs.put(
                        "enrich",
                        start(
                                "enrich",
                                broker,
                                folder,
                                Map.of(
                                        "ENRICH_STATE_FOLDER",
                                        folder.resolve("state").toString())));
                programs.put(
                        "ingest",
                        start(
                                "ingest",
                                broker,
                                folder,
                                // It stays, so that its memory can be read when all is done.
                                Map.of("INGEST_SOURCES", part.file().toString(), "INGEST_FOLLOW", "true")));
                var stored = new StoredLines(out);
                while (stored.count() < reviews) {
                    for (Map.Entry<String, JavaProgram> each : programs.entrySet()) {
                        if (!each.getValue().isRunning()) {
                            throw new IllegalStateException(
                                    each.getKey() + " ended before all was stored; its log is in " + folder);
                        }
                    }
                    Thread.sleep(LOOK_EVERY_MILLIS);
                }
                programs.forEach((name, program) -> took.add(new Took(
                        name,
                        ALONE_MEGABYTES,
                        reviews,
                        ProcessFigures.cpuSeconds(program.pid()),
                        ProcessFigures.peakBytes(program.pid()) / 1e6)));
            } finally {
                for (JavaProgram program : programs.values()) {
                    program.terminate();
                    program.close();
                }
            }
        }
        Completeness.check(out, reviews);
        Workplace.remove(folder);
        return took;
    }

    private JavaProgram start(String command, Workplace.Broker broker, Path folder, Map<String, String> settings)
            throws IOException {
        var env = new LinkedHashMap<>(settings);
        env.put("KAFKA_BOOTSTRAP_SERVERS", broker.servers());
        env.put("REVIEWSTREAM_NO_BUILD", "1");
        env.put("REVIEWSTREAM_JAVA_OPTS", "-Xmx" + ALONE_MEGABYTES + "m");
        return JavaProgram.start(
                List.of(workplace.home().resolve("reviewstream").toString(), command),
                env,
                folder.resolve(command + ".log"));
    }

    static void print(List<Took> all, PrintStream out) {
        out.printf("%n| in a small heap | heap MB | reviews | processor s | peak resident MB |%n");
        out.println("| --- | ---: | ---: | ---: | ---: |");
        all.forEach(one -> out.printf(
                Locale.ROOT,
                "| %s | %d | %,d | %.1f | %.0f |%n",
                one.program(),
                one.heapMegabytes(),
                one.reviews(),
                one.cpuSeconds(),
                one.peakMegabytes()));
    }
}
