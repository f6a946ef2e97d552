package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.runtime.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

final class TopicPartitionsTest {
    private static final String NOTICE = "the cluster at broker:9092 does not answer yet; waiting for it, 12 s at most";

    private final List<String> notices = new ArrayList<>();

    @Test
    void saysNothingOfAClusterThatAnswers() {
        assertThat(of(new Cluster(0))).containsExactly(new TopicPartition("reviews.raw", 0));
        assertThat(notices).isEmpty();
    }

    @Test
    void tellsWhatItWaitsFor() {
        assertThat(of(new Cluster(1))).containsExactly(new TopicPartition("reviews.raw", 0));
        assertThat(notices).containsExactly(NOTICE);
    }

    @Test
    void givesUp() {
        assertThatThrownBy(() -> of(new Cluster(2))).isInstanceOf(TimeoutException.class);
        assertThat(notices).containsExactly(NOTICE);
    }

    private List<TopicPartition> of(Cluster cluster) {
        return TopicPartitions.of("reviews.raw", cluster, KafkaSettings.of("broker:9092"), notices::add);
    }

    /** Leaves so many questions without an answer. */
    private static final class Cluster extends MockConsumer<byte[], byte[]> {
        private int silent;

        Cluster(int silent) {
            super("earliest");
            this.silent = silent;
        }

        @Override
        public synchronized List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
            if (silent-- > 0) {
                throw new TimeoutException("no answer within " + timeout);
            }
            return List.of(new PartitionInfo(topic, 0, null, null, null));
        }
    }
}
