package io.reviewstream.local;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;

/** Says what is wrong with a cluster: Kafka's message names the step that failed, and not always why. */
public final class ClusterFailure {
    private ClusterFailure() {}

    /**
     * The exception for people, a {@link SettingsException} where the mistake is theirs.
     *
     * @param attempt what could not be done, such as {@code cannot read reviews.raw}
     */
    public static RuntimeException of(String attempt, KafkaSettings kafka, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigException) {
                return new SettingsException("the Kafka client does not take its settings: " + cause.getMessage()
                        + "; correct --bootstrap-servers or KAFKA_*");
            }
            if (cause instanceof TimeoutException) {
                return new FailedException(
                        attempt + ": the cluster at " + kafka.bootstrapServers()
                                + " does not answer; start it, or ask: reviewstream doctor",
                        failure);
            }
        }
        return new FailedException(attempt + " at " + kafka.bootstrapServers() + ": " + failure.getMessage(), failure);
    }
}
