package io.reviewstream.sink;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaProblem;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.sink.store.Origin;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the sink asks the cluster itself: which one it is, which topic this is, where its partitions begin and end. */
final class Cluster implements AutoCloseable {
    private final Admin admin;
    private final String address;
    private final Duration patience;

    Cluster(KafkaSettings kafka, Duration patience) {
        this.admin = Admin.create(kafka.with(
                Map.of("default.api.timeout.ms", Math.toIntExact(patience.toMillis()), "request.timeout.ms", (int)
                        Math.min(patience.toMillis(), 30_000))));
        this.address = kafka.bootstrapServers();
        this.patience = patience;
    }

    String id() throws InterruptedException {
        return answer("say which cluster it is", admin.describeCluster().clusterId());
    }

    /** Completes when any broker answers. */
    KafkaFuture<String> ping() {
        return admin.describeCluster().clusterId();
    }

    /** Empty when there is no such topic. */
    Optional<TopicDescription> topic(String name) throws InterruptedException {
        try {
            return Optional.of(answer(
                    "describe topic " + name,
                    Objects.requireNonNull(admin.describeTopics(List.of(name))
                            .topicNameValues()
                            .get(name))));
        } catch (FailedException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Optional<Origin> origin(TopicPartition partition) throws InterruptedException {
        Optional<TopicDescription> topic = topic(partition.topic());
        if (topic.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Origin(id(), partition.topic(), topic.get().topicId().toString(), partition.partition()));
    }

    long begin(TopicPartition partition) throws InterruptedException {
        return Objects.requireNonNull(
                offsets(List.of(partition), OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED)
                        .get(partition));
    }

    /**
     * Where each partition of a topic ends, records of open transactions included: a record that is committed by now is
     * before that, even if it waits behind an older transaction.
     */
    Map<TopicPartition, Long> ends(String topicName) throws InterruptedException {
        return ends(topicName, IsolationLevel.READ_UNCOMMITTED);
    }

    /** How far each partition of a topic can be read without waiting for a transaction. */
    Map<TopicPartition, Long> stableEnds(String topicName) throws InterruptedException {
        return ends(topicName, IsolationLevel.READ_COMMITTED);
    }

    private Map<TopicPartition, Long> ends(String topicName, IsolationLevel isolation) throws InterruptedException {
        Optional<TopicDescription> topic = topic(topicName);
        if (topic.isEmpty()) {
            return Map.of();
        }
        List<TopicPartition> partitions = topic.get().partitions().stream()
                .map(partition -> new TopicPartition(topicName, partition.partition()))
                .toList();
        return offsets(partitions, OffsetSpec.latest(), isolation);
    }

    private Map<TopicPartition, Long> offsets(
            List<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation) throws InterruptedException {
        var request = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> request.put(partition, spec));
        var offsets = new HashMap<TopicPartition, Long>();
        answer(
                        "list offsets of " + partitions,
                        admin.listOffsets(request, new ListOffsetsOptions(isolation))
                                .all())
                .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    private <T> T answer(String question, KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw failure(question, cause);
        } catch (TimeoutException e) {
            throw failure(question, e);
        }
    }

    private FailedException failure(String question, Throwable cause) {
        return new FailedException(
                "Kafka at " + address + " does not " + question + ": " + KafkaProblem.of(cause), cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
