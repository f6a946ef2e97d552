package io.reviewstream.local;

import io.reviewstream.enrich.Backlog;
import io.reviewstream.enrich.Enrich;
import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.enrich.Ledger;
import io.reviewstream.enrich.LedgerEntry;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.Ingest;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.ingest.SourceReport;
import io.reviewstream.ingest.SourcesFailedException;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.Sink;
import io.reviewstream.sink.SinkSettings;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Ingest, enrich and sink in this process, around one cluster: the services are those of a cluster, settings and all. */
public final class Pipeline {
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(30);
    private static final Duration LEDGER_WAIT = Duration.ofMillis(50);

    private final IngestSettings ingestSettings;
    private final EnrichSettings enrichSettings;
    private final SinkSettings sinkSettings;
    private final int partitions;
    private final ReviewAnalyser analyser;
    private final Consumer<String> notices;
    private final Progress progress;
    private final InputStream standardInput;
    private volatile long duplicates;

    /** Told now and then how far it is. */
    public interface Progress {
        void at(long ingested, long enriched, long stored);
    }

    public Pipeline(
            IngestSettings ingestSettings,
            EnrichSettings enrichSettings,
            SinkSettings sinkSettings,
            int partitions,
            ReviewAnalyser analyser,
            Consumer<String> notices,
            Progress progress,
            InputStream standardInput) {
        this.ingestSettings = ingestSettings;
        this.enrichSettings = enrichSettings;
        this.sinkSettings = sinkSettings;
        this.partitions = partitions;
        this.analyser = analyser;
        this.notices = notices;
        this.progress = progress;
        this.standardInput = standardInput;
    }

    /**
     * Moves every record of the sources into the store, then returns; sources that never end are followed until stopped.
     *
     * @return what became of all records of the sources, whichever attempt moved them; sources that could not be had are
     *     named in it, and all that the others have is stored
     * @throws FailedException when a service cannot go on; run again, it continues where it was
     */
    public Totals run(StopSignal stop) throws InterruptedException {
        createTopics(enrichSettings.kafka(), enrichSettings.topics());
        // A service that fails ends the whole; being asked to stop only ends the reading, and what was read goes
        // through.
        var abort = new StopSignal();
        var ingestStop = new StopSignal();
        stop.onTrip(ingestStop::trip);
        abort.onTrip(ingestStop::trip);
        var ingest = new Ingest(ingestSettings, notices, Clock.systemUTC(), standardInput);
        var sink = new Sink(sinkSettings, notices, Clock.systemUTC());
        var threads = Executors.newFixedThreadPool(2);
        var sinkStop = new StopSignal();
        try (var enrich = new Enrich(enrichSettings, analyser, Clock.systemUTC());
                var ledger = new Ledger(enrichSettings.kafka(), enrichSettings.topics())) {
            enrich.start(abort::trip);
            Future<?> sinking = threads.submit(() -> runSink(sink, sinkStop, abort));
            Future<Read> ingesting = threads.submit(() -> runIngest(ingest, ingestStop, abort));
            while (!ingesting.isDone()) {
                ledger.refresh(LEDGER_WAIT);
                duplicates = ledger.total().duplicates();
                progress.at(ingest.ingestedSoFar(), ledger.total().received(), sink.storedSoFar());
            }
            Read read = resultOf(ingesting);
            List<SourceReport> sources = read.sources();
            awaitEnriched(sources, ledger, sink, ingestStop, abort);
            enrich.throwIfFailed();
            if (!sinking.isDone()) {
                sink.finish();
            }
            resultOf(sinking);
            return totals(sources, ledger, sink).plus(read.unread());
        } finally {
            abort.trip();
            sinkStop.trip();
            threads.shutdown();
        }
    }

    /** Reviews dropped as their content was there already, as far as is known while it runs. */
    public long duplicatesSoFar() {
        return duplicates;
    }

    /** Makes the pipeline's topics where they are missing. */
    public void createTopics(KafkaSettings kafka, Topics topics) throws InterruptedException {
        try (var admin = Admin.create(kafka.with(Map.of("default.api.timeout.ms", "30000")))) {
            TopicCreation.ensure(admin, topics, partitions, (short) -1);
        } catch (KafkaException e) {
            throw ClusterFailure.of("cannot make the topics", kafka, e);
        }
    }

    private static void runSink(Sink sink, StopSignal stop, StopSignal abort) {
        try {
            sink.run(stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Normally it ends last; if it ends early, nothing that follows would be stored.
            abort.trip();
        }
    }

    /** What was read, and what is wrong with the sources that could not be had. */
    private record Read(List<SourceReport> sources, Totals unread) {}

    private static Read runIngest(Ingest ingest, StopSignal stop, StopSignal abort) throws InterruptedException {
        boolean done = false;
        try {
            var read = new Read(ingest.run(stop), Totals.NONE);
            done = true;
            return read;
        } catch (SourcesFailedException e) {
            done = true;
            return new Read(e.found(), Totals.NONE.plusUnread(e.problems()));
        } finally {
            if (!done) {
                abort.trip();
            }
        }
    }

    /**
     * Enrich is done when it has received all that ingest committed of each source, and, unless somebody wants to stop, has
     * nothing before it that lay in the topic already.
     */
    private void awaitEnriched(
            List<SourceReport> sources, Ledger ledger, Sink sink, StopSignal stop, StopSignal abort) {
        try (var backlog = new Backlog(enrichSettings.kafka(), enrichSettings.topics())) {
            boolean complete = false;
            while (!complete && !abort.isTripped()) {
                ledger.refresh(LEDGER_WAIT);
                complete = sources.stream()
                                .allMatch(
                                        source -> ledger.of(source.sourceUri()).received() >= source.ingested())
                        && (stop.isTripped() || backlog.isEmpty(LEDGER_WAIT));
                progress.at(
                        sources.stream().mapToLong(SourceReport::ingested).sum(),
                        ledger.total().received(),
                        sink.storedSoFar());
            }
            if (complete && !stop.isTripped()) {
                ledger.refreshWritten(LONGEST_COMMIT);
            }
        }
    }

    private Totals totals(List<SourceReport> sources, Ledger ledger, Sink sink) throws InterruptedException {
        Map<String, Long> stored = sink.storedBySource();
        var totals = Totals.NONE;
        for (SourceReport source : sources) {
            LedgerEntry entry = ledger.of(source.sourceUri());
            totals = totals.plus(new Totals(
                    source.ingested(),
                    entry.enriched(),
                    stored.getOrDefault(source.sourceUri(), 0L),
                    entry.duplicates(),
                    source.deadLetters() + entry.deadLetters(),
                    0,
                    source.complete() && entry.received() >= source.ingested(),
                    List.of(),
                    List.of()));
        }
        long missing = totals.enriched() - totals.stored();
        if (missing > 0) {
            totals = totals.plusRefused(Math.min(missing, sink.deadLetters()));
        }
        return totals.isStored() ? totals : totals.plusLost(lost(sink));
    }

    private List<String> lost(Sink sink) {
        String topic = sinkSettings.topics().enriched().name();
        return sink.lost().entrySet().stream()
                .flatMap(lost -> lost.getValue().stream()
                        .map(range -> "offsets " + range.from() + " to " + (range.to() - 1) + " of " + topic + "-"
                                + lost.getKey()))
                .toList();
    }

    private static <T> T resultOf(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
