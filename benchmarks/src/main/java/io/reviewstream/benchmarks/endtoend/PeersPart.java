package io.reviewstream.benchmarks.endtoend;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Ours and the peers, some rounds, each in the order contrary to the one before. */
final class PeersPart {
    private final Bout bout;
    private final Feed feed;
    private final PrintStream notices;

    PeersPart(Bout bout, Feed feed, PrintStream notices) {
        this.bout = bout;
        this.feed = feed;
        this.notices = notices;
    }

    /**
     * Measures.
     *
     * @param results keep what there is after each contestant, so that a run which is broken off was not for nothing
     */
    List<Job> measure(List<Contestant> contestants, int rounds, Results results)
            throws IOException, InterruptedException {
        if (contestants.stream().anyMatch(Contestant::handsOnEnriched)) {
            feed.writeEnriched();
        }
        var jobs = new ArrayList<Job>();
        var order = new ArrayList<>(contestants);
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : order) {
                List<Feed.Part> parts = List.of(
                        feed.part(0, contestant.warmUp()), feed.part(contestant.warmUp(), contestant.measured()));
                for (Job job : bout.run(contestant, round, parts)) {
                    notices.printf(
                            Locale.ROOT,
                            "round %d: %s, %s: %,d reviews in %.1f s, %,.0f reviews/s, %,.0f µs/review, %,.0f MB%n",
                            round + 1,
                            job.contestant(),
                            job.mode(),
                            job.reviews(),
                            job.seconds(),
                            job.reviewsPerSecond(),
                            job.cpuMicros(),
                            job.peakMegabytes());
                    jobs.add(job);
                }
                results.put("peers", jobs);
            }
            Collections.reverse(order);
        }
        return jobs;
    }

    /** The table as Markdown, and what ours is to each peer. */
    static void print(List<Job> jobs, PrintStream out) {
        for (String mode : List.of(Job.COLD, Job.WARM)) {
            out.printf(
                    "%n| %s | reviews | reviews/s | processor µs/review | of these the broker | peak MB, both |%n",
                    mode);
            out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
            for (String name : names(jobs)) {
                List<Job> of = of(jobs, name, mode);
                if (!of.isEmpty()) {
                    out.printf(
                            Locale.ROOT,
                            "| %s | %,d | %s | %s | %s | %s |%n",
                            name,
                            of.get(0).reviews(),
                            spread(of, Job::reviewsPerSecond).text(),
                            spread(of, Job::cpuMicros).text(),
                            spread(of, Job::brokerCpuMicros).text(),
                            spread(of, Job::peakMegabytes).text());
                }
            }
        }
        ratios(jobs, out);
    }

    private static void ratios(List<Job> jobs, PrintStream out) {
        List<Job> ours = of(jobs, Contestant.OURS, Job.WARM);
        if (ours.isEmpty()) {
            return;
        }
        out.printf("%n| ours to (warm, medians) | reviews/s | processor time/review |%n| --- | ---: | ---: |%n");
        for (String name : names(jobs)) {
            List<Job> theirs = of(jobs, name, Job.WARM);
            if (!name.equals(Contestant.OURS) && !theirs.isEmpty()) {
                out.printf(
                        Locale.ROOT,
                        "| %s | %.3g x | %s |%n",
                        name,
                        spread(ours, Job::reviewsPerSecond).median()
                                / spread(theirs, Job::reviewsPerSecond).median(),
                        ratio(
                                spread(ours, Job::cpuMicros).median(),
                                spread(theirs, Job::cpuMicros).median()));
            }
        }
    }

    /** How many times as much it is; a part as one over how many times. */
    static String ratio(double ours, double theirs) {
        return ours >= theirs ? times(ours / theirs) : "1/" + times(theirs / ours);
    }

    private static String times(double factor) {
        return String.format(Locale.ROOT, factor < 10 ? "%.1f" : "%.0f", factor);
    }

    static List<String> names(List<Job> jobs) {
        return jobs.stream().map(Job::contestant).distinct().toList();
    }

    static List<Job> of(List<Job> jobs, String name, String mode) {
        return jobs.stream()
                .filter(job -> job.contestant().equals(name) && job.mode().equals(mode))
                .toList();
    }

    static Spread spread(List<Job> jobs, ToDoubleFunction<Job> figure) {
        return Spread.of(jobs.stream().map(figure::applyAsDouble).toList());
    }
}
