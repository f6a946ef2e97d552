package io.reviewstream.sink;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.Health;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.runtime.Vitals;
import io.reviewstream.sink.review.NotAReviewException;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumer and what it holds of each partition that is its own at the moment. */
final class IntakeLoop implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeLoop.class);

    /** Short, so that a stop is seen soon; a fetch that finds nothing waits at the broker, not here. */
    private static final Duration POLL = Duration.ofMillis(100);

    /** After so long a silence it is asked whether there still is a broker. */
    private static final long SILENCE_MILLIS = 5_000;

    /** As long as Kafka waits for the next poll before it gives the partitions to others. */
    private static final long STUCK_MILLIS = 300_000;

    private final SinkSettings settings;
    private final Store store;
    private final Cluster cluster;
    private final Consumer<String> notices;
    private final Ticks ticks;
    private final AtomicLong stored;
    private final DeadLetterOffice office;
    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Intake> intakes = new HashMap<>();
    /** What a store could not hold, until what follows is stored. */
    private final Map<Origin, SortedMap<Long, String>> refused = new HashMap<>();

    private final Absence absence;
    private final Vitals vitals;
    private final KafkaClientMetrics clientMetrics;

    private volatile boolean joined;
    private volatile int owned;
    private volatile long lag;
    private volatile long beatMillis;
    private @Nullable Map<TopicPartition, Long> ends;
    private long heardMillis;
    private @Nullable KafkaFuture<String> ping;

    IntakeLoop(
            SinkSettings settings,
            Store store,
            Cluster cluster,
            Consumer<String> notices,
            Clock clock,
            Ticks ticks,
            AtomicLong stored,
            Vitals vitals) {
        this.vitals = vitals;
        this.settings = settings;
        this.store = store;
        this.cluster = cluster;
        this.notices = notices;
        this.ticks = ticks;
        this.stored = stored;
        this.absence = new Absence(settings.address()::isAway, settings.patience(), notices, ticks);
        this.office = new DeadLetterOffice(settings.kafka(), settings.topics(), cluster, clock, ticks);
        this.topic = settings.topics().enriched().name();
        this.consumer = new KafkaConsumer<>(consumerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.clientMetrics = new KafkaClientMetrics(consumer);
        beatMillis = ticks.millis();
        vitals.watch(clientMetrics);
        vitals.lag(() -> lag);
        // From the start: of a count that is not there before its first record, nobody can see that it rises.
        NotAReviewException.REASONS.forEach(reason -> vitals.dead(reason, 0));
        vitals.health()
                .liveWhen(
                        "loop",
                        () -> ticks.millis() - beatMillis < STUCK_MILLIS
                                ? Health.State.up("reading")
                                : Health.State.down("stuck for " + (ticks.millis() - beatMillis) / 1000 + " s"));
        vitals.health()
                .readyWhen(
                        "partitions",
                        () -> joined
                                ? Health.State.up(owned + " partitions")
                                : Health.State.down("waiting for partitions of " + topic));
    }

    private Map<String, Object> consumerConfig() {
        var own = new TreeMap<String, Object>();
        own.put("group.id", settings.groupId());
        own.put("isolation.level", "read_committed");
        own.put("enable.auto.commit", "false");
        own.put("auto.offset.reset", "none"); // The position comes from the store, and a gap is never passed silently.
        own.put("allow.auto.create.topics", "false");
        var defaults = new TreeMap<String, Object>(Map.of(
                "max.poll.records", 2_000,
                "max.partition.fetch.bytes", 4 << 20,
                "receive.buffer.bytes", 1 << 20));
        // Closing waits for a fetch that is under way: 0.4 s less at the end of a run.
        defaults.put("fetch.max.wait.ms", (int) POLL.toMillis());
        if (!settings.kafka()
                .clientConfig()
                .getOrDefault("group.protocol", "classic")
                .equalsIgnoreCase("consumer")) {
            // A killed instance's partitions wait this long for another; Kafka's own default is 45 s.
            defaults.put("session.timeout.ms", 10_000);
            defaults.put("heartbeat.interval.ms", 3_000);
            // A member that comes or goes leaves the others' batches alone.
            defaults.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        }
        settings.kafka().clientConfig().keySet().forEach(defaults::remove);
        defaults.putAll(own);
        return settings.kafka().with(defaults);
    }

    void run(StopSignal stop, StopSignal finish) throws InterruptedException {
        boolean clean = false;
        try {
            if (cluster.topic(topic).isEmpty()) {
                notices.accept("topic " + topic + " does not exist yet; waiting for it");
            }
            LOG.info("{}", settings);
            consumer.subscribe(List.of(topic), this);
            heardMillis = ticks.millis();
            while (!isDone(stop, finish)) {
                absence.await(stop, this::openAll);
            }
            clean = true;
        } catch (InterruptException e) {
            var interrupted = new InterruptedException(e.getMessage());
            interrupted.initCause(e);
            throw interrupted;
        } catch (KafkaException e) {
            throw told(e);
        } finally {
            if (!clean) {
                discardAll();
            }
            clientMetrics.close();
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
        }
    }

    /** Works until asked to end; false when the store went away. */
    private boolean isDone(StopSignal stop, StopSignal finish) throws InterruptedException {
        try {
            while (!stop.isTripped() && !(finish.isTripped() && finished())) {
                step();
            }
            commitAll();
            return true;
        } catch (InterruptException e) {
            throw e;
        } catch (FailedException e) {
            discardAll();
            absence.begin(e);
        } catch (KafkaException e) {
            discardAll();
            absence.begin(told(e));
        }
        return false;
    }

    /** What was held may be stored or not: the position tells, and the rest is read again. */
    private void openAll() throws InterruptedException {
        beatMillis = ticks.millis(); // Whoever waits for the store is not stuck.
        store.reconnect();
        for (TopicPartition partition : consumer.assignment()) {
            open(partition);
        }
    }

    private void discardAll() {
        intakes.values().forEach(Intake::discard);
        intakes.clear();
    }

    private void step() throws InterruptedException {
        ConsumerRecords<byte[], byte[]> records = poll();
        long now = ticks.millis();
        beatMillis = now;
        for (TopicPartition partition : records.partitions()) {
            take(partition, records.records(partition), now);
        }
        for (TopicPartition partition : List.copyOf(intakes.keySet())) {
            Intake intake = intakes.get(partition);
            if (intake != null) {
                intake.reached(consumer.position(partition), now);
                if (intake.due(now)) {
                    commit(partition);
                }
            }
        }
        long waiting = 0;
        for (TopicPartition partition : intakes.keySet()) {
            waiting += consumer.currentLag(partition).orElse(0);
        }
        lag = waiting;
        owned = intakes.size();
        if (records.isEmpty()) {
            watchBroker(now);
        } else {
            heardMillis = now;
        }
    }

    private ConsumerRecords<byte[], byte[]> poll() throws InterruptedException {
        try {
            return consumer.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            for (Map.Entry<TopicPartition, Long> missing :
                    e.offsetOutOfRangePartitions().entrySet()) {
                passGap(missing.getKey(), missing.getValue());
            }
            return ConsumerRecords.empty();
        }
    }

    private void take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, long now)
            throws InterruptedException {
        Intake intake = intakes.get(partition);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (intake == null) {
                return;
            }
            boolean full = intake.take(record, now);
            if (full && !commit(partition)) {
                return; // Another sink was first: the rest is read again from where that one ended.
            }
        }
    }

    /** The topic does not have the offset that is due. */
    private void passGap(TopicPartition partition, long wanted) throws InterruptedException {
        Intake intake = intakes.get(partition);
        if (intake == null || isMadeAnew(partition, intake)) {
            return;
        }
        long begin = cluster.begin(partition);
        if (begin <= wanted) {
            throw new FailedException(partition + " has no offset " + wanted
                    + " any more, although the store goes that far: the topic has lost its end. New reviews would take"
                    + " offsets that are stored already; give the sink another SINK_STORE to keep them all");
        }
        if (commit(partition)) {
            notices.accept(partition + ": offsets " + wanted + " to " + (begin - 1)
                    + " were deleted from the topic before they were stored (" + (begin - wanted)
                    + " offsets lost); going on at " + begin);
            intake.deletedUpTo(begin, ticks.millis());
            consumer.seek(partition, begin);
        }
    }

    /** True if stored; false if another sink was first, or the topic is another one by now: then it is opened anew. */
    private boolean commit(TopicPartition partition) throws InterruptedException {
        Intake intake = intakes.get(partition);
        if (intake == null) {
            return false;
        }
        if (!intake.holdsSomething()) {
            return true;
        }
        if (isMadeAnew(partition, intake)) {
            return false;
        }
        absence.ask();
        long records = intake.commit();
        if (records < 0) {
            if (intake.refuses().isEmpty()) {
                notices.accept(
                        partition + ": another sink was first at these offsets; going on from what the store has");
            }
            // Read again, they become dead letters.
            refused.computeIfAbsent(intake.origin(), origin -> new TreeMap<>()).putAll(intake.refuses());
            reopen(partition);
            return false;
        }
        absence.end();
        stored.addAndGet(records);
        refused.computeIfPresent(intake.origin(), (origin, reasons) -> new TreeMap<>(reasons.tailMap(intake.next())));
        // Only for those who watch the group's lag; nobody reads it back.
        consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(intake.next())), (offsets, failure) -> {
            if (failure != null) {
                LOG.debug("offset of {} is not committed for lag monitoring", partition, failure);
            }
        });
        return true;
    }

    /**
     * Whether another topic has the name by now, which is begun then. What is held might be of either, as offsets alone do
     * not tell, and is dropped: it is read again if it is still there.
     */
    private boolean isMadeAnew(TopicPartition partition, Intake intake) throws InterruptedException {
        Optional<Origin> now = cluster.origin(partition);
        if (now.isEmpty() || now.get().equals(intake.origin())) {
            return false;
        }
        notices.accept(partition + ": the topic was made anew; reading it from its beginning");
        intake.discard();
        ends = null;
        reopen(partition);
        return true;
    }

    private void reopen(TopicPartition partition) throws InterruptedException {
        intakes.remove(partition);
        if (consumer.assignment().contains(partition)) {
            open(partition);
        }
    }

    private void open(TopicPartition partition) throws InterruptedException {
        Origin origin = cluster.origin(partition)
                .orElseThrow(() -> new FailedException("topic " + topic + " was deleted while the sink read it"));
        absence.ask();
        PartitionStore opened = store.open(origin);
        var intake = new Intake(
                origin,
                opened,
                office,
                settings.effectiveRoll(),
                refused.getOrDefault(origin, new TreeMap<>()),
                vitals);
        if (opened.committedAt().isEmpty()) {
            long begin = cluster.begin(partition);
            if (begin > 0) {
                notices.accept(partition + " begins at offset " + begin
                        + ": what was before is no longer in the topic and was never in this store");
                intake.deletedUpTo(begin, ticks.millis());
            }
        }
        consumer.seek(partition, intake.next());
        intakes.put(partition, intake);
        LOG.info("{} goes on at offset {}", partition, intake.next());
    }

    /** Whether all is read and stored; what a store does not take at once is read again. */
    private boolean finished() throws InterruptedException {
        if (!isRead()) {
            return false;
        }
        commitAll();
        return isRead();
    }

    private void commitAll() throws InterruptedException {
        for (TopicPartition partition : List.copyOf(intakes.keySet())) {
            commit(partition);
        }
    }

    private boolean isRead() throws InterruptedException {
        Map<TopicPartition, Long> goal = ends;
        if (goal == null) {
            goal = cluster.ends(topic);
            ends = goal;
        }
        if (goal.values().stream().allMatch(end -> end == 0)) {
            return true;
        }
        if (!joined) {
            return false;
        }
        for (TopicPartition partition : intakes.keySet()) {
            if (consumer.position(partition) < goal.getOrDefault(partition, 0L)) {
                return false;
            }
        }
        return true;
    }

    /** The consumer waits for a broker for ever; a person or an orchestrator should know at some time. */
    private void watchBroker(long now) {
        if (now - heardMillis < SILENCE_MILLIS) {
            return;
        }
        KafkaFuture<String> asked = ping;
        if (asked == null) {
            ping = cluster.ping();
        } else if (asked.isDone()) {
            if (!asked.isCompletedExceptionally()) {
                heardMillis = now;
            }
            ping = null;
        }
        if (now - heardMillis > settings.patience().toMillis()) {
            throw new FailedException("Kafka at " + settings.kafka().bootstrapServers() + " has not answered for "
                    + settings.patience().toSeconds() + " s; nothing is lost, start again when it is back");
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        try {
            for (TopicPartition partition : partitions) {
                open(partition);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        try {
            for (TopicPartition partition : partitions) {
                commit(partition);
                intakes.remove(partition);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        joined = false;
        for (TopicPartition partition : partitions) {
            Intake intake = intakes.remove(partition);
            if (intake != null) {
                intake.discard();
            }
        }
    }

    /** A failure of our own comes back wrapped when it happened during a rebalance. */
    private FailedException told(KafkaException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailedException ours) {
                return ours;
            }
        }
        return new FailedException("cannot read " + topic + ": " + failure.getMessage(), failure);
    }
}
