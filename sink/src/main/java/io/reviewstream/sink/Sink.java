package io.reviewstream.sink;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaProblem;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.runtime.Vitals;
import io.reviewstream.sink.store.OffsetRange;
import io.reviewstream.sink.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;

/**
 * Reads committed reviews and stores each once, until it is stopped or told to finish. Other instances with the same group
 * share the partitions. One instance runs once; all methods but {@link #run} may be called from any thread at any time.
 */
public final class Sink {
    private final SinkSettings settings;
    private final Consumer<String> notices;
    private final Clock clock;
    private final Ticks ticks;
    private final Vitals vitals;
    private final StopSignal finish = new StopSignal();
    private final AtomicLong stored = new AtomicLong();

    /** @param notices takes what people should know, a line each */
    public Sink(SinkSettings settings, Consumer<String> notices, Clock clock) {
        this(settings, notices, clock, Vitals.unwatched());
    }

    /** The same, told to {@code vitals}. */
    public Sink(SinkSettings settings, Consumer<String> notices, Clock clock, Vitals vitals) {
        this(settings, notices, clock, Ticks.fromNow(), vitals);
    }

    Sink(SinkSettings settings, Consumer<String> notices, Clock clock, Ticks ticks, Vitals vitals) {
        this.vitals = vitals;
        this.settings = settings;
        this.notices = notices;
        this.clock = clock;
        this.ticks = ticks;
    }

    /**
     * Stores reviews until {@code stop} is tripped or {@link #finish} is done; what has been read by then is stored. A store on
     * a server that is away is waited for as long as the settings say, here as in all that is asked of it.
     *
     * @throws FailedException when the store or Kafka cannot be used; no position is ahead of what is stored, so that the
     *     next start goes on where this one ended
     */
    public void run(StopSignal stop) throws InterruptedException {
        try (var cluster = new Cluster(settings.kafka(), settings.patience())) {
            Optional<Store> opened = absence().patiently(stop, () -> opened(cluster));
            if (opened.isEmpty()) {
                return;
            }
            try (Store store = opened.get()) {
                new IntakeLoop(settings, store, cluster, notices, clock, ticks, stored, vitals).run(stop, finish);
            }
        } catch (KafkaException e) {
            throw new FailedException(
                    "cannot start reading from Kafka at " + settings.kafka().bootstrapServers() + ": "
                            + KafkaProblem.of(e),
                    e);
        }
    }

    private Store opened(Cluster cluster) throws InterruptedException {
        Store store = store();
        boolean counted = false;
        try {
            String clusterId = cluster.id();
            cluster.topic(settings.topics().enriched().name())
                    .ifPresent(topic -> stored.set(sum(store, clusterId, topic)));
            counted = true;
            return store;
        } finally {
            if (!counted) {
                store.close();
            }
        }
    }

    /**
     * Asks {@link #run} to store all that is committed in the topic by now, in the partitions that this instance has, and
     * to return then.
     */
    public void finish() {
        finish.trip();
    }

    /** Records of this cluster and topic that are in the store, earlier runs included; 0 before {@link #run}. */
    public long storedSoFar() {
        return stored.get();
    }

    /**
     * Records of this cluster and topic that are in the store, by CloudEvents source, read from the store itself; an empty
     * source stands for records that name none. Empty when there is no such topic.
     *
     * @throws FailedException when the store or Kafka cannot be read
     */
    public Map<String, Long> storedBySource() {
        return ask(Store::recordsBySource, Map.<String, Long>of()).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> NamedSource.of(entry.getKey()), Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    /**
     * Records of this cluster and topic that became dead letters instead, read from the store itself; 0 when there is no
     * such topic.
     *
     * @throws FailedException when the store or Kafka cannot be read
     */
    public long deadLetters() {
        return ask(Store::deadLetters, 0L);
    }

    /**
     * How far this cluster's topic is in the store: by partition one past the last offset that is accounted for. Partitions
     * of which nothing is stored are left out. Empty when there is no such topic.
     *
     * @throws FailedException when the store or Kafka cannot be read
     */
    public Map<Integer, Long> storedUpTo() {
        return ask(Store::positions, Map.of());
    }

    /**
     * Offsets of this cluster's topic that were in the store once, by partition: what was in them is not stored again.
     * Empty when there is no such topic.
     *
     * @throws FailedException when the store or Kafka cannot be read
     */
    public Map<Integer, List<OffsetRange>> lost() {
        return ask(Store::lost, Map.of());
    }

    private <T> T ask(Question<T> question, T ofNoTopic) {
        try (var cluster = new Cluster(settings.kafka(), settings.patience())) {
            var topic = cluster.topic(settings.topics().enriched().name());
            if (topic.isEmpty()) {
                return ofNoTopic;
            }
            String clusterId = cluster.id();
            String topicId = topic.get().topicId().toString();
            return absence()
                    .patiently(new StopSignal(), () -> answer(question, clusterId, topicId))
                    .orElse(ofNoTopic);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted while asking the store what it has", e);
        }
    }

    private <T> T answer(Question<T> question, String clusterId, String topicId) {
        try (Store store = store()) {
            return question.of(store, clusterId, topicId);
        }
    }

    private Absence absence() {
        return new Absence(settings.address()::isAway, settings.patience(), notices, ticks);
    }

    private static long sum(Store store, String clusterId, TopicDescription topic) {
        return store.recordsBySource(clusterId, topic.topicId().toString()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Store store() {
        return settings.address().open(settings.format(), clock);
    }

    private interface Question<T> {
        T of(Store store, String clusterId, String topicId);
    }
}
