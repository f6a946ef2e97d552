package io.reviewstream.runtime;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Says in words what is wrong with a cluster, where Kafka's own message names the step that failed and not why. */
public final class KafkaProblem {
    private KafkaProblem() {}

    /** A clause without a full stop, such as {@code no server has a name that is given}. */
    public static String of(Throwable failure) {
        Throwable cause = failure;
        for (Throwable behind = cause.getCause(); behind != null; behind = cause.getCause()) {
            // Kafka's own exceptions say what is wrong, but for the plain one, which says at which step it was found.
            boolean isStep = (cause.getClass() == KafkaException.class || behind instanceof KafkaException)
                    && !contains(cause.getMessage(), behind.getMessage());
            if (!isStep && !(cause instanceof ExecutionException)) {
                break;
            }
            cause = behind;
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

    /** Whether what is said includes why. */
    private static boolean contains(@Nullable String message, @Nullable String reason) {
        return message != null && reason != null && message.contains(reason);
    }
}
