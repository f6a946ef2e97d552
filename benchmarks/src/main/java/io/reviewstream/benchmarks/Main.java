package io.reviewstream.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the stages and prints a table, as Markdown, with the ratio to VADER. */
public final class Main {
    private static final List<String> ORDER = List.of(
            "characters",
            "wordCount",
            "lucene",
            "tokenise",
            "language",
            "sentiment",
            "vader",
            "names",
            "item",
            "people",
            "genres",
            "metadata",
            "opinions",
            "ratings",
            "keyPhrases",
            "recommendation",
            "spoiler",
            "statistics",
            "masking",
            "jsonIn",
            "jsonOut",
            "analysis");

    private Main() {}

    /**
     * Runs.
     *
     * @param args {@code --quick} for one fork and a look only, then names of stages; none means all
     * @throws RunnerException when JMH cannot run
     */
    public static void main(String[] args) throws RunnerException {
        var stages = new ArrayList<>(Arrays.asList(args));
        boolean quick = stages.remove("--quick");
        var unknown = new ArrayList<>(stages);
        unknown.removeAll(ORDER);
        if (!unknown.isEmpty()) {
            System.err.println("no stage " + unknown.get(0) + "; there are " + String.join(", ", ORDER));
            System.exit(2);
        }
        Path json = Path.of(System.getProperty("results", "results.json"));
        var options = new OptionsBuilder()
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 3 : 5)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(TimeValue.seconds(2))
                .threads(1)
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString());
        for (String stage : stages.isEmpty() ? ORDER : stages) {
            options.include("\\.Stages\\." + stage + "$");
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        print(results, Corpus.load(), System.out);
    }

    private static void print(Collection<RunResult> results, Corpus corpus, PrintStream out) {
        double bytes = corpus.bytesPerReview();
        out.printf(
                Locale.ROOT,
                "%n%d reviews of %.0f bytes (%s); %s %s, %s, %d processors%n%n",
                corpus.reviews().size(),
                bytes,
                corpus.origin(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.runtime.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        out.println("| stage | reviews/s | ± | MB/s | processor µs/review | allocated bytes/review |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (String stage : ORDER) {
            for (RunResult result : results) {
                if (result.getPrimaryResult().getLabel().equals(stage)) {
                    Result<?> rate = result.getPrimaryResult();
                    out.printf(
                            Locale.ROOT,
                            "| %s | %,.0f | %,.0f | %,.1f | %,.2f | %,.0f |%n",
                            stage,
                            rate.getScore(),
                            rate.getScoreError(),
                            rate.getScore() * bytes / 1e6,
                            secondary(result, CpuProfiler.LABEL),
                            secondary(result, "gc.alloc.rate.norm"));
                }
            }
        }
        double ours = cpu(results, "sentiment");
        double theirs = cpu(results, "vader");
        if (ours > 0 && theirs > 0) {
            out.printf(
                    Locale.ROOT,
                    "%nOne review costs VADER's port %,.0f times the processor time that our sentiment takes.%n",
                    theirs / ours);
        }
    }

    private static double cpu(Collection<RunResult> results, String stage) {
        for (RunResult result : results) {
            if (result.getPrimaryResult().getLabel().equals(stage)) {
                return secondary(result, CpuProfiler.LABEL);
            }
        }
        return 0;
    }

    private static double secondary(RunResult result, String label) {
        for (var entry : result.getSecondaryResults().entrySet()) {
            if (entry.getKey().endsWith(label)) {
                return entry.getValue().getScore();
            }
        }
        return 0;
    }
}
