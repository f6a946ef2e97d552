package io.reviewstream.sink;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that is no enriched review.
 *
 * @param record as it was read
 * @param reason a code for machines
 * @param message for people
 */
record Letter(ConsumerRecord<byte[], byte[]> record, String reason, String message) {
    long bytes() {
        return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize()) + 200L;
    }
}
