package io.reviewstream.runtime;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/** Settings that cannot be used; the message lists every problem. The mistake is the user's: no stack trace is shown. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** How Kafka names the setting in what it says of it. */
    private static final Pattern KAFKA_SETTING =
            Pattern.compile("(?:\\bconfiguration \"?|\\bin (?=bootstrap))([a-z][a-z0-9.]*[a-z0-9])");

    static final String UNRESOLVED = "No resolvable bootstrap urls";

    private final transient List<String> problems;

    /** @param problems each says what, where, value, and what to do */
    public SettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One problem. */
    public SettingsException(String problem) {
        this(List.of(problem));
    }

    /**
     * The settings that something failed for: an exception of this kind, or a client of Kafka's that does not take a
     * {@code KAFKA_*} variable, be it as the cause of another exception. Empty for all else, such as a broker's name that
     * cannot be resolved, which may be so only for now.
     */
    public static Optional<SettingsException> behind(Throwable failure) {
        if (failure instanceof SettingsException settings) {
            return Optional.of(settings);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof ConfigException && !message.startsWith(UNRESOLVED)) {
                return Optional.of(new SettingsException(ofKafka(message)));
            }
        }
        return Optional.empty();
    }

    private static String ofKafka(String message) {
        Matcher setting = KAFKA_SETTING.matcher(message);
        String variable = setting.find() ? KafkaSettings.variable(setting.group(1)) : "KAFKA_* settings";
        return variable + ": " + message.replaceAll("\\s+", " ");
    }

    /** One line each. */
    public List<String> problems() {
        return problems;
    }
}
