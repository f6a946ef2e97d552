package io.reviewstream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.Ledger;
import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.Sink;
import io.reviewstream.sink.SinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * One run: services and brokers as processes, a source that grows, and kills. Each round appends to the source, waits until
 * the one that is to be killed has got on, kills it a random moment later, and starts it again.
 *
 * <p>Waits are for progress, never for a time, so that a slow machine changes how long it takes and not what comes out; no
 * progress for {@link #STALL} is a failure.
 */
final class Chaos implements AutoCloseable {
    private static final Duration STALL = Duration.ofMinutes(5);

    /** Longer than a service gives itself. */
    private static final int STOP_SECONDS = 120;

    private static final Topics TOPICS = Topics.standard();

    private final ChaosPlan plan;
    private final Path folder;
    private final Random random;
    /** Of its own, as how often the source is written to depends on how fast the machine is. */
    private final Random cuts;

    private final SentReviews sent;
    private final KafkaNodes kafka;
    private final List<ServiceProcess> enrich = new ArrayList<>();
    private final ServiceProcess ingest;
    private final ServiceProcess sink;
    private final Path source;
    private final Path store;
    private final Admin admin;
    private final Foreign foreign;
    private final Progress progress;
    private int written;
    private int reserve;
    private int killed;
    private long longestWaitMillis;

    Chaos(ChaosPlan plan, Path folder) throws Exception {
        this.plan = plan;
        this.folder = folder;
        this.random = new Random(plan.seed());
        this.cuts = new Random(plan.seed());
        this.sent = new SentReviews(plan.reviews(), random);
        this.kafka = new KafkaNodes(plan.brokers(), folder);
        this.source = Files.createDirectories(folder.resolve("source"));
        this.store = folder.resolve("store");
        this.ingest = service("ingest", "ingest", Map.of("INGEST_SOURCES", source.toString(), "INGEST_FOLLOW", "true"));
        for (int i = 0; i < plan.enrichInstances(); i++) {
            enrich.add(service("enrich", "enrich-" + i, enrichSettings(i)));
        }
        this.sink = service(
                "sink",
                "sink",
                Map.of(
                        "SINK_STORE", store.toString(),
                        "SINK_ROLL_RECORDS", "100",
                        "SINK_ROLL_IDLE", "100ms",
                        "SINK_ROLL_AGE", "1s",
                        "KAFKA_GROUP_INSTANCE_ID", "sink"));
        kafka.processes().forEach(ServiceProcess::start);
        KafkaSettings settings = kafka.settings();
        admin = Admin.create(settings.with(Map.of("default.api.timeout.ms", 60_000)));
        createTopics();
        foreign = new Foreign(settings, TOPICS);
        progress = new Progress(admin, store);
        reserve = 10 + reserveForTheEnd();
    }

    private Map<String, String> enrichSettings(int instance) {
        var env = new HashMap<>(Map.of(
                "ENRICH_STATE_FOLDER", folder.resolve("state-" + instance).toString(),
                "ENRICH_GROUP_PROTOCOL", plan.protocol(),
                "ENRICH_THREADS", "1"));
        if (plan.protocol().equals("classic")) {
            env.put("KAFKA_SESSION_TIMEOUT_MS", "6000");
            env.put("KAFKA_HEARTBEAT_INTERVAL_MS", "1000");
        }
        return env;
    }

    private ServiceProcess service(String command, String name, Map<String, String> own) {
        var env = new HashMap<>(own);
        env.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        env.put("REVIEWSTREAM_LOG_LEVEL", "WARN");
        env.put("REVIEWSTREAM_HEALTH_PORT", "0");
        return ServiceProcess.of(
                name, "400m", List.of("io.reviewstream.local.command.Reviewstream", command), env, folder);
    }

    private void createTopics() throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            try {
                TopicCreation.ensure(admin, TOPICS, 3, (short) -1);
                return;
            } catch (org.apache.kafka.common.KafkaException e) {
                // Nodes of a cluster come up one after the other.
                if (System.nanoTime() - begun > STALL.toNanos()) {
                    throw e;
                }
                pause(500);
            }
        }
    }

    /** Kills as planned, lets all that was sent arrive, stops the services, and returns what became of it. */
    Outcome run() throws Exception {
        services().forEach(ServiceProcess::start);
        for (int kill = 0; kill < plan.kills(); kill++) {
            write((int) ((long) sent.size() * 9 * (kill + 1) / (10L * plan.kills())));
            foreign.poison(kill);
            ServiceProcess killed = round();
            System.out.printf(
                    "%3d killed %s, %d of %d lines written, %s%n",
                    kill + 1, killed.name(), written, sent.size(), progress.counts());
        }
        stopUnderLoad();
        services().forEach(ServiceProcess::start);
        write(sent.size());
        awaitAll();
        stopAll();
        storeTheRest();
        return Outcome.of(kafka.settings(), TOPICS, store, sent, foreign, this);
    }

    private ServiceProcess round() throws Exception {
        ServiceProcess target = target();
        if (random.nextInt(10) < 7) {
            awaitMore("before killing " + target.name(), progressOf(target));
        }
        pause(random.nextInt(400));
        services().forEach(ServiceProcess::startIfEnded);
        target.kill();
        boolean node = kafka.processes().contains(target);
        if (node && plan.brokers() > 1) {
            write(Math.min(sent.size(), written + 50));
            // The others must do without it.
            awaitMore("while " + target.name() + " is down", progress::stored);
            target.start();
            progress.awaitInSync(plan.brokers(), STALL);
        } else {
            pause(random.nextInt(4) == 0 ? random.nextInt(node ? 5_000 : 1_500) : 0);
            target.start();
        }
        return target;
    }

    private ServiceProcess target() {
        if (plan.kills() <= 4 && plan.brokers() == 1 && plan.enrichInstances() == 1) {
            // So few that chance would leave some alone.
            return List.of(enrich.get(0), kafka.processes().get(0), ingest, sink)
                    .get(killed++);
        }
        int dice = random.nextInt(100);
        if (dice < plan.brokerPercent()) {
            return kafka.processes().get(random.nextInt(kafka.processes().size()));
        }
        if (plan.enrichInstances() > 1) {
            return enrich.get(random.nextInt(enrich.size()));
        }
        return List.of(ingest, enrich.get(0), sink).get(random.nextInt(3));
    }

    private LongSupplier progressOf(ServiceProcess target) {
        if (target == sink) {
            return progress::stored;
        }
        return enrich.contains(target) ? progress::enriched : progress::ingested;
    }

    /** Waits until a count has grown; the source is fed meanwhile, as what has nothing to do makes no progress. */
    private void awaitMore(String when, LongSupplier count) throws InterruptedException, IOException {
        long before = count.getAsLong();
        long begun = System.nanoTime();
        long fed = begun;
        while (count.getAsLong() <= before) {
            if (System.nanoTime() - fed > 2_000_000_000L) {
                fed = System.nanoTime();
                write(Math.min(sent.size() - reserve, written + 2));
            }
            checkStall(begun, when);
            startEnded();
            pause(30);
            if (written >= sent.size() - reserve) {
                return;
            }
        }
        longestWaitMillis = Math.max(longestWaitMillis, (System.nanoTime() - begun) / 1_000_000);
    }

    private void stopUnderLoad() throws InterruptedException, IOException {
        reserve = 10;
        write(sent.size() - reserve - reserveForTheEnd());
        for (LongSupplier stage : List.<LongSupplier>of(progress::ingested, progress::enriched, progress::stored)) {
            awaitMore("before the stop", stage);
        }
        awaitListening();
        write(sent.size() - reserve);
        stopAll();
    }

    /** Lines that are left to be fed while nothing but the services' own pace is waited for. */
    private int reserveForTheEnd() {
        return sent.size() / 20;
    }

    /** All must end with 0; one that is not done with it after 30 s ends itself, and not with 0. */
    private void stopAll() throws InterruptedException, IOException {
        awaitListening();
        services().forEach(ServiceProcess::askToStop);
        for (ServiceProcess service : services()) {
            int exitCode = service.exitCode(STOP_SECONDS);
            assertThat(exitCode).as(() -> "exit code of " + service.said()).isZero();
        }
    }

    /** A JVM that still loads is ended by the system when it gets SIGTERM. */
    private void awaitListening() throws InterruptedException, IOException {
        long begun = System.nanoTime();
        for (ServiceProcess service : services()) {
            while (!service.isListening()) {
                checkStall(begun, "while " + service.name() + " starts");
                service.startIfEnded();
                pause(50);
            }
        }
    }

    private void awaitAll() throws InterruptedException {
        long begun = System.nanoTime();
        long last = -1;
        try (var ledger = new Ledger(kafka.settings(), TOPICS)) {
            while (progress.storedRecords() < sent.expected().size()
                    || ledger.total().received() < sent.size() - sent.poison().size() + foreign.sentRaw()) {
                ledger.refresh(Duration.ofMillis(100));
                long now = progress.storedRecords() + ledger.total().received();
                if (now != last) {
                    last = now;
                    begun = System.nanoTime();
                }
                checkStall(begun, "at the end, with " + progress.storedRecords() + " stored and " + ledger.total());
                startEnded();
                pause(100);
            }
        }
    }

    /** What a supervisor does; of several nodes one that was killed may have to stay down. */
    private void startEnded() {
        services().forEach(ServiceProcess::startIfEnded);
        kafka.processes().stream()
                .filter(node -> plan.brokers() == 1 || node.kills() == 0)
                .forEach(ServiceProcess::startIfEnded);
    }

    private void checkStall(long begun, String when) throws InterruptedException {
        if (System.nanoTime() - begun > STALL.toNanos()) {
            var said = new StringBuilder();
            OpenTransactions.of(admin).forEach(line -> said.append('\n').append(line));
            processes().forEach(ServiceProcess::dumpThreads);
            services().forEach(service -> said.append('\n').append(service.said()));
            kafka.processes().forEach(node -> said.append('\n').append(node.said()));
            throw new AssertionError("no progress for " + STALL.toSeconds() + " s " + when + said);
        }
    }

    /** Should a stage have sent something twice, it is to be seen, also when it came last. */
    private void storeTheRest() throws InterruptedException {
        var last = new Sink(SinkSettings.of(kafka.settings(), TOPICS, store.toString()), line -> {}, Clock.systemUTC());
        last.finish();
        last.run(new StopSignal());
    }

    private void write(int upTo) throws IOException {
        if (upTo <= written) {
            return;
        }
        // Several files, written in pieces that end anywhere, as a writer's buffer does.
        Path file = source.resolve("reviews-" + (written * 8 / sent.size()) + ".jsonl");
        String text = sent.lines(written, upTo);
        int cut = cuts.nextInt(text.length());
        for (String piece : List.of(text.substring(0, cut), text.substring(cut))) {
            Files.writeString(file, piece, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        written = upTo;
    }

    private List<ServiceProcess> services() {
        return Stream.of(List.of(ingest), enrich, List.of(sink))
                .flatMap(List::stream)
                .toList();
    }

    /** A pause that nothing depends on. */
    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    /** How often each was killed, and how often it ended by itself and was started again. */
    List<ServiceProcess> processes() {
        return Stream.of(services(), kafka.processes()).flatMap(List::stream).toList();
    }

    long longestWaitMillis() {
        return longestWaitMillis;
    }

    @Override
    public void close() {
        services().forEach(ServiceProcess::end);
        foreign.close();
        admin.close(Duration.ofSeconds(1));
        kafka.processes().forEach(ServiceProcess::end);
    }
}
