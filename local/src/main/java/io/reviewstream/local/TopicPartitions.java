package io.reviewstream.local;

import io.reviewstream.runtime.KafkaSettings;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Which partitions a topic has, asked of a cluster that may take its time. */
public final class TopicPartitions {
    private static final Duration UNTOLD = Duration.ofSeconds(3);
    private static final Duration TOLD = Duration.ofSeconds(12);

    private TopicPartitions() {}

    /**
     * All partitions of a topic, none if there is no such topic.
     *
     * @param notices takes a line once it takes so long that somebody may wonder
     * @throws TimeoutException when the cluster does not answer
     */
    public static List<TopicPartition> of(
            String topic, Consumer<?, ?> reader, KafkaSettings kafka, java.util.function.Consumer<String> notices) {
        return asked(topic, reader, kafka, notices).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static List<PartitionInfo> asked(
            String topic, Consumer<?, ?> reader, KafkaSettings kafka, java.util.function.Consumer<String> notices) {
        try {
            return reader.partitionsFor(topic, UNTOLD);
        } catch (TimeoutException e) {
            notices.accept("the cluster at " + kafka.bootstrapServers() + " does not answer yet; waiting for it, "
                    + TOLD.toSeconds() + " s at most");
            return reader.partitionsFor(topic, TOLD);
        }
    }
}
