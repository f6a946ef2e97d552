package io.reviewstream.local;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaProblem;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import java.util.Optional;
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
        Optional<SettingsException> settings = SettingsException.behind(failure);
        if (settings.isPresent()) {
            return settings.get();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return new FailedException(
                        attempt + ": the cluster at " + kafka.bootstrapServers()
                                + " does not answer; start it, or ask: reviewstream doctor",
                        failure);
            }
        }
        return new FailedException(
                attempt + " at " + kafka.bootstrapServers() + ": " + KafkaProblem.of(failure), failure);
    }
}
