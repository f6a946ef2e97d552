package io.reviewstream.runtime;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/** Says in words what is wrong with a cluster, where Kafka's own message names the step that failed and not why. */
public final class KafkaProblem {
    private KafkaProblem() {}

    /** A clause without a full stop, such as {@code no server has a name that is given}. */
    public static String of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof ExecutionException || cause.getCause() instanceof KafkaException)) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        if (message.startsWith(SettingsException.UNRESOLVED)) {
            return "no server has a name that is given";
        }
        if (cause instanceof TimeoutException && cause.getMessage() == null) {
            return "it did not answer in time";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : message;
    }
}
