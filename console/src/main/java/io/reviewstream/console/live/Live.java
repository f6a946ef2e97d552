package io.reviewstream.console.live;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.reviewstream.events.TitleSummary;
import io.reviewstream.events.Topics;
import io.reviewstream.events.WireFormat;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaProblem;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics, without a group, and keeps what the page shows: titles and dead letters from their beginning, of the reviews
 * the end of the topic and what comes.
 */
public final class Live implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LAG_EVERY = Duration.ofSeconds(2);
    private static final Duration ADMIN_PATIENCE = Duration.ofSeconds(1);
    private static final Duration AWAY_PAUSE = Duration.ofMillis(500);

    private final KafkaSettings kafka;
    private final Topics topics;
    private final Clock clock;
    private final Vitals vitals;
    private final Reviews reviews;
    private final int keepReviews;
    private final Titles titles = new Titles();
    private final Letters letters = new Letters();
    private final Meter meter = new Meter();
    private final Lag lag;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "console-reader");
    private final Thread lagReader = new Thread(this::watchLag, "console-lag");
    /** Where to go on after the cluster was away, so that nothing is counted twice. */
    private final Map<TopicPartition, Long> resume = new HashMap<>();

    /** Where the partitions ended when they were first looked at. */
    private final Map<TopicPartition, Long> found = new HashMap<>();

    /** Null until it is started, as it looks for the cluster from then on. */
    private @Nullable Admin admin;

    private volatile boolean closed;
    private volatile boolean connected;
    private volatile boolean failed;

    /** One that is yet to be started, and asks nothing of the cluster before. */
    public Live(KafkaSettings kafka, Topics topics, int keepReviews, Clock clock, Vitals vitals) {
        this.vitals = vitals;
        this.kafka = kafka;
        this.topics = topics;
        this.clock = clock;
        this.keepReviews = keepReviews;
        this.reviews = new Reviews(keepReviews);
        this.lag = new Lag(topics);
    }

    /** @throws FailedException when the settings name no cluster */
    public void start() {
        admin = openAdmin();
        reader.setDaemon(true);
        reader.setUncaughtExceptionHandler((thread, bug) -> {
            failed = true;
            connected = false;
            LOG.error("the topics are read no further; start the console again", bug);
        });
        lagReader.setDaemon(true);
        reader.start();
        lagReader.start();
    }

    private Admin openAdmin() {
        try {
            return Admin.create(kafka.with(Map.of()));
        } catch (KafkaException e) {
            throw new FailedException(
                    "cannot use the cluster at " + kafka.bootstrapServers() + ": " + KafkaProblem.of(e), e);
        }
    }

    public Reviews reviews() {
        return reviews;
    }

    public Titles titles() {
        return titles;
    }

    public Letters letters() {
        return letters;
    }

    public Meter meter() {
        return meter;
    }

    public Lag lag() {
        return lag;
    }

    /** Whether the cluster answered the last time. */
    public boolean isConnected() {
        return connected;
    }

    /** Whether the topics are still read; false after a bug of ours, which only a restart gets over. */
    public boolean isReading() {
        return !failed;
    }

    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    public void leave(Watcher watcher) {
        watchers.remove(watcher);
    }

    public int watcherCount() {
        return watchers.size();
    }

    private void read() {
        while (!closed) {
            try (var consumer = consumer();
                    var metrics = new KafkaClientMetrics(consumer)) {
                vitals.watch(metrics);
                readUntilClosed(consumer);
            } catch (InterruptException e) {
                // Closed.
                return;
            } catch (KafkaException e) {
                // The page says that the cluster is away, and goes on when it is back.
                connected = false;
                LOG.debug("the cluster does not answer", e);
                LockSupport.parkNanos(AWAY_PAUSE.toNanos());
            }
        }
    }

    private void readUntilClosed(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> known = new HashSet<>();
        Map<TopicPartition, Long> positions = new HashMap<>(resume);
        long nextLook = 0;
        while (!closed) {
            if (System.nanoTime() >= nextLook) {
                assign(consumer, known, positions);
                nextLook = System.nanoTime() + (known.isEmpty() ? AWAY_PAUSE : Duration.ofSeconds(5)).toNanos();
            }
            if (known.isEmpty()) {
                LockSupport.parkNanos(AWAY_PAUSE.toNanos());
                continue;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                takeIfReadable(record);
                vitals.in(1);
                resume.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
            connected = true;
        }
    }

    private void assign(
            KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> known, Map<TopicPartition, Long> positions) {
        var present = new HashSet<TopicPartition>();
        Map<String, List<org.apache.kafka.common.PartitionInfo>> all = consumer.listTopics();
        connected = true;
        for (String topic : List.of(
                topics.enriched().name(),
                topics.titles().name(),
                topics.deadLetter().name())) {
            for (var partition : all.getOrDefault(topic, List.of())) {
                present.add(new TopicPartition(topic, partition.partition()));
            }
        }
        if (present.equals(known)) {
            return;
        }
        var fresh = new ArrayList<>(present);
        fresh.removeAll(known);
        known.clear();
        known.addAll(present);
        consumer.assign(present);
        Map<TopicPartition, Long> ends = consumer.endOffsets(fresh);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(fresh);
        for (TopicPartition partition : fresh) {
            long beginning = beginnings.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, beginning);
            found.putIfAbsent(partition, end);
            boolean tail = partition.topic().equals(topics.enriched().name());
            long from = tail ? Math.max(beginning, end - keepReviews) : beginning;
            consumer.seek(partition, positions.getOrDefault(partition, from));
        }
    }

    /** A record that we stumble over, foreign or by a bug of ours, must not keep the page from those behind it. */
    private void takeIfReadable(ConsumerRecord<byte[], byte[]> record) {
        try {
            take(record);
        } catch (RuntimeException e) {
            meter.unreadable();
            LOG.warn("{}-{}@{} is passed over: {}", record.topic(), record.partition(), record.offset(), e.toString());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        long now = clock.millis();
        if (record.topic().equals(topics.titles().name())) {
            takeTitle(record);
        } else if (record.topic().equals(topics.deadLetter().name())) {
            letters.add(record);
            meter.letter(Math.min(now, record.timestamp()));
        } else if (record.value() != null) {
            takeReview(record, now);
        }
    }

    private void takeReview(ConsumerRecord<byte[], byte[]> record, long now) {
        Seen review = Seen.of(WireFormat.json(record.value()));
        if (review == null) {
            meter.unreadable();
            return;
        }
        if (layThere(record)) {
            // It came when it was enriched, and says nothing of how quick the pipeline is now.
            long at = Math.min(
                    now, review.glance().enrichedAt().map(Instant::toEpochMilli).orElse(record.timestamp()));
            reviews.add(review, at);
            meter.review(at, -1);
        } else {
            reviews.addNew(review, now);
            @Nullable Instant received = review.glance().review().receivedAt();
            meter.review(now, received == null ? -1 : Math.max(0, now - received.toEpochMilli()));
        }
        for (Watcher watcher : watchers) {
            watcher.offer(review, now);
        }
    }

    /** Whether it was in the topic before the console looked. */
    private boolean layThere(ConsumerRecord<byte[], byte[]> record) {
        return record.offset() < found.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }

    private void takeTitle(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            @Nullable TitleSummary summary = record.value() == null
                    ? null
                    : topics.titles().values().deserializer().deserialize(record.topic(), record.value());
            titles.put(key, summary);
        } catch (SerializationException e) {
            meter.unreadable();
        }
    }

    private void watchLag() {
        Admin asked = Objects.requireNonNull(admin);
        try {
            while (!closed) {
                lag.refresh(asked);
                Thread.sleep(LAG_EVERY.toMillis());
            }
        } catch (InterruptedException e) {
            // Closed.
            Thread.currentThread().interrupt();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var deserializer = new ByteArrayDeserializer();
        return new KafkaConsumer<>(
                kafka.with(Map.of(
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "allow.auto.create.topics", "false",
                        "auto.offset.reset", "earliest",
                        "max.partition.fetch.bytes", Integer.toString(4 << 20),
                        "default.api.timeout.ms", "10000")),
                deserializer,
                deserializer);
    }

    @Override
    public void close() {
        closed = true;
        lagReader.interrupt();
        reader.interrupt();
        try {
            reader.join(3_000);
            lagReader.join(3_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (admin != null) {
            admin.close(ADMIN_PATIENCE);
        }
    }
}
