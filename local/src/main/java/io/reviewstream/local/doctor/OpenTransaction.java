package io.reviewstream.local.doctor;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that is open in a partition, and what its coordinator knows of it.
 *
 * @param producer as the leader of the partition has it
 * @param transactionalId null when no coordinator tells of one
 * @param coordinator what the coordinator says; null when none does
 */
record OpenTransaction(
        TopicPartition partition,
        ProducerState producer,
        @Nullable String transactionalId,
        @Nullable TransactionDescription coordinator) {
    /** The longest that a broker allows a transaction, unless it is told otherwise. */
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /** A coordinator looks every 10 s which transactions have been open for too long. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** Whether the coordinator has nothing of it open there, and so will never end it. */
    boolean isForgotten() {
        return coordinator != null && !coordinator.topicPartitions().contains(partition);
    }

    /** Whether no coordinator told of it, and no broker would have let it be open for so long. */
    boolean isUnknown(Instant now) {
        return coordinator == null
                && Instant.ofEpochMilli(producer.lastTimestamp()).isBefore(now.minus(LONGEST));
    }

    /** Whether its coordinator should have ended it by now. */
    boolean isLate(Instant now) {
        return coordinator != null
                && !isForgotten()
                && coordinator.transactionStartTimeMs().isPresent()
                && Instant.ofEpochMilli(coordinator.transactionStartTimeMs().getAsLong())
                        .plusMillis(coordinator.transactionTimeoutMs())
                        .isBefore(now.minus(GRACE));
    }

    /** Whether what it wrote elsewhere was committed, so that an abort would lose records. */
    boolean isCommittedElsewhere() {
        return coordinator != null && coordinator.state() == TransactionState.COMPLETE_COMMIT;
    }

    long startOffset() {
        return producer.currentTransactionStartOffset().orElseThrow();
    }

    AbortTransactionSpec abort() {
        return new AbortTransactionSpec(
                partition,
                producer.producerId(),
                (short) producer.producerEpoch(),
                producer.coordinatorEpoch().orElse(0));
    }

    /** For people: where it is, whose it is, and since when. */
    String inWords() {
        return partition + ": a transaction is open from offset " + startOffset() + " on, of producer "
                + producer.producerId() + (transactionalId == null ? "" : " (" + transactionalId + ")")
                + ", last written to at " + Instant.ofEpochMilli(producer.lastTimestamp());
    }

    /** What Kafka's own tool wants. */
    String asToolCommand() {
        return "kafka-transactions.sh abort --topic " + partition.topic() + " --partition " + partition.partition()
                + " --start-offset " + startOffset();
    }
}
