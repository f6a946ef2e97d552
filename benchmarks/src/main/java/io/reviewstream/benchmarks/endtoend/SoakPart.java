package io.reviewstream.benchmarks.endtoend;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * {@code run --follow} for a long time on a file that grows at a steady rate; the memory of both processes is read now and then.
 */
final class SoakPart {
    static final String CLIENT = "resident MB, pipeline";
    static final String BROKER = "resident MB, broker";
    static final String HEAP = "heap MB after a collection, pipeline";

    /** {@code GC(7) Pause Young (Allocation Failure) 345M->120M(512M) 12.3ms} */
    private static final Pattern COLLECTION = Pattern.compile("->(\\d+)M\\(");

    private static final String SOURCE = "source.jsonl";
    private static final int SAMPLE_EVERY_SECONDS = 5;
    private static final int TICKS_PER_SECOND = 10;

    private final Workplace workplace;
    private final Feed feed;
    private final PrintStream notices;

    SoakPart(Workplace workplace, Feed feed, PrintStream notices) {
        this.workplace = workplace;
        this.feed = feed;
        this.notices = notices;
    }

    /** At the end it is asked to stop, does the rest without {@code --follow}, and all that was written must be in the store. */
    List<Point> measure(long minutes, double perSecond) throws IOException, InterruptedException {
        Path folder = workplace.fresh("soak");
        Path source = Files.createFile(folder.resolve(SOURCE));
        Path collections = folder.resolve("gc.log");
        var flags = new ArrayList<>(Workplace.FLAGS);
        flags.add("-Xlog:gc:file=" + collections);
        // A heap that may still grow would hide whether anything else does.
        flags.addAll(Workplace.WHOLE_HEAP);
        var points = new ArrayList<Point>();
        try (var broker = workplace.broker(folder)) {
            long written;
            try (var program = start(flags, broker, folder, List.of("--follow"))) {
                written = write(source, minutes * 60, perSecond, second -> {
                    points.add(new Point(CLIENT, second, ProcessFigures.residentBytes(program.pid()) / 1e6));
                    points.add(new Point(BROKER, second, ProcessFigures.residentBytes(broker.pid()) / 1e6));
                    points.add(new Point(HEAP, second, heapAfterCollection(collections)));
                });
                program.terminate();
            }
            // What it had not read when it was stopped.
            try (var program = start(Workplace.FLAGS, broker, folder, List.of())) {
                if (program.exitCode() != 0) {
                    throw new IllegalStateException("run failed after the soak; its log is in " + folder);
                }
            }
            Completeness.check(folder.resolve("out"), written);
            notices.printf(Locale.ROOT, "soak: %,d reviews, each there once%n", written);
        }
        Workplace.remove(folder);
        return points;
    }

    private JavaProgram start(List<String> flags, Workplace.Broker broker, Path folder, List<String> more)
            throws IOException {
        var command = new ArrayList<>(List.of(
                "io.reviewstream.local.command.Reviewstream",
                "run",
                "--from",
                folder.resolve(SOURCE).toString(),
                "--to",
                folder.resolve("out").toString(),
                "--state",
                folder.resolve("state").toString(),
                "--bootstrap-servers",
                broker.servers()));
        command.addAll(more);
        return JavaProgram.start(
                flags,
                workplace.ownClassPath(),
                command,
                Map.of("REVIEWSTREAM_LOG_LEVEL", "OFF"),
                folder.resolve("soak.log"));
    }

    private interface Sample {
        void at(long second) throws IOException;
    }

    private long write(Path source, long seconds, double perSecond, Sample sample)
            throws IOException, InterruptedException {
        long written = 0;
        long begin = System.nanoTime();
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(source, StandardOpenOption.APPEND), 1 << 20)) {
            for (long tick = 0; tick < seconds * TICKS_PER_SECOND; tick++) {
                if (tick % (SAMPLE_EVERY_SECONDS * TICKS_PER_SECOND) == 0) {
                    sample.at(tick / TICKS_PER_SECOND);
                }
                for (; written < (tick + 1) * perSecond / TICKS_PER_SECOND; written++) {
                    out.write(feed.line(written));
                }
                out.flush();
                long next = begin + (tick + 1) * 1_000_000_000L / TICKS_PER_SECOND;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
            }
        }
        return written;
    }

    private static double heapAfterCollection(Path log) throws IOException {
        double last = 0;
        if (Files.exists(log)) {
            for (String line : Files.readAllLines(log)) {
                var collection = COLLECTION.matcher(line);
                if (collection.find()) {
                    last = Double.parseDouble(collection.group(1));
                }
            }
        }
        return last;
    }

    /** The middle of the second quarter beside that of the last: memory that is flat has the same. */
    static void print(List<Point> points, PrintStream out) {
        out.printf("%n| soak | second quarter, MB | last quarter, MB |%n| --- | ---: | ---: |%n");
        for (String series : List.of(CLIENT, BROKER, HEAP)) {
            List<Double> values = points.stream()
                    .filter(point -> point.series().equals(series))
                    .map(Point::y)
                    .toList();
            int n = values.size();
            out.printf(
                    "| %s | %s | %s |%n",
                    series,
                    Spread.of(values.subList(n / 4, Math.max(n / 4 + 1, n / 2))).text(),
                    Spread.of(values.subList(n * 3 / 4, n)).text());
        }
    }
}
