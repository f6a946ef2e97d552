package io.reviewstream.benchmarks.endtoend;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The command that people type, as it is shipped: the launcher, its flags for the JVM, the broker inside. */
final class ShippedRun {
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Workplace workplace;
    private final Feed feed;

    ShippedRun(Workplace workplace, Feed feed) {
        this.workplace = workplace;
        this.feed = feed;
    }

    /**
     * What one took.
     *
     * @param firstStoredSeconds from the start until the first reviews are in the store
     */
    record Took(
            int round,
            long reviews,
            double seconds,
            double firstStoredSeconds,
            double cpuSeconds,
            double peakMegabytes) {}

    List<Took> measure(int rounds, List<Long> counts) throws IOException, InterruptedException {
        prepare();
        var all = new ArrayList<Took>();
        for (int round = 0; round < rounds; round++) {
            for (long reviews : counts) {
                all.add(measure(round, reviews, Map.of()));
            }
        }
        return all;
    }

    /** One run in a heap of that size. */
    Took measureWithin(int heapMegabytes, long reviews) throws IOException, InterruptedException {
        prepare();
        return measure(0, reviews, Map.of("REVIEWSTREAM_JAVA_OPTS", "-Xmx" + heapMegabytes + "m"));
    }

    /** The very first start of the launcher builds, and archives the classes. */
    private void prepare() throws IOException, InterruptedException {
        try (var program = JavaProgram.start(
                List.of(workplace.home().resolve("reviewstream").toString(), "--version"),
                Map.of(),
                workplace.folder().resolve("launcher.log"))) {
            if (program.exitCode() != 0) {
                throw new IllegalStateException("the launcher failed; its log is in " + workplace.folder());
            }
        }
    }

    private Took measure(int round, long reviews, Map<String, String> more) throws IOException, InterruptedException {
        Feed.Part part = feed.part(0, reviews);
        Path folder = workplace.fresh("run");
        Path out = Files.createDirectories(folder.resolve("out"));
        long begin = System.nanoTime();
        double firstStored = 0;
        double cpu = 0;
        double peak = 0;
        var env = new HashMap<>(more);
        env.put("REVIEWSTREAM_NO_BUILD", "1");
        try (var program = JavaProgram.start(
                List.of(
                        workplace.home().resolve("reviewstream").toString(),
                        "run",
                        "--from",
                        part.file().toString(),
                        "--to",
                        out.toString()),
                env,
                folder.resolve("run.log"))) {
            while (program.isRunning()) {
                try {
                    cpu = ProcessFigures.cpuSeconds(program.pid());
                    peak = Math.max(peak, ProcessFigures.peakBytes(program.pid()) / 1e6);
                } catch (IllegalStateException e) {
                    // It ended between the question and the answer.
                }
                if (firstStored == 0 && isAnyStored(out)) {
                    firstStored = (System.nanoTime() - begin) / 1e9;
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (program.exitCode() != 0) {
                throw new IllegalStateException("run failed; its log is in " + folder);
            }
            Completeness.check(out, reviews);
            Workplace.remove(folder);
            return new Took(round, reviews, seconds, firstStored == 0 ? seconds : firstStored, cpu, peak);
        }
    }

    private static boolean isAnyStored(Path out) throws IOException {
        try (Stream<Path> folders = Files.list(out)) {
            for (Path folder : folders.filter(
                            path -> !path.getFileName().toString().startsWith("."))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.list(folder)) {
                    if (files.anyMatch(file -> file.toString().endsWith(".jsonl"))) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    static void print(List<Took> all, PrintStream out) {
        out.printf("%n| run, as shipped | seconds | first stored, s | processor s | peak MB |%n");
        out.println("| --- | ---: | ---: | ---: | ---: |");
        for (long reviews : all.stream().map(Took::reviews).distinct().toList()) {
            List<Took> of = all.stream().filter(one -> one.reviews() == reviews).toList();
            out.printf(
                    Locale.ROOT,
                    "| %,d | %s | %s | %s | %s |%n",
                    reviews,
                    Spread.of(of.stream().map(Took::seconds).toList()).text(),
                    Spread.of(of.stream().map(Took::firstStoredSeconds).toList())
                            .text(),
                    Spread.of(of.stream().map(Took::cpuSeconds).toList()).text(),
                    Spread.of(of.stream().map(Took::peakMegabytes).toList()).text());
        }
    }
}
