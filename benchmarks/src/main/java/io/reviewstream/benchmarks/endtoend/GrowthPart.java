package io.reviewstream.benchmarks.endtoend;

import com.sun.management.OperatingSystemMXBean;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.RawReview;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ours with more reviews, longer reviews, more partitions. */
final class GrowthPart {
    static final String BY_COUNT_CPU = "count: processor µs/review";
    static final String BY_COUNT_CLOCK = "count: µs/review";
    static final String BY_LENGTH_ANALYSIS = "length: analysis alone, processor µs/review";
    static final String BY_LENGTH_PIPELINE = "length: pipeline, processor µs/review";
    static final String BY_PARTITIONS = "partitions: reviews/s";
    static final String BY_PARTITIONS_CPU = "partitions: processor µs/review";

    private static final List<Integer> LENGTHS = List.of(50, 200, 1_000, 5_000, 20_000, 100_000, 1_000_000);
    private static final List<Integer> PARTITIONS = List.of(1, 2, 4, 8);

    /** Characters of all reviews of one length together. */
    private static final long VOLUME = 20_000_000;

    private static final double WARM_UP_SECONDS = 5;
    private static final double MEASURED_SECONDS = 3;

    private final Bout bout;
    private final Feed feed;
    private final PrintStream notices;
    private final List<Point> points = new ArrayList<>();

    GrowthPart(Bout bout, Feed feed, PrintStream notices) {
        this.bout = bout;
        this.feed = feed;
        this.notices = notices;
    }

    /**
     * Measures all.
     *
     * @param most reviews of the largest run
     */
    List<Point> measure(long most, long perPartitionRun) throws IOException, InterruptedException {
        for (long reviews = 1_000; reviews <= most; reviews *= 10) {
            byCount(reviews);
        }
        if (most > 1_000_000) {
            byCount(most);
        }
        byLengthAlone();
        for (int length : LENGTHS) {
            long reviews = Math.max(8, Math.min(perPartitionRun, VOLUME / length));
            Job job = bout.run(
                            ours(reviews),
                            0,
                            List.of(feed.partOfLength(0, reviews, length), feed.partOfLength(reviews, reviews, length)))
                    .get(1);
            add(BY_LENGTH_PIPELINE, length, job.cpuMicros());
        }
        for (int partitions : PARTITIONS) {
            byPartitions(partitions, perPartitionRun);
        }
        return points;
    }

    private void byCount(long reviews) throws IOException, InterruptedException {
        Job job = bout.run(ours(reviews), 0, List.of(feed.part(0, reviews))).get(0);
        add(BY_COUNT_CPU, reviews, job.cpuMicros());
        add(BY_COUNT_CLOCK, reviews, job.seconds() * 1e6 / reviews);
    }

    private void byPartitions(int partitions, long reviews) throws IOException, InterruptedException {
        List<Feed.Part> parts = List.of(feed.part(0, reviews), feed.part(reviews, reviews));
        List<String> command = new ArrayList<>(ours(reviews).command("{servers}", "{folder}", parts));
        command.set(3, Integer.toString(partitions));
        Job job = bout.run(ours(reviews), 0, parts, command).get(1);
        add(BY_PARTITIONS, partitions, job.reviewsPerSecond());
        add(BY_PARTITIONS_CPU, partitions, job.cpuMicros());
    }

    private void byLengthAlone() {
        var analyser = ReviewAnalyser.standard();
        for (int length : LENGTHS) {
            var reviews = new ArrayList<RawReview>();
            for (int i = 0; i < Math.max(4, Math.min(1_000, VOLUME / 10 / length)); i++) {
                reviews.add(RawReview.ofText(Feed.ID + i, "replay", feed.text(i * 31L, length)));
            }
            analyse(analyser, reviews, WARM_UP_SECONDS);
            add(BY_LENGTH_ANALYSIS, length, analyse(analyser, reviews, MEASURED_SECONDS));
        }
    }

    /** Processor time for each, in microseconds, collector and compiler included. */
    private static double analyse(ReviewAnalyser analyser, List<RawReview> reviews, double seconds) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long until = System.nanoTime() + (long) (seconds * 1e9);
        long done = 0;
        while (System.nanoTime() < until) {
            analyser.analyse(reviews.get((int) (done++ % reviews.size())));
        }
        return (system.getProcessCpuTime() - cpu) / 1e3 / done;
    }

    private static Contestant ours(long reviews) {
        return new Contestant(Contestant.OURS, reviews, reviews);
    }

    private void add(String series, double x, double y) {
        notices.printf(Locale.ROOT, "%s at %,.0f: %,.1f%n", series, x, y);
        points.add(new Point(series, x, y));
    }

    static void print(List<Point> points, PrintStream out) {
        out.printf("%n| | at | |%n| --- | ---: | ---: |%n");
        points.forEach(
                point -> out.printf(Locale.ROOT, "| %s | %,.0f | %,.1f |%n", point.series(), point.x(), point.y()));
    }
}
