package io.reviewstream.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to reach Kafka: every {@code KAFKA_*} variable is a standard client setting ({@code KAFKA_SECURITY_PROTOCOL} is
 * {@code security.protocol}). A secret may come from a file instead: {@code KAFKA_SASL_JAAS_CONFIG_FILE} names one that
 * holds {@code sasl.jaas.config}. The keys that a service must own to keep its promises win over these.
 *
 * @param clientConfig standard Kafka client settings; {@code bootstrap.servers} is always there
 */
public record KafkaSettings(Map<String, String> clientConfig) {
    private static final String PREFIX = "KAFKA_";
    private static final String FILE = "_FILE";

    public KafkaSettings {
        clientConfig = Map.copyOf(clientConfig);
    }

    /**
     * From the environment; the broker is {@code localhost:9092} unless {@code KAFKA_BOOTSTRAP_SERVERS} says so.
     *
     * @throws SettingsException when a secret's file cannot be read, the secret is given both ways, or a name is mistyped
     */
    public static KafkaSettings from(Map<String, String> env) {
        var config = new TreeMap<String, String>();
        config.put("bootstrap.servers", "localhost:9092");
        List<String> problems = mistyped(env);
        new TreeMap<>(env).forEach((name, value) -> {
            if (!isSetting(name, value)) {
                return;
            }
            if (name.endsWith(FILE) && isSecret(key(withoutFile(name)))) {
                try {
                    config.put(key(withoutFile(name)), SecretFile.read(env, withoutFile(name), value));
                } catch (SettingsException e) {
                    problems.addAll(e.problems());
                }
            } else {
                config.put(key(name), value);
            }
        });
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new KafkaSettings(config);
    }

    /**
     * Looks at the names alone, for who uses no cluster of the environment's: one that is mistyped may be why.
     *
     * @throws SettingsException naming each that is mistyped
     */
    public static void refuseMistyped(Map<String, String> env) {
        List<String> problems = mistyped(env);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    private static List<String> mistyped(Map<String, String> env) {
        var problems = new ArrayList<String>();
        new TreeMap<>(env).forEach((name, value) -> {
            if (isSetting(name, value)) {
                ClientNames.meantBy(key(name))
                        .ifPresent(meant -> problems.add(
                                name + " is not a setting of Kafka's clients; did you mean " + variable(meant) + "?"));
            }
        });
        return problems;
    }

    private static boolean isSetting(String name, String value) {
        return name.startsWith(PREFIX) && !value.isBlank() && !ServiceLinks.isOne(name, value);
    }

    private static String key(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The other way round: who sets {@code security.protocol}. */
    static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static String withoutFile(String variable) {
        return variable.substring(0, variable.length() - FILE.length());
    }

    /** A cluster that needs nothing but its address. */
    public static KafkaSettings of(String bootstrapServers) {
        return new KafkaSettings(Map.of("bootstrap.servers", bootstrapServers));
    }

    public String bootstrapServers() {
        return clientConfig.getOrDefault("bootstrap.servers", "");
    }

    /** These settings and more; what is said here wins. */
    public KafkaSettings plus(Map<String, String> more) {
        var config = new TreeMap<>(clientConfig);
        config.putAll(more);
        return new KafkaSettings(config);
    }

    /** These settings and more; what has been said already wins. */
    public KafkaSettings orElse(Map<String, String> defaults) {
        var config = new TreeMap<>(defaults);
        config.putAll(clientConfig);
        return new KafkaSettings(config);
    }

    /** These settings with a service's own on top. */
    public Map<String, Object> with(Map<String, ?> own) {
        var merged = new TreeMap<String, Object>(clientConfig);
        merged.putAll(own);
        return merged;
    }

    /**
     * These settings for a consumer that reads what is committed, up to some end, and is closed then; with its own on top. Closing
     * waits for the fetch that is under way, so none is held back for Kafka's half a second.
     */
    public Map<String, Object> toRead(Map<String, ?> own) {
        var reading = new TreeMap<String, Object>(Map.of(
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "allow.auto.create.topics", "false",
                "fetch.max.wait.ms", "50"));
        reading.putAll(own);
        return with(reading);
    }

    /** Secrets left out. */
    @Override
    public String toString() {
        var shown = new TreeMap<String, String>(clientConfig);
        shown.replaceAll((name, value) -> isSecret(name) ? "***" : value);
        return shown.toString();
    }

    private static boolean isSecret(String name) {
        return name.contains("password")
                || name.contains("passphrase")
                || name.contains("jaas")
                || name.contains("secret")
                || name.contains("user.info")
                || name.endsWith("keystore.key");
    }
}
