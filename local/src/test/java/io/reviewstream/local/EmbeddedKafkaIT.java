package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.FailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaIT {
    private static final Topics TOPICS = Topics.standard();

    @TempDir
    Path state;

    @Test
    void keepsItsRecordsAndItsClusterIdAcrossARestart() throws Exception {
        String clusterId;
        try (var kafka = EmbeddedKafka.start(state);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicCreation.ensure(admin, TOPICS, 1, (short) 1);
            clusterId = admin.describeCluster().clusterId().get();
            try (var producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                    new StringSerializer(),
                    new StringSerializer())) {
                producer.send(new ProducerRecord<>(TOPICS.raw().name(), "a", "first"))
                        .get();
            }
        }

        try (var kafka = EmbeddedKafka.start(state);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.describeCluster().clusterId().get()).isEqualTo(clusterId);
            assertThat(firstValue(kafka)).isEqualTo("first");
        }
    }

    /** Looks often which transactions are out of time, so that it surely does so while it starts again. */
    @Test
    void startsAgainWithoutWaitingForTheEndOfItsLastSession() {
        var longSessions = Map.of("broker.session.timeout.ms", "600000");
        EmbeddedKafka.start(state, longSessions).close();

        try (var kafka = EmbeddedKafka.start(state, longSessions)) {
            assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void endsATransactionThatWasOpenWhenItEnded() throws Exception {
        var often = Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "10");
        var partition = new TopicPartition(TOPICS.raw().name(), 0);
        try (var kafka = EmbeddedKafka.start(state, often)) {
            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                TopicCreation.ensure(admin, TOPICS, 1, (short) 1);
            }
            var producer = new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers", kafka.bootstrapServers(),
                            "transactional.id", "left-open",
                            "transaction.timeout.ms", "2500"),
                    new StringSerializer(),
                    new StringSerializer());
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(partition.topic(), "a", "never committed"))
                    .get();
            producer.close(Duration.ZERO);
        }

        try (var kafka = EmbeddedKafka.start(state, often);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    end(admin, partition, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)))
                            .isEqualTo(end(admin, partition, new ListOffsetsOptions()))
                            .isEqualTo(2));
        }
    }

    private static long end(Admin admin, TopicPartition partition, ListOffsetsOptions options) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()), options)
                .partitionResult(partition)
                .get()
                .offset();
    }

    @Test
    void refusesAFolderThatAnotherNodeUses() {
        try (var kafka = EmbeddedKafka.start(state)) {
            assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedKafka.start(state))
                    .isInstanceOf(FailedException.class)
                    .hasMessage("the state folder " + state
                            + " is in use by another run; wait for its end, or give another --state");
        }
    }

    private static String firstValue(EmbeddedKafka kafka) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partition = new TopicPartition(TOPICS.raw().name(), 0);
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
        }
    }
}
