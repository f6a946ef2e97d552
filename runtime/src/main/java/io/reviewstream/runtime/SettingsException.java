package io.reviewstream.runtime;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidConfigurationException;

/** Settings that cannot be used; the message lists every problem. The mistake is the user's: no stack trace is shown. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** How Kafka names the setting in what it says of it. */
    private static final Pattern KAFKA_SETTING =
            Pattern.compile("(?:\\bconfiguration \"?|\\bin (?=bootstrap))([a-z][a-z0-9.]*[a-z0-9])");

    /** How a client says that it cannot be made; the cause says why. */
    private static final Pattern NOT_MADE = Pattern.compile("Failed to (?:create new|construct) .*");

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
        boolean made = true;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof ConfigException && !message.startsWith(UNRESOLVED) || !made && isOfSecurity(cause)) {
                return Optional.of(new SettingsException(ofKafka(message)));
            }
            made &= !(cause instanceof KafkaException
                    && NOT_MADE.matcher(message).matches());
        }
        return Optional.empty();
    }

    /** Settings of SASL and TLS are looked at only by what a client is made of, each with an exception of its own. */
    private static boolean isOfSecurity(Throwable cause) {
        return cause instanceof InvalidConfigurationException
                || cause instanceof LoginException
                || cause instanceof IllegalArgumentException;
    }

    private static String ofKafka(String message) {
        Matcher setting = KAFKA_SETTING.matcher(message);
        String variable = setting.find()
                ? KafkaSettings.variable(setting.group(1))
                : message.contains("JAAS") ? "KAFKA_SASL_JAAS_CONFIG" : "KAFKA_* settings";
        return variable + ": " + message.replaceAll("\\s+", " ");
    }

    /** One line each. */
    public List<String> problems() {
        return problems;
    }
}
