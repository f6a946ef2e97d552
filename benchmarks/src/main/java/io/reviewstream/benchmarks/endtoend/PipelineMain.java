package io.reviewstream.benchmarks.endtoend;

import io.reviewstream.benchmarks.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The end-to-end benchmarks. */
@Command(
        name = "run-pipeline",
        mixinStandardHelpOptions = true,
        description = "Measures whole pipelines, each in processes of its own; see benchmarks/README.md.")
public final class PipelineMain implements java.util.concurrent.Callable<Integer> {
    @Parameters(
            paramLabel = "PART",
            arity = "0..*",
            description = "peers, run, latency, growth, memory, soak; without any all but the last two.")
    private List<String> parts = List.of();

    @Option(names = "--quick", description = "Fewer reviews, one round: a look only.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds (default: 3, quick 1).")
    private int rounds;

    @Option(names = "--reviews", paramLabel = "N", description = "Reviews of a job (default: 100,000, quick 10,000).")
    private long reviews;

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "Reviews of the largest run of growth (default: as a job).")
    private long most;

    @Option(names = "--minutes", paramLabel = "N", description = "How long soak takes (default: ${DEFAULT-VALUE}).")
    private long minutes = 10;

    @Option(names = "--rate", paramLabel = "N", description = "Reviews a second of soak (default: half the top rate).")
    private double rate;

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "Only these contestants.")
    private List<String> only = List.of();

    @Option(names = "--work", paramLabel = "DIR", description = "For feeds and stores (default: ${DEFAULT-VALUE}).")
    private Path work = Path.of("benchmarks/target/work");

    @Option(names = "--results", paramLabel = "FILE", description = "Where figures go (default: ${DEFAULT-VALUE}).")
    private Path resultsFile = Path.of("benchmarks/target/pipeline.json");

    public static void main(String[] args) {
        System.exit(new CommandLine(new PipelineMain()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        var corpus = Corpus.load();
        var workplace = new Workplace(Path.of("").toAbsolutePath(), Files.createDirectories(work.toAbsolutePath()));
        // Feeds are kept from one run to the next, so those of another corpus lie elsewhere.
        Path feeds = Files.createDirectories(
                workplace.folder().resolve("feeds-" + corpus.origin().replaceAll("\\W.*", "")));
        var feed = new Feed(corpus, feeds);
        String origin = String.format(
                Locale.ROOT,
                "%s, %,d reviews of %.0f bytes",
                corpus.origin(),
                corpus.reviews().size(),
                corpus.bytesPerReview());
        var results = new Results(resultsFile, origin);
        long many = reviews > 0 ? reviews : quick ? 10_000 : 100_000;
        int times = rounds > 0 ? rounds : quick ? 1 : 3;
        System.out.println(Machine.description() + "\n" + origin);
        for (String part : parts.isEmpty() ? List.of("peers", "run", "latency", "growth") : parts) {
            switch (part) {
                case "peers" -> {
                    List<Contestant> contestants = Contestant.all(many, workplace.hasCoreNlp()).stream()
                            .filter(one -> only.isEmpty() || only.contains(one.name()))
                            .toList();
                    List<Job> jobs =
                            new PeersPart(new Bout(workplace), feed, System.err).measure(contestants, times, results);
                    PeersPart.print(jobs, System.out);
                }
                case "run" -> {
                    List<ShippedRun.Took> took = new ShippedRun(workplace, feed).measure(times, List.of(1L, many));
                    results.put(part, took);
                    ShippedRun.print(took, System.out);
                }
                case "latency" -> {
                    List<LatencyPart.Latency> latencies =
                            new LatencyPart(workplace, feed).measure(only, times, quick ? 5 : 30, System.err);
                    results.put(part, latencies);
                    LatencyPart.print(latencies, System.out);
                }
                case "growth" -> {
                    List<Point> points = new GrowthPart(new Bout(workplace), feed, System.err)
                            .measure(most > 0 ? most : many, many / 2);
                    results.put(part, points);
                    GrowthPart.print(points, System.out);
                }
                case "memory" -> {
                    List<MemoryPart.Took> took = new MemoryPart(workplace, feed).measure(many);
                    results.put(part, took);
                    MemoryPart.print(took, System.out);
                }
                case "soak" -> {
                    List<Point> points =
                            new SoakPart(workplace, feed, System.err).measure(minutes, soakRate(resultsFile));
                    results.put(part, points);
                    SoakPart.print(points, System.out);
                }
                default -> throw new CommandLine.ParameterException(new CommandLine(this), "no part " + part);
            }
        }
        return 0;
    }

    /** Half of what it can do, by what was measured last. */
    private double soakRate(Path file) throws IOException {
        if (rate > 0) {
            return rate;
        }
        List<Job> warm = PeersPart.of(Results.read(file, "peers", Job.class), Contestant.OURS, Job.WARM);
        if (warm.isEmpty()) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this), "soak needs --rate, or the part peers measured before");
        }
        return PeersPart.spread(warm, Job::reviewsPerSecond).median() / 2;
    }
}
