package io.reviewstream.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.local.doctor.Finding.Verdict;
import io.reviewstream.local.security.SecuredBroker;
import io.reviewstream.runtime.KafkaSettings;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransactionsCheckIT {
    private static final Instant WRITTEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Topics TOPICS = new Topics("hanging.");
    private static final TopicPartition RAW = new TopicPartition(TOPICS.raw().name(), 0);
    private static final TopicPartition CHANGES = new TopicPartition("hanging.reviewstream-enrich-seen-changelog", 0);
    private static final String NAME = "somebody's-transactions";

    @TempDir
    Path folder;

    private EmbeddedKafka kafka;
    private Admin admin;

    /** The broker takes records of transactions that their coordinator has not been told of, as brokers once did. */
    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder, Map.of("transaction.partition.verification.enable", "false"));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        TopicCreation.ensure(admin, TOPICS, 1, (short) 1);
    }

    @AfterEach
    void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void seesATransactionThatItsCoordinatorHasForgottenAndFreesItsReadersIfAskedTo() throws Exception {
        var fenced = admin.fenceProducers(List.of(NAME));
        long producer = fenced.producerId(NAME).get();
        short epoch = fenced.epochId(NAME).get();
        admin.createTopics(List.of(new NewTopic(CHANGES.topic(), 1, (short) 1)))
                .all()
                .get();
        writeUnannounced(RAW, producer, epoch);
        writeUnannounced(CHANGES, producer, epoch);
        String what = ": a transaction is open from offset 0 on, of producer " + producer + " (" + NAME
                + "), last written to at 2026-03-01T12:00:00Z, ";

        assertThat(examine(false)).containsExactlyInAnyOrder(forgotten(RAW, what), forgotten(CHANGES, what));
        assertThat(stableEnd(RAW)).isZero();
        assertThat(examine(true)).containsExactlyInAnyOrder(freed(RAW, what), freed(CHANGES, what));
        assertThat(stableEnd(RAW)).isEqualTo(2);
        assertThat(stableEnd(CHANGES)).isEqualTo(2);
        assertThat(examine(false)).containsExactly(Finding.ok("readers", "no transaction that hangs is in their way"));
    }

    @Test
    void leavesOneWhoseOtherRecordsWereCommitted() throws Exception {
        try (var producer = producer()) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPICS.enriched().name(), "a", "committed"));
            producer.commitTransaction();
        }
        var coordinator =
                admin.describeTransactions(List.of(NAME)).description(NAME).get();
        writeUnannounced(RAW, coordinator.producerId(), (short) coordinator.producerEpoch());

        List<Finding> findings = examine(true);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
            assertThat(finding.text()).endsWith("wait there for ever; its other records were committed");
            assertThat(finding.mend())
                    .startsWith("kafka-transactions.sh abort --topic hanging.reviews.raw --partition 0 --start-offset 0"
                            + " frees them and drops the records that it wrote there;");
        });
        assertThat(stableEnd(RAW)).isZero();
    }

    @Test
    void seesATransactionThatNoCoordinatorKnows() throws Exception {
        writeUnannounced(RAW, 4711, (short) 0);

        assertThat(new Doctor(
                                KafkaSettings.of(kafka.bootstrapServers()),
                                TOPICS,
                                Set.of(),
                                Map.of(),
                                false,
                                Clock.systemUTC())
                        .examineAndAbortHanging())
                .filteredOn(finding -> finding.subject().equals("readers"))
                .containsExactly(Finding.wrong(
                        "readers",
                        "hanging.reviews.raw-0: a transaction is open from offset 0 on, of producer 4711, last written to at"
                                + " 2026-03-01T12:00:00Z, but no coordinator knows of it: readers of committed records"
                                + " wait there for ever",
                        "kafka-transactions.sh abort --topic hanging.reviews.raw --partition 0 --start-offset 0 frees"
                                + " them; then ask reviewstream audit whether anything is missing"));
        assertThat(stableEnd(RAW)).isZero();
    }

    @Test
    void leavesATransactionInPeaceUntilItIsOpenForLongerThanItMay() throws Exception {
        try (var producer = producer()) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(RAW.topic(), RAW.partition(), WRITTEN.toEpochMilli(), "a", "old"))
                    .get();
            Clock now = Clock.systemUTC();

            assertThat(examine(now, true)).extracting(Finding::verdict).containsExactly(Verdict.OK);
            assertThat(examine(Clock.offset(now, Duration.ofMinutes(2)), true))
                    .extracting(Finding::verdict)
                    .containsExactly(Verdict.OK);
            assertThat(examine(Clock.offset(now, Duration.ofMinutes(7)), true))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
                        assertThat(finding.text())
                                .contains("for longer than it may be, though its coordinator knows of it");
                    });
            producer.commitTransaction();
        }
    }

    @Test
    void saysInOneLineThatItMayNotLook() throws Exception {
        SecuredBroker broker = SecuredBroker.shared();
        String writer = SecuredBroker.user(37);
        String reader = SecuredBroker.user(38);
        broker.grant(writer, rights("ingest", AclOperation.WRITE));
        broker.grant(reader, rights("enrich", AclOperation.READ));
        try (var secured = broker.admin();
                var producer = producer(broker.settings("admin"))) {
            TopicCreation.ensure(secured, TOPICS, 1, (short) 1);
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(RAW.topic(), RAW.partition(), WRITTEN.toEpochMilli(), "a", "old"))
                    .get();

            assertThat(examine(broker.settings(SecuredBroker.user(36))))
                    .extracting(Finding::verdict)
                    .containsExactly(Verdict.OK);
            assertThat(examine(broker.settings(writer)))
                    .containsExactly(Finding.note(
                            "readers",
                            "it cannot be seen whether the transactions hang that are open in hanging.reviews.raw",
                            "run doctor as a user who may Read these topics to have it checked"));
            assertThat(examine(broker.settings(reader))).singleElement().satisfies(finding -> {
                assertThat(finding.verdict()).isEqualTo(Verdict.NOTE);
                assertThat(finding.text()).endsWith("; it cannot be seen whether it hangs");
            });
            producer.abortTransaction();
        }
    }

    private static List<Right> rights(String service, AclOperation operation) {
        return Right.of(TOPICS).stream()
                .filter(right -> right.service().equals(service) && right.operation() == operation)
                .filter(right -> right.resource().name().equals(RAW.topic()))
                .toList();
    }

    private List<Finding> examine(boolean abortHanging) throws Exception {
        return examine(Clock.systemUTC(), abortHanging);
    }

    private List<Finding> examine(Clock clock, boolean abortHanging) throws Exception {
        return new TransactionsCheck(admin, TOPICS, clock, abortHanging).examine();
    }

    private static List<Finding> examine(KafkaSettings kafka) throws Exception {
        try (var user = Admin.create(kafka.with(Map.of()))) {
            return new TransactionsCheck(user, TOPICS, Clock.systemUTC(), true).examine();
        }
    }

    private static Finding forgotten(TopicPartition partition, String what) {
        return Finding.wrong(
                "readers",
                partition + what + "but its coordinator has forgotten it: readers of committed records wait there for"
                        + " ever",
                "reviewstream doctor --abort-hanging frees them, or kafka-transactions.sh abort --topic "
                        + partition.topic() + " --partition 0 --start-offset 0; then ask reviewstream audit whether"
                        + " anything is missing");
    }

    private static Finding freed(TopicPartition partition, String what) {
        return Finding.note(
                "readers",
                partition + what + "and its coordinator had forgotten it: aborted",
                "ask reviewstream audit whether anything is missing");
    }

    private KafkaProducer<String, String> producer() {
        return producer(KafkaSettings.of(kafka.bootstrapServers()));
    }

    private static KafkaProducer<String, String> producer(KafkaSettings kafka) {
        var producer = new KafkaProducer<>(
                kafka.with(Map.of("transactional.id", NAME, "transaction.timeout.ms", "300000")),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    private long stableEnd(TopicPartition partition) throws Exception {
        return admin.listOffsets(
                        Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /** One record of a transaction of which its coordinator learns nothing, so that it never ends it. */
    private void writeUnannounced(TopicPartition partition, long producer, short epoch) throws Exception {
        // Does not answer before the partition has a leader.
        assertThat(stableEnd(partition)).isZero();
        var records = MemoryRecords.withTransactionalRecords(
                Compression.NONE,
                producer,
                epoch,
                0,
                new SimpleRecord(WRITTEN.toEpochMilli(), new byte[] {1}, new byte[] {2}));
        var topic = new TopicProduceData()
                .setName(partition.topic())
                .setPartitionData(List.of(new PartitionProduceData()
                        .setIndex(partition.partition())
                        .setRecords(records)));
        short version = ProduceRequest.LAST_STABLE_VERSION_BEFORE_TRANSACTION_V2;
        var request = new ProduceRequest(
                new ProduceRequestData()
                        .setTransactionalId(NAME)
                        .setAcks((short) -1)
                        .setTimeoutMs(10_000)
                        .setTopicData(
                                new TopicProduceDataCollection(List.of(topic).iterator())),
                version);
        AbstractResponse answer = ask(request, new RequestHeader(ApiKeys.PRODUCE, version, "elder", 1));
        assertThat(answer.errorCounts()).containsOnlyKeys(Errors.NONE);
    }

    private AbstractResponse ask(ProduceRequest request, RequestHeader header) throws IOException {
        String port = kafka.bootstrapServers().replaceFirst(".*:", "");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            ByteBuffer question = request.serializeWithHeader(header);
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(question.remaining());
            out.write(question.array(), question.arrayOffset() + question.position(), question.remaining());
            out.flush();
            var in = new DataInputStream(socket.getInputStream());
            return AbstractResponse.parseResponse(ByteBuffer.wrap(in.readNBytes(in.readInt())), header);
        }
    }
}
