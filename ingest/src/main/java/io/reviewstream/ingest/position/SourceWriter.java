package io.reviewstream.ingest.position;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.Vitals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the records of one source, and how far the source has thereby been read, in transactions: both or neither. Not
 * thread-safe.
 */
public final class SourceWriter implements AutoCloseable {
    private static final int MAX_RECORDS = 5_000;
    private static final long MAX_BYTES = 8L * 1024 * 1024;
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final String sourceUri;
    private final String bootstrapServers;
    private final String checkpointTopic;
    private final Producer<byte[], byte[]> producer;
    private final Map<String, Object> touched = new LinkedHashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Vitals vitals;
    private final KafkaClientMetrics clientMetrics;
    private final Timer commits;
    private final Map<String, Integer> deadByReason = new TreeMap<>();
    private boolean open;
    private int records;
    private long bytes;
    private long begunNanos;

    /**
     * Takes the source over: an earlier writer of the same source is fenced, and what it left uncommitted is undone.
     *
     * @param patience how long Kafka may take to answer
     * @throws FailedException when it does not, or refuses
     */
    public SourceWriter(KafkaSettings kafka, Topics topics, String sourceUri, Duration patience) {
        this(kafka, topics, sourceUri, patience, Vitals.unwatched());
    }

    /** The same, told to {@code vitals}. */
    public SourceWriter(KafkaSettings kafka, Topics topics, String sourceUri, Duration patience, Vitals vitals) {
        this.vitals = vitals;
        this.commits = vitals.timer("commit", "From the first record of a transaction until it is durable");
        this.sourceUri = sourceUri;
        this.bootstrapServers = kafka.bootstrapServers();
        this.checkpointTopic = topics.checkpoints().name();
        this.producer = new KafkaProducer<>(
                config(kafka, topics, sourceUri, patience), new ByteArraySerializer(), new ByteArraySerializer());
        this.clientMetrics = new KafkaClientMetrics(producer);
        try {
            producer.initTransactions();
            vitals.watch(clientMetrics);
        } catch (KafkaException e) {
            clientMetrics.close();
            producer.close(Duration.ZERO);
            throw failed(e);
        }
    }

    /** Adds a record to the transaction; the first one opens it. */
    public void add(ProducerRecord<byte[], byte[]> record) {
        add(record, metadata -> {});
    }

    /** The same, telling where it was put; it counts there once committed. */
    public void add(ProducerRecord<byte[], byte[]> record, Consumer<RecordMetadata> put) {
        begin();
        records++;
        CloudEvent.header(record.headers(), DeadLetter.REASON_HEADER)
                .ifPresent(reason -> deadByReason.merge(reason, 1, Integer::sum));
        bytes += record.value() == null ? 0 : record.value().length;
        try {
            producer.send(record, (metadata, e) -> {
                if (e == null) {
                    put.accept(metadata);
                } else {
                    failure.compareAndSet(null, e);
                }
            });
        } catch (KafkaException e) {
            throw failed(e);
        }
        Exception sent = failure.get();
        if (sent != null) {
            throw failed(sent);
        }
    }

    /** Sets how far a place of the source has been read; it counts once committed. */
    public void progress(String place, Object progress) {
        begin();
        touched.put(place, progress);
    }

    /** Whether so much has come together that it should be committed. */
    public boolean isDue() {
        return open
                && (records >= MAX_RECORDS
                        || bytes >= MAX_BYTES
                        || touched.size() >= MAX_RECORDS
                        || System.nanoTime() - begunNanos >= MAX_AGE.toNanos());
    }

    /**
     * Commits records and progress together. When this returns they are durable.
     *
     * @throws FailedException when Kafka is away or another writer took the source over; nothing of it then counts
     */
    public void commit() {
        if (!open) {
            return;
        }
        try {
            touched.forEach((place, progress) -> producer.send(new ProducerRecord<>(
                    checkpointTopic,
                    Checkpoints.key(sourceUri, place).getBytes(StandardCharsets.UTF_8),
                    Checkpoints.toBytes(progress))));
            producer.commitTransaction();
        } catch (KafkaException e) {
            Exception sent = failure.get();
            throw failed(sent == null ? e : sent);
        }
        tell();
        open = false;
        records = 0;
        bytes = 0;
        touched.clear();
        deadByReason.clear();
    }

    private void tell() {
        int dead = deadByReason.values().stream().mapToInt(Integer::intValue).sum();
        vitals.in(records);
        vitals.out(records - dead);
        deadByReason.forEach(vitals::dead);
        commits.record(System.nanoTime() - begunNanos, TimeUnit.NANOSECONDS);
    }

    /** Undoes what is not committed. */
    @Override
    public void close() {
        if (open && failure.get() == null) {
            try {
                producer.abortTransaction();
            } catch (KafkaException | IllegalStateException e) {
                // Fenced, or Kafka is away and perhaps owes the answer to a commit: the broker settles it when the
                // transaction's time is up.
            }
        }
        clientMetrics.close();
        producer.close(Duration.ofSeconds(5));
    }

    /** One name for each source of each pipeline; two writers of one source share it, and the later one wins. */
    static String transactionalId(Topics topics, String sourceUri) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((topics.prefix() + "\n" + sourceUri).getBytes(StandardCharsets.UTF_8));
            return "reviewstream-ingest-" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Map<String, Object> config(KafkaSettings kafka, Topics topics, String sourceUri, Duration patience) {
        var defaults = new TreeMap<String, Object>();
        defaults.put("compression.type", "lz4");
        defaults.put("linger.ms", "20");
        defaults.put("batch.size", Integer.toString(256 * 1024));
        defaults.put("buffer.memory", Integer.toString(64 * 1024 * 1024));
        defaults.putAll(kafka.clientConfig());
        var own = new TreeMap<String, Object>();
        own.put("transactional.id", transactionalId(topics, sourceUri));
        own.put("enable.idempotence", "true");
        own.put("acks", "all");
        own.put("max.request.size", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        own.put("max.block.ms", Long.toString(patience.toMillis()));
        own.put("delivery.timeout.ms", Long.toString(patience.toMillis() + 30_000));
        own.put("request.timeout.ms", "30000");
        // Longer than any commit takes, short enough that what a killed ingest left open holds no reader up for long.
        own.put("transaction.timeout.ms", "60000");
        own.put("client.id", "reviewstream-ingest");
        defaults.putAll(own);
        return defaults;
    }

    private void begin() {
        if (open) {
            return;
        }
        try {
            producer.beginTransaction();
        } catch (KafkaException e) {
            throw failed(e);
        }
        open = true;
        begunNanos = System.nanoTime();
    }

    private FailedException failed(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof FencedInstanceIdException) {
                return new FailedException(
                        sourceUri + ": another ingest has taken this source over, so this one stops; what it committed"
                                + " is kept. Run one ingest for each source",
                        e);
            }
        }
        Throwable root = e;
        while (root.getCause() != null && root.getMessage() == null) {
            root = root.getCause();
        }
        return new FailedException(
                sourceUri + ": Kafka at " + bootstrapServers + " does not take the records: " + root.getMessage()
                        + "; nothing is lost, start again to go on from what is committed",
                e);
    }
}
