package io.reviewstream.local.command;

import io.reviewstream.console.Console;
import io.reviewstream.console.ConsoleSettings;
import io.reviewstream.enrich.AnalysisSettings;
import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.enrich.analysis.AnalysisOptions;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.Ingest;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.local.Pipeline;
import io.reviewstream.local.Totals;
import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.FileProblem;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.ServiceMain;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.SinkSettings;
import io.reviewstream.sink.StoreAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job: from sources to a store, through Kafka. */
@Command(
        name = "run",
        description = {
            "Move all reviews of the sources through Kafka into the store, then stop.",
            "The last line on stdout says what became of them. Killed and started again, it goes on where it was."
        },
        footer = {
            "",
            "SOURCE  a file or folder (.jsonl .json .csv .tsv .txt .xml .rss .atom, any of",
            "        them .gz; a folder of .txt is one review a file), the http(s) address",
            "        of a feed, or - for standard input; until stopped: listen:HOST:PORT",
            "        for reviews that are POSTed to /reviews, sse+http(s)://... for",
            "        server-sent events, ws(s)://... for a WebSocket",
            "STORE   a folder, postgresql://user:password@host:port/database, or",
            "        s3://bucket/prefix; a state (--state) is of one store and is refused",
            "        for another, which would get all its reviews",
            "",
            "ingested      published to reviews.raw",
            "enriched      left enriched; stored: in the store",
            "duplicates    dropped, as the same content was there under their id",
            "dead letters  set aside with a reason, in reviews.dead-letter",
            "",
            "INGEST_* variables hold here as for the ingest service, such as",
            "INGEST_PUSH_TOKEN: see ingest/README.md.",
            "Exit 0 only if every record is accounted for."
        })
final class RunCommand implements Callable<Integer> {
    private static final Duration FIRST_STORED = Duration.ofMillis(200);

    private final Terminal terminal;

    @Option(
            names = "--from",
            paramLabel = "SOURCE",
            required = true,
            arity = "1..*",
            description = "Where reviews come from; several may be given.")
    private List<String> sources = List.of();

    @Option(names = "--to", paramLabel = "STORE", required = true, description = "Where enriched reviews go.")
    private String store = "";

    @Option(names = "--follow", description = "Keep going: read what is added to the sources until stopped.")
    private boolean follow;

    @Option(
            names = "--catalogue-topic",
            description = "Also use the works on reviews.catalogue; see the command catalogue.")
    private boolean catalogueTopic;

    @Mixin
    private AnalysisAdditions additions = new AnalysisAdditions();

    @Mixin
    private PipelineOptions options = new PipelineOptions();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var result = new AtomicReference<@Nullable Totals>();
        int exitCode = ServiceMain.run("reviewstream", terminal.err(), stop -> result.set(run(stop)));
        Totals totals = result.get();
        if (totals == null) {
            return exitCode;
        }
        terminal.out().println(totals);
        terminal.out().flush();
        if (totals.refused() > 0) {
            terminal.err()
                    .println("reviewstream: the store did not take " + totals.refused()
                            + " of the enriched reviews; they are among the dead letters, dlq list" + whereLettersAre()
                            + " says why");
        }
        if (totals.isComplete()
                || follow && totals.isStored() && totals.unread().isEmpty()) {
            return ExitCode.DONE;
        }
        totals.unread().forEach(problem -> terminal.err().println("reviewstream: " + problem));
        if (totals.unread().isEmpty() || !totals.lost().isEmpty()) {
            terminal.err().println("reviewstream: " + whyNotDone(totals));
        }
        return ExitCode.FAILED;
    }

    private static String whyNotDone(Totals totals) {
        return totals.lost().isEmpty()
                ? "stopped before the end; the same command goes on from here"
                : "the store has lost " + String.join(", ", totals.lost()) + ", and the same command does not bring"
                        + " them back; verify says what is missing, a run into a new store stores all again";
    }

    private String whereLettersAre() {
        return options.cluster(terminal.environment()) != null
                ? ""
                : " --state " + options.stateFor(storeAddress()).path();
    }

    private IngestSettings ingestSettings(KafkaSettings kafka, Topics topics) {
        return IngestSettings.of(kafka, topics, sources, follow, terminal.environment());
    }

    /** A store inside a source is left out of it; of one that is the source itself the next run would read all again. */
    private void refuseSourcesThatAreTheStore() {
        StoreAddress to = storeAddress();
        if (to.placeOnServer().isPresent() || !to.isThere()) {
            return;
        }
        for (String source : sources) {
            Path from = Path.of(source);
            try {
                if (Files.exists(from) && Files.isSameFile(from, Path.of(to.text()))) {
                    throw new SettingsException("--to " + store + " is the source " + source
                            + ", too: what is stored would be read again; name another folder, such as one in it");
                }
            } catch (IOException e) {
                throw new FailedException(source + " cannot be read: " + FileProblem.of(e), e);
            }
        }
    }

    private StoreAddress storeAddress() {
        return StoreAddress.of(store, terminal.environment());
    }

    private SinkSettings sinkSettings(KafkaSettings kafka, Topics topics) {
        var settings = SinkSettings.of(kafka, topics, storeAddress().text());
        // Whoever starts a job looks whether it works; its files have 64 MB, which take some ten seconds to come
        // together.
        return settings.with(settings.roll().beginningAfter(FIRST_STORED));
    }

    private Totals run(StopSignal stop) throws InterruptedException {
        @Nullable KafkaSettings cluster = options.cluster(terminal.environment());
        int partitions = options.partitions(cluster == null);
        // Checked before a broker is started for nothing.
        new Ingest(ingestSettings(KafkaSettings.of(""), Topics.standard()), line -> {}, Clock.systemUTC())
                .checkSources();
        sinkSettings(KafkaSettings.of(""), Topics.standard());
        refuseSourcesThatAreTheStore();
        AnalysisSettings analysis = additions.settings(catalogueTopic);
        AnalysisOptions analysisOptions = analysis.open();
        StateFolder state = options.stateFor(storeAddress());
        UnusedVariables.in(terminal.environment()).ifPresent(terminal.err()::println);
        try (var kafka = PipelineOptions.Cluster.of(cluster, state);
                var progress = new ProgressLine(terminal)) {
            var topics = Topics.standard();
            var enrich = new EnrichSettings(
                            kafka.kafka(),
                            topics,
                            state.path().resolve("streams"),
                            Runtime.getRuntime().availableProcessors(),
                            Duration.ofMillis(200),
                            EnrichSettings.GroupProtocol.CLASSIC)
                    .with(analysis);
            var pipeline = new Pipeline(
                    ingestSettings(kafka.kafka(), topics),
                    // Nobody looks at titles of a job that ends; --follow on the same state adds up all its reviews.
                    follow ? enrich.withTitles(null) : enrich,
                    sinkSettings(kafka.kafka(), topics),
                    partitions,
                    ReviewAnalyser.standard(analysisOptions),
                    progress::notice,
                    progress,
                    terminal.in());
            if (!follow) {
                return pipeline.run(stop);
            }
            KafkaSettings readers = kafka.readers();
            try (var console = new Console(
                    ConsoleSettings.beside(readers, topics),
                    new ConsoleReplay(readers, topics),
                    pipeline::duplicatesSoFar,
                    Clock.systemUTC())) {
                console.start();
                progress.notice("the page is at " + console.address());
                return pipeline.run(stop);
            }
        }
    }
}
