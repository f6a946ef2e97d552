package io.reviewstream.local.command;

import io.reviewstream.local.doctor.Doctor;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster a command reads from; all else about it comes from {@code KAFKA_*} variables. */
final class ClusterOptions {
    static final String SERVERS = "KAFKA_BOOTSTRAP_SERVERS";

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "The cluster (default: KAFKA_BOOTSTRAP_SERVERS, else localhost:9092).")
    private @Nullable String bootstrapServers;

    /** Whether the command line says which cluster. */
    boolean isNamed() {
        return bootstrapServers != null;
    }

    /** @throws SettingsException when a server is no address */
    KafkaSettings kafka(Terminal terminal) {
        return kafka(terminal.environment(), bootstrapServers);
    }

    /** The same, for who says what is wrong with it. */
    KafkaSettings unchecked(Terminal terminal) {
        return KafkaSettings.from(withServers(terminal.environment(), bootstrapServers));
    }

    /**
     * The cluster of the command line, else of the environment.
     *
     * @throws SettingsException when a server is no address
     */
    static KafkaSettings kafka(Map<String, String> environment, @Nullable String bootstrapServers) {
        KafkaSettings kafka = KafkaSettings.from(withServers(environment, bootstrapServers));
        Doctor.withoutAddress(kafka.bootstrapServers()).ifPresent(server -> {
            throw new SettingsException((bootstrapServers == null ? SERVERS : "--bootstrap-servers")
                    + " must be host:port, … but was " + server);
        });
        return kafka;
    }

    /** Whether these settings say which cluster: an empty variable does not. */
    static boolean areNamed(Map<String, String> env) {
        return !env.getOrDefault(SERVERS, "").isBlank();
    }

    /** The environment with the servers that the command line names, if it names any. */
    static Map<String, String> withServers(Map<String, String> environment, @Nullable String bootstrapServers) {
        var env = new HashMap<>(environment);
        if (bootstrapServers != null) {
            env.put(SERVERS, bootstrapServers);
        }
        return env;
    }
}
