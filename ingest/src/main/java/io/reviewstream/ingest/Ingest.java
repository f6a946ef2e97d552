package io.reviewstream.ingest;

import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.feed.AddressPolicy;
import io.reviewstream.ingest.feed.FeedClient;
import io.reviewstream.ingest.live.EventStream;
import io.reviewstream.ingest.live.WebSocketStream;
import io.reviewstream.ingest.parse.ExportFormats;
import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.parse.ReviewParser;
import io.reviewstream.ingest.position.Checkpoints;
import io.reviewstream.ingest.position.FeedProgress;
import io.reviewstream.ingest.position.FileProgress;
import io.reviewstream.ingest.position.PushProgress;
import io.reviewstream.ingest.position.RecentReviews;
import io.reviewstream.ingest.position.SourceProgress;
import io.reviewstream.ingest.position.SourceWriter;
import io.reviewstream.ingest.position.StreamProgress;
import io.reviewstream.ingest.push.Intake;
import io.reviewstream.ingest.push.PushServer;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.Health;
import io.reviewstream.runtime.KafkaProblem;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.runtime.Vitals;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Reads sources into {@code reviews.raw}. Records, dead letters and the position in the source commit in one transaction,
 * so that a restart, after whatever end, goes on behind the last record that counts.
 */
public final class Ingest {
    private static final Duration FEED_WITHIN = Duration.ofSeconds(60);
    /**
     * How long the transactions of other sources may hold up the reading of positions: those of a process that was killed
     * stay open until their time-out of 60 s, which the broker looks at every 10 s.
     */
    private static final Duration POSITIONS_WITHIN = Duration.ofSeconds(100);
    /** A feed of 10,000 long items has less. */
    private static final int FEED_MAX_BYTES = 32 * 1024 * 1024;
    /** Sources that are read at the same time: one that is slow does not hold the others up. */
    private static final int MOST_AT_ONCE = 8;

    private final IngestSettings settings;
    private final Consumer<String> notices;
    private final Clock clock;
    private final InputStream standardInput;
    private final Vitals vitals;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private ExportFormats formats = ExportFormats.builtIn();
    private final Map<String, Long> ingested = new ConcurrentHashMap<>();

    /** @param notices takes one line for people at a time, such as what is wrong with a record; any thread may call it */
    public Ingest(IngestSettings settings, Consumer<String> notices, Clock clock) {
        this(settings, notices, clock, System.in);
    }

    /** The same with another standard input. */
    public Ingest(IngestSettings settings, Consumer<String> notices, Clock clock, InputStream standardInput) {
        this(settings, notices, clock, standardInput, Vitals.unwatched());
    }

    /** The same, told to {@code vitals}. */
    public Ingest(
            IngestSettings settings, Consumer<String> notices, Clock clock, InputStream standardInput, Vitals vitals) {
        this.settings = settings;
        this.notices = notices;
        this.clock = clock;
        this.standardInput = standardInput;
        this.vitals = vitals;
        // From the start: of a count that is not there before its first record, nobody can see that it rises.
        for (Refusal reason : Refusal.values()) {
            vitals.dead(reason.code(), 0);
        }
    }

    /** Reviews committed so far, those of earlier attempts included. Thread-safe. */
    public long ingestedSoFar() {
        return ingested.values().stream().mapToLong(Long::longValue).sum();
    }

    /** @throws io.reviewstream.runtime.SettingsException when a source does not exist, naming each; for callers with much to start before */
    public void checkSources() {
        Sources.resolve(settings.sources(), settings.push().instance());
    }

    /**
     * Reads all sources; when following, until asked to stop.
     *
     * @return what has come of each, in the order of the settings
     * @throws io.reviewstream.runtime.SettingsException when a source does not exist; nothing was read then
     * @throws SourcesFailedException when sources cannot be had, though all others were read
     * @throws FailedException when Kafka is away, or another ingest has taken a source over
     * @throws InterruptedException when interrupted
     */
    public List<SourceReport> run(StopSignal stop) throws InterruptedException {
        List<Source> sources =
                Sources.resolve(settings.sources(), settings.push().instance());
        vitals.health().readyWhen("sources", () -> ready(sources.size()));
        formats = settings.formats() == null ? ExportFormats.builtIn() : ExportFormats.withThoseIn(settings.formats());
        ensureTopics();
        var ending = new StopSignal();
        stop.onTrip(ending::trip);
        // What never ends must not keep what ends from its turn.
        boolean endless = settings.follow() || sources.stream().anyMatch(Source::isEndless);
        int threads = endless ? sources.size() : Math.min(sources.size(), MOST_AT_ONCE);
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), task -> {
            var thread = new Thread(task, "ingest");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<SourceReport>> running = sources.stream()
                    .map(source -> pool.submit(() -> readOrTrip(source, endless, ending)))
                    .toList();
            return reports(sources, running);
        } finally {
            ending.trip();
            pool.shutdownNow();
            pool.awaitTermination(20, TimeUnit.SECONDS);
        }
    }

    /** Where all topics are there, the right to create some is not needed. */
    private void ensureTopics() throws InterruptedException {
        Topics topics = settings.topics();
        long patience = settings.kafkaPatience().toMillis();
        try (Admin admin = Admin.create(settings.kafka()
                .with(Map.of(
                        "default.api.timeout.ms",
                        Long.toString(patience),
                        "request.timeout.ms",
                        Long.toString(Math.min(patience, 30_000)))))) {
            Set<String> wanted =
                    topics.all().stream().map(topic -> topic.name()).collect(Collectors.toSet());
            if (!admin.listTopics().names().get(patience, TimeUnit.MILLISECONDS).containsAll(wanted)) {
                TopicCreation.ensure(admin, topics, settings.partitions(), (short) settings.replication());
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new FailedException(
                    "Kafka at " + settings.kafka().bootstrapServers() + " does not answer: " + KafkaProblem.of(e)
                            + "; check the address (KAFKA_BOOTSTRAP_SERVERS) and that the broker runs",
                    e);
        }
    }

    /** Waits for all sources. */
    private static List<SourceReport> reports(List<Source> sources, List<Future<SourceReport>> running)
            throws InterruptedException {
        var reports = new ArrayList<SourceReport>();
        var unavailable = new ArrayList<String>();
        RuntimeException failure = null;
        for (int i = 0; i < running.size(); i++) {
            try {
                reports.add(running.get(i).get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnavailableException one) {
                    unavailable.add(one.getMessage());
                    reports.add(new SourceReport(sources.get(i).uri(), 0, 0, 0, false));
                } else {
                    // The first failure is why the others were stopped.
                    failure = failure == null ? asRuntime(e) : failure;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        if (!unavailable.isEmpty()) {
            throw new SourcesFailedException(unavailable, reports);
        }
        return List.copyOf(reports);
    }

    /** A failure stops the other sources, unless it is one source's own and they come to an end by themselves. */
    private SourceReport readOrTrip(Source source, boolean endless, StopSignal ending) throws InterruptedException {
        boolean goOn = false;
        try {
            SourceReport report = read(source, ending);
            goOn = true;
            return report;
        } catch (UnavailableException e) {
            goOn = !endless;
            throw e;
        } finally {
            if (!goOn) {
                ending.trip();
            }
        }
    }

    private SourceReport read(Source source, StopSignal ending) throws InterruptedException {
        // Taking over comes first: then nothing of an earlier attempt is still open when the positions are read.
        try (var writer =
                new SourceWriter(settings.kafka(), settings.topics(), source.uri(), settings.kafkaPatience(), vitals)) {
            taken.add(source.uri());
            if (source instanceof Source.Feed feed) {
                return readFeed(feed, writer, ending);
            }
            if (source instanceof Source.Listen listen) {
                return listen(listen, writer, ending);
            }
            if (source instanceof Source.Live live) {
                return readLive(live, writer, ending);
            }
            return readFiles(source, writer, ending);
        }
    }

    /** Another ingest's source is not ours; one that is read to its end stays ours. */
    private Health.State ready(int sources) {
        int ours = taken.size();
        // As many as are read at once: the others wait for their turn, which is no fault.
        int wanted = settings.follow() ? sources : Math.min(sources, 1);
        String detail = ours + " of " + sources + " sources taken over";
        return ours >= wanted ? Health.State.up(detail) : Health.State.down(detail);
    }

    private SourceReport readFiles(Source source, SourceWriter writer, StopSignal ending) throws InterruptedException {
        Map<String, FileProgress> progress = committed(source, FileProgress.class);
        var files = new FileIngest(
                source,
                settings.maxTextBytes(),
                formats,
                writer,
                new RecordSender(source.uri(), settings.topics(), writer),
                progress,
                new Notices(notices),
                clock,
                () -> count(source, progress));
        boolean complete;
        if (!(source instanceof Source.AtPath at)) {
            complete = files.readStream("stdin", new LiveInput(standardInput, ending), ending);
        } else if (settings.follow()) {
            complete = files.follow(at.path(), settings.pollEvery(), ending);
        } else {
            complete = files.readAll(at.path(), ending);
        }
        return report(source, progress, complete);
    }

    private SourceReport readFeed(Source.Feed source, SourceWriter writer, StopSignal ending)
            throws InterruptedException {
        Map<String, FeedProgress> progress = committed(source, FeedProgress.class);
        var feed = new FeedIngest(
                source,
                settings.maxTextBytes(),
                formats,
                new FeedClient(
                        clock,
                        FEED_WITHIN,
                        FEED_MAX_BYTES,
                        new AddressPolicy(settings.privateAddresses()),
                        source.signIn(),
                        settings.proxies()),
                writer,
                new RecordSender(source.uri(), settings.topics(), writer),
                progress,
                new Notices(notices),
                clock,
                () -> count(source, progress));
        boolean complete = settings.follow() ? feed.follow(settings.pollFeedsEvery(), ending) : feed.readOnce(ending);
        return report(source, progress, complete);
    }

    private SourceReport readLive(Source.Live source, SourceWriter writer, StopSignal ending)
            throws InterruptedException {
        Map<String, StreamProgress> progress = committed(source, StreamProgress.class);
        var addresses = new AddressPolicy(settings.privateAddresses());
        var live = new LiveIngest(
                source,
                new ReviewParser(settings.maxTextBytes(), formats),
                source.isWebSocket()
                        ? new WebSocketStream(
                                source.address(),
                                addresses,
                                source.signIn(),
                                settings.proxies(),
                                settings.maxTextBytes(),
                                clock)
                        : new EventStream(
                                source.address(),
                                addresses,
                                source.signIn(),
                                settings.proxies(),
                                settings.maxTextBytes(),
                                clock),
                writer,
                new RecordSender(source.uri(), settings.topics(), writer),
                progress,
                new Notices(notices),
                clock,
                () -> count(source, progress));
        boolean complete = live.follow(ending);
        return report(source, progress, complete);
    }

    /** Until asked to stop: then what was pushed is committed, and all of it read. */
    private SourceReport listen(Source.Listen source, SourceWriter writer, StopSignal ending)
            throws InterruptedException {
        Map<String, PushProgress> progress = committed(source, PushProgress.class);
        var recent = RecentReviews.read(settings.kafka(), settings.topics(), source.uri(), POSITIONS_WITHIN);
        var intake = new Intake(settings.push().maxPendingBytes());
        var server = new PushServer(
                source.host(),
                source.port(),
                settings.push(),
                intake,
                () -> new ReviewParser(settings.maxTextBytes(), formats),
                settings.maxTextBytes(),
                "listen:" + source.host() + ":" + source.port(),
                clock);
        server.start();
        var closing = new Thread(server::close, "push-stop");
        closing.setDaemon(true);
        try {
            notices.accept("listening at " + server.address() + "/reviews");
            if (!source.isLocal() && settings.push().token() == null) {
                notices.accept(source.uri() + ": anybody who reaches this address may push; set INGEST_PUSH_TOKEN to"
                        + " ask for a token");
            }
            ending.onTrip(closing::start);
            new PushIngest(
                            intake,
                            recent,
                            settings.topics().raw().name(),
                            writer,
                            new RecordSender(source.uri(), settings.topics(), writer),
                            progress,
                            () -> count(source, progress))
                    .serve();
        } finally {
            server.close();
        }
        return report(source, progress, true);
    }

    private <T extends SourceProgress> Map<String, T> committed(Source source, Class<T> type) {
        Map<String, T> progress =
                Checkpoints.read(settings.kafka(), settings.topics(), source.uri(), type, POSITIONS_WITHIN);
        count(source, progress);
        return progress;
    }

    private void count(Source source, Map<String, ? extends SourceProgress> progress) {
        ingested.put(source.uri(), report(source, progress, false).ingested());
    }

    private static SourceReport report(
            Source source, Map<String, ? extends SourceProgress> progress, boolean complete) {
        long sent = 0;
        long deadLetters = 0;
        long skipped = 0;
        for (SourceProgress place : progress.values()) {
            sent += place.ingested();
            deadLetters += place.deadLetters();
            skipped += place.skipped();
        }
        return new SourceReport(source.uri(), sent, deadLetters, skipped, complete);
    }

    private static RuntimeException asRuntime(ExecutionException e) {
        return e.getCause() instanceof RuntimeException failure
                ? failure
                : new IllegalStateException(Objects.requireNonNullElse(e.getCause(), e));
    }
}
