package io.reviewstream.local.audit;

import io.reviewstream.enrich.Ledger;
import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.position.Checkpoints;
import io.reviewstream.local.ClusterFailure;
import io.reviewstream.local.deadletter.Letter;
import io.reviewstream.local.deadletter.LetterBox;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.sink.Sink;
import io.reviewstream.sink.SinkSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Compares what each stage has counted: ingest in its checkpoints, enrich in its ledger, the store in itself, and what lies
 * in the dead letters. What is on the way between two stages is read and counted as well, so that it need not stand still;
 * while it moves, numbers of different moments are compared, and a difference may be gone at the next look.
 */
public final class Audit {
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final KafkaSettings kafka;
    private final Topics topics;
    private final String store;
    private final Consumer<String> notices;

    /**
     * Of one cluster and one store.
     *
     * @param store a folder or the address of a database, as the sink has it
     * @param notices takes what people should know while it runs, a line each
     */
    public Audit(KafkaSettings kafka, Topics topics, String store, Consumer<String> notices) {
        this.notices = notices;
        this.kafka = kafka;
        this.topics = topics;
        this.store = store;
    }

    /**
     * Reads all that there is to compare.
     *
     * @throws FailedException when the cluster or the store cannot be read
     */
    public Finding run() {
        try (var ledger = new Ledger(kafka, topics);
                var backlog = new Backlog(kafka)) {
            // From the end to the start: what moves meanwhile is then on the way, and not too much.
            var sink = new Sink(SinkSettings.of(kafka, topics, store), notices, Clock.systemUTC());
            Map<String, Long> stored = sink.storedBySource();
            Map<Integer, Long> storedUpTo = sink.storedUpTo();
            var unreadable = new ArrayList<String>();
            List<Letter> letters = new LetterBox(kafka, topics).read(id -> false, unreadable::add);
            String group = ledger.refreshAll(PATIENCE);
            Backlog.Rest toStore = backlog.after(topics.enriched().name(), storedUpTo);
            Backlog.Rest toEnrich = backlog.after(topics.raw().name(), committed(group));
            Map<String, Checkpoints.Counts> counts = Checkpoints.counts(kafka, topics, PATIENCE);
            return finding(ledger, stored, letters, unreadable, toEnrich, toStore, counts);
        } catch (KafkaException e) {
            throw ClusterFailure.of("cannot read the topics", kafka, e);
        }
    }

    private static Finding finding(
            Ledger ledger,
            Map<String, Long> stored,
            List<Letter> letters,
            List<String> unreadable,
            Backlog.Rest toEnrich,
            Backlog.Rest toStore,
            Map<String, Checkpoints.Counts> counts) {
        var sources = new TreeSet<>(ledger.sources());
        sources.addAll(counts.keySet());
        sources.addAll(stored.keySet());
        sources.addAll(toEnrich.bySource().keySet());
        letters.stream().filter(Audit::isOurs).forEach(letter -> sources.add(sourceOf(letter)));
        var accounts = new ArrayList<SourceAccount>();
        for (String source : sources) {
            var hops = new TreeMap<Integer, SourceAccount.Hop>();
            ledger.byPartition(source)
                    .forEach((partition, entry) -> hops.put(
                            partition,
                            new SourceAccount.Hop(
                                    entry.received(),
                                    entry.enriched(),
                                    entry.duplicates(),
                                    ofPartition(letters, source, partition))));
            long received = hops.values().stream()
                    .mapToLong(SourceAccount.Hop::received)
                    .sum();
            long onTheWay = toEnrich.bySource().getOrDefault(source, 0L);
            Checkpoints.Counts known = counts.get(source);
            long repaired = count(letters, source, "ingest", true);
            accounts.add(new SourceAccount(
                    source,
                    known == null ? received + onTheWay : known.ingested(),
                    known == null ? 0 : known.deadLetters() - repaired,
                    hops,
                    count(letters, source, "enrich", false),
                    repaired - toEnrich.replays().getOrDefault(source, 0L),
                    onTheWay,
                    stored.getOrDefault(source, 0L),
                    count(letters, source, "sink", false),
                    toStore.bySource().getOrDefault(source, 0L)));
        }
        var places = new ArrayList<String>();
        places.addAll(toEnrich.deleted());
        places.addAll(toStore.deleted());
        return new Finding(accounts, toEnrich.begins(), toStore.begins(), places, unreadable);
    }

    private static long count(List<Letter> letters, String source, String stage, boolean replayed) {
        return ofSource(letters, source, stage, replayed).count();
    }

    private static long ofPartition(List<Letter> letters, String source, int partition) {
        return ofSource(letters, source, "enrich", false)
                .filter(letter -> Objects.equals(letter.envelope().partition(), partition))
                .count();
    }

    private static Stream<Letter> ofSource(List<Letter> letters, String source, String stage, boolean replayed) {
        return letters.stream()
                .filter(letter -> letter.envelope().stage().equals(stage))
                .filter(Audit::isOurs)
                .filter(letter -> letter.replayed() == replayed)
                .filter(letter -> sourceOf(letter).equals(source));
    }

    /** What others have put into the enriched topic no stage has counted. */
    private static boolean isOurs(Letter letter) {
        return !letter.envelope().stage().equals("sink")
                || CloudEvent.header(letter.headers(), CloudEvent.TYPE_HEADER)
                        .filter(CloudEvent.ENRICHED::equals)
                        .isPresent();
    }

    private static String sourceOf(Letter letter) {
        DeadLetter envelope = letter.envelope();
        return Objects.requireNonNullElse(envelope.source(), "");
    }

    /** How far enrich has committed that it has read. */
    private Map<Integer, Long> committed(String group) {
        try (var admin = Admin.create(kafka.with(Map.of("default.api.timeout.ms", "30000")))) {
            var found = new HashMap<Integer, Long>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null
                                && partition.topic().equals(topics.raw().name())) {
                            found.put(partition.partition(), offset.offset());
                        }
                    });
            return found;
        } catch (ExecutionException e) {
            throw new FailedException("cannot read how far enrich is: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted while reading how far enrich is", e);
        }
    }

    /** Records behind a position, counted by source. */
    private static final class Backlog implements AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer;

        /**
         * What lies behind a position.
         *
         * @param bySource records, without those that were sent back
         * @param replays those that were sent back
         * @param begins where it begins, for each partition that has some
         * @param deleted offsets that were due and that the topic no longer has
         */
        private record Rest(
                Map<String, Long> bySource, Map<String, Long> replays, List<String> begins, List<String> deleted) {}

        Backlog(KafkaSettings kafka) {
            consumer = new KafkaConsumer<>(
                    kafka.toRead(Map.of("auto.offset.reset", "earliest", "default.api.timeout.ms", "30000")),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
        }

        Rest after(String topic, Map<Integer, Long> positions) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            var deleted = new ArrayList<String>();
            for (TopicPartition partition : partitions) {
                long start = starts.getOrDefault(partition, 0L);
                long position = positions.getOrDefault(partition.partition(), 0L);
                if (position < start) {
                    deleted.add(partition + ": offsets " + position + " to " + (start - 1)
                            + " were deleted from the topic before they were read");
                }
                consumer.seek(partition, Math.max(start, position));
            }
            var bySource = new HashMap<String, Long>();
            var replays = new HashMap<String, Long>();
            var begins = new TreeMap<Integer, String>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    String source = CloudEvent.header(record.headers(), CloudEvent.SOURCE_HEADER)
                            .orElse("");
                    (DeadLetter.isReplay(record.headers()) ? replays : bySource).merge(source, 1L, Long::sum);
                    begins.putIfAbsent(
                            record.partition(), topic + "-" + record.partition() + " from offset " + record.offset());
                }
            }
            return new Rest(bySource, replays, List.copyOf(begins.values()), deleted);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
