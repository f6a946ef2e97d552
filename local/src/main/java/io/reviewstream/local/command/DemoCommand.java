package io.reviewstream.local.command;

import io.reviewstream.console.Console;
import io.reviewstream.console.ConsoleSettings;
import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.enrich.HostPort;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.local.Pipeline;
import io.reviewstream.local.Totals;
import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.FileProblem;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.ServiceMain;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.Roll;
import io.reviewstream.sink.SinkSettings;
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
import picocli.CommandLine.Option;

/** Sample reviews through the whole pipeline, to look at. */
@Command(
        name = "demo",
        description = {
            "See it work: sample reviews flow through an embedded Kafka into JSON files, a line each as they pass.",
            "Some are broken on purpose. Ctrl-C ends it."
        })
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--to", paramLabel = "DIR", description = "Folder for all it makes (default: a new temporary one).")
    private @Nullable Path folder;

    @Option(
            names = "--pace",
            paramLabel = "MILLIS",
            defaultValue = "700",
            description = "Time between two reviews in milliseconds (default: ${DEFAULT-VALUE}).")
    private int paceMillis;

    DemoCommand(Terminal terminal) {
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
        return totals.isStored() ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** Until stopped. */
    Totals run(StopSignal stop) throws InterruptedException {
        if (paceMillis < 0) {
            throw new SettingsException("--pace must be 0 or more but was " + paceMillis);
        }
        Path base = folder();
        Path feedFolder = base.resolve("feed");
        Path feed = feedFolder.resolve("reviews.jsonl");
        Path store = base.resolve("reviews");
        createFolders(feedFolder, feed, store);
        var topics = Topics.standard();
        Path state = store.resolve(".state");
        terminal.err().println("starting Kafka ...");
        try (var kafka = EmbeddedKafka.start(state)) {
            KafkaSettings cluster = kafka.serviceSettings();
            var pipeline = new Pipeline(
                    new IngestSettings(cluster, topics, List.of(feedFolder.toString())).following(),
                    new EnrichSettings(
                                    cluster,
                                    topics,
                                    state.resolve("streams"),
                                    1,
                                    Duration.ofMillis(100),
                                    EnrichSettings.GroupProtocol.CLASSIC)
                            .withTitles(new HostPort("127.0.0.1", 0)),
                    SinkSettings.of(cluster, topics, store.toString())
                            .with(new Roll(64L << 20, 100_000, Duration.ofSeconds(5), Duration.ofSeconds(2))),
                    1,
                    ReviewAnalyser.standard(),
                    this::notice,
                    (ingested, enriched, stored) -> {},
                    terminal.in());
            pipeline.createTopics(cluster, topics);
            KafkaSettings readers = KafkaSettings.of(kafka.bootstrapServers());
            try (var console = new Console(
                            ConsoleSettings.beside(readers, topics),
                            new ConsoleReplay(readers, topics),
                            pipeline::duplicatesSoFar,
                            Clock.systemUTC());
                    var printer = new EnrichedPrinter(readers, topics, terminal)) {
                console.start();
                introduce(kafka, console.address(), feed, store);
                var feeder = new Thread(() -> feed(new DemoFeed(feed)), "demo-feed");
                feeder.start();
                stop.onTrip(feeder::interrupt);
                Totals totals = pipeline.run(stop);
                feeder.join();
                return totals;
            }
        }
    }

    private void introduce(EmbeddedKafka kafka, String page, Path feed, Path store) {
        terminal.err().println("the page is  " + page + "  (open it in a browser)");
        terminal.err()
                .println("Kafka is at  " + kafka.bootstrapServers() + "  (kcat -b " + kafka.bootstrapServers()
                        + " -t reviews.enriched reads along)");
        terminal.err().println("JSON lies in " + store + "  (jq . " + store + "/*/*.jsonl)");
        terminal.err().println("the feed is  " + feed + "  (append a line of JSON with a text, and see)");
        terminal.err().println();
    }

    private void feed(DemoFeed feed) {
        try {
            feed.write(Duration.ofMillis(paceMillis));
            notice("these were all " + feed.size() + " samples; the feed stays open, Ctrl-C ends");
        } catch (InterruptedException e) {
            // Asked to stop: the rest of the samples is not wanted any more.
            Thread.currentThread().interrupt();
        }
    }

    private void notice(String line) {
        String text = terminal.errIsTerminal() ? "\u001B[33m" + line + "\u001B[0m" : line;
        terminal.err().println(text);
    }

    private Path folder() {
        try {
            return folder == null ? Files.createTempDirectory("reviewstream-demo-") : folder.toAbsolutePath();
        } catch (IOException e) {
            throw new FailedException(
                    "cannot make a temporary folder: " + FileProblem.of(e) + "; name one with --to", e);
        }
    }

    private static void createFolders(Path feedFolder, Path feed, Path store) {
        try {
            Files.createDirectories(feedFolder);
            Files.createDirectories(store);
            if (!Files.exists(feed)) {
                Files.createFile(feed);
            }
        } catch (IOException e) {
            throw new FailedException("cannot write " + store + ": " + FileProblem.of(e), e);
        }
    }
}
