package io.reviewstream.local.security;

import io.reviewstream.events.Topics;
import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.local.doctor.Right;
import io.reviewstream.runtime.KafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A broker that takes nothing but SASL over TLS, and has an authorizer. */
public final class SecuredBroker {
    /** Of the stores and of everybody. */
    static final String PASSWORD = "a-secret-of-the-test";

    private static final int USERS = 40;

    private final EmbeddedKafka kafka;
    private final Path trustStore;

    private SecuredBroker(EmbeddedKafka kafka, Path trustStore) {
        this.kafka = kafka;
        this.trustStore = trustStore;
    }

    /** The one of this test run, started on first use. */
    public static SecuredBroker shared() {
        return Holder.BROKER;
    }

    /** One of those who may log in with PLAIN and have no rights until they are granted some; all others are refused. */
    public static String user(int number) {
        return "user" + number;
    }

    private static SecuredBroker start(Path folder) throws IOException, InterruptedException {
        Path keyStore = keyStore(folder);
        Path trustStore = trustStore(folder, keyStore);
        var jaas = new StringBuilder("org.apache.kafka.common.security.plain.PlainLoginModule required"
                + " username=\"admin\" password=\"" + PASSWORD + "\" user_admin=\"" + PASSWORD + "\"");
        for (int i = 0; i < USERS; i++) {
            jaas.append(" user_" + user(i) + "=\"" + PASSWORD + "\"");
        }
        var overrides = new HashMap<String, String>();
        overrides.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT");
        overrides.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512");
        overrides.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        overrides.put("listener.name.clients.plain.sasl.jaas.config", jaas + ";");
        overrides.put(
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        overrides.put("ssl.keystore.location", keyStore.toString());
        overrides.put("ssl.keystore.password", PASSWORD);
        overrides.put("ssl.key.password", PASSWORD);
        overrides.put("ssl.truststore.location", trustStore.toString());
        overrides.put("ssl.truststore.password", PASSWORD);
        overrides.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        // The node speaks to itself without a name on the controller's listener, which clients cannot use.
        overrides.put("super.users", "User:admin;User:ANONYMOUS");
        return new SecuredBroker(EmbeddedKafka.start(folder.resolve("broker"), overrides), trustStore);
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    Path trustStore() {
        return trustStore;
    }

    /** What a service's environment says, the secrets in files. */
    Map<String, String> environment(String mechanism, String user, Path secrets) throws IOException {
        String module = mechanism.equals("PLAIN") ? "plain.Plain" : "scram.Scram";
        Path jaas = Files.writeString(
                secrets.resolve(user + ".jaas"),
                "org.apache.kafka.common.security." + module + "LoginModule required username=\"" + user
                        + "\" password=\"" + PASSWORD + "\";\n");
        Path password = Files.writeString(secrets.resolve("truststore.password"), PASSWORD + "\n");
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers(),
                "KAFKA_SECURITY_PROTOCOL",
                "SASL_SSL",
                "KAFKA_SASL_MECHANISM",
                mechanism,
                "KAFKA_SASL_JAAS_CONFIG_FILE",
                jaas.toString(),
                "KAFKA_SSL_TRUSTSTORE_LOCATION",
                trustStore.toString(),
                "KAFKA_SSL_TRUSTSTORE_PASSWORD_FILE",
                password.toString());
    }

    public KafkaSettings settings(String user) {
        return new KafkaSettings(Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user + "\" password=\""
                        + PASSWORD + "\";",
                "ssl.truststore.location",
                trustStore.toString(),
                "ssl.truststore.password",
                PASSWORD));
    }

    public Admin admin() {
        return Admin.create(settings("admin").with(Map.of()));
    }

    /** Gives a user those rights. */
    public void grant(String user, Collection<Right> rights) throws InterruptedException, ExecutionException {
        try (var admin = admin()) {
            admin.createAcls(rights.stream()
                            .map(right -> right.grantedTo("User:" + user))
                            .toList())
                    .all()
                    .get();
        }
    }

    /** A user that logs in with SCRAM-SHA-512. */
    void addScramUser(String user) throws InterruptedException, ExecutionException {
        try (var admin = admin()) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PASSWORD)))
                    .all()
                    .get();
        }
    }

    /** What a service of a pipeline needs. */
    public static List<Right> rights(Topics topics, String service) {
        return Right.of(topics).stream()
                .filter(right -> right.service().equals(service))
                .toList();
    }

    private static Path keyStore(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("broker.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=IP:127.0.0.1,DNS:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        return store;
    }

    private static Path trustStore(Path folder, Path keyStore) throws IOException, InterruptedException {
        Path certificate = folder.resolve("broker.crt");
        Path store = folder.resolve("trusted.p12");
        keytool(
                "-exportcert",
                "-alias",
                "broker",
                "-file",
                certificate.toString(),
                "-keystore",
                keyStore.toString(),
                "-storepass",
                PASSWORD);
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "broker",
                "-file",
                certificate.toString(),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        return store;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add("-J-XX:TieredStopAtLevel=1");
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
    }

    /** How many records of a topic are committed. */
    long committed(String topic) {
        try (var consumer = new KafkaConsumer<>(
                settings("admin").with(Map.of("isolation.level", "read_committed")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long count = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                count += consumer.poll(Duration.ofMillis(200)).count();
            }
            return count;
        }
    }

    private static final class Holder {
        static final SecuredBroker BROKER = start();

        private static SecuredBroker start() {
            try {
                var broker = SecuredBroker.start(Files.createTempDirectory(Path.of("target"), "secured-broker-")
                        .toAbsolutePath());
                Runtime.getRuntime().addShutdownHook(new Thread(broker.kafka::close));
                return broker;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
