package io.reviewstream.benchmarks.endtoend;

import io.reviewstream.benchmarks.Corpus;
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
            description = "peers, latency, growth, run, soak; without any: peers, latency, growth and run.")
    private List<String> parts = List.of();

    @Option(names = "--quick", description = "Fewer reviews, one round: a look only.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds (default: 3, quick 1).")
    private int rounds;

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
        Path feeds = Files.createDirectories(workplace.folder().resolve("feeds-" + corpus.origin().replaceAll("\\W.*", "")));
        var feed = new Feed(corpus, feeds);
        String origin = String.format(
                Locale.ROOT, "%s, %,d reviews of %.0f bytes", corpus.origin(), corpus.reviews().size(), corpus.bytesPerReview());
        var results = new Results(resultsFile, origin);
        int times = rounds > 0 ? rounds : quick ? 1 : 3;
        System.out.println(Machine.description() + "\n" + origin);
        for (String part : parts.isEmpty() ? List.of("peers", "latency", "growth", "run") : parts) {
            switch (part) {
                case "peers" -> {
                    List<Contestant> contestants = Contestant.all(quick, workplace.hasCoreNlp()).stream()
                            .filter(one -> only.isEmpty() || only.contains(one.name()))
                            .toList();
                    List<Job> jobs = new PeersPart(new Bout(workplace), feed, System.err).measure(contestants, times);
                    results.put(part, jobs);
                    PeersPart.print(jobs, System.out);
                }
                default -> throw new CommandLine.ParameterException(new CommandLine(this), "no part " + part);
            }
        }
        return 0;
    }
}
