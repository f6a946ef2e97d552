package io.reviewstream.sink.store;

/**
 * The partition that records come from, beyond doubt: names recur on other clusters and when a topic is made anew, these
 * identifiers do not. A position is only ever one of an origin.
 *
 * @param clusterId of the Kafka cluster
 * @param topic the topic's name
 * @param topicId the topic's UUID as Kafka prints it
 * @param partition from 0
 */
public record Origin(String clusterId, String topic, String topicId, int partition) {
    @Override
    public String toString() {
        return topic + "-" + partition;
    }
}
