package io.reviewstream.local.doctor;

import io.reviewstream.runtime.KafkaSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/** Whether the brokers can be reached, at the addresses that are configured and at those that they give out. */
final class BrokersCheck {
    private static final String SUBJECT = "brokers";
    private static final String SERVERS = "KAFKA_BOOTSTRAP_SERVERS";

    private final KafkaSettings kafka;

    BrokersCheck(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    List<Finding> examine() {
        var findings = new ArrayList<Finding>();
        for (String server : kafka.bootstrapServers().split(",")) {
            Optional<Address> address = Address.parse(server.trim());
            if (address.isEmpty()) {
                findings.add(Finding.wrong(
                        SUBJECT, "'" + server.trim() + "' is no address", "set " + SERVERS + " to host:port, …"));
            } else {
                findings.addAll(at(address.get()));
            }
        }
        return findings;
    }

    private List<Finding> at(Address address) {
        Optional<String> obstacle = address.obstacle();
        if (obstacle.isPresent()) {
            return List.of(Finding.wrong(
                    SUBJECT,
                    address + " cannot be reached: " + obstacle.get(),
                    "start the broker, or correct " + SERVERS));
        }
        try {
            return advertised(address, AdvertisedBrokers.at(address, kafka.with(Map.of())));
        } catch (SslAuthenticationException e) {
            return List.of(tlsRefused(address, e));
        } catch (UnsupportedSaslMechanismException e) {
            return List.of(Finding.wrong(
                    SUBJECT,
                    address + " does not take " + mechanism() + ": " + e.getMessage(),
                    "set KAFKA_SASL_MECHANISM to one that it takes"));
        } catch (SaslAuthenticationException e) {
            return List.of(Finding.wrong(
                    SUBJECT,
                    address + " refuses the log-in with " + mechanism() + ": " + e.getMessage(),
                    "check user and password in KAFKA_SASL_JAAS_CONFIG"));
        } catch (IOException e) {
            return List.of(silent(address));
        } catch (KafkaException e) {
            return List.of(wrongSetting(e));
        }
    }

    private static List<Finding> advertised(Address address, Collection<Node> brokers) {
        var findings = new ArrayList<Finding>();
        for (Node broker : brokers) {
            var given = new Address(broker.host(), broker.port());
            given.obstacle()
                    .ifPresent(obstacle -> findings.add(Finding.wrong(
                            SUBJECT,
                            address + " answers, but sends clients on to " + given + " for broker " + broker.id()
                                    + ", which cannot be reached from here: " + obstacle,
                            "set advertised.listeners of that broker to an address that clients can reach, or use the"
                                    + " listener that is meant for this machine")));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(SUBJECT, address + " answers; brokers: " + shown(brokers)));
        }
        return findings;
    }

    private static String shown(Collection<Node> brokers) {
        return String.join(
                ", ",
                brokers.stream()
                        .map(node -> Address.shown(node.host(), node.port()))
                        .toList());
    }

    private Finding tlsRefused(Address address, SslAuthenticationException e) {
        String why = rootMessage(e);
        if (!address.speaksTls()) {
            return noTls(address);
        }
        if (why.contains("certification path") || why.contains("trust")) {
            return Finding.wrong(
                    SUBJECT,
                    "the certificate of " + address + " is not trusted: " + why,
                    "name a trust store with its CA in KAFKA_SSL_TRUSTSTORE_LOCATION (and _TYPE, _PASSWORD)");
        }
        return Finding.wrong(
                SUBJECT,
                "the TLS handshake with " + address + " fails: " + why,
                "compare KAFKA_SSL_* with the broker's certificate: its names, its CA, whether it wants one of yours");
    }

    private Finding silent(Address address) {
        if (!protocol().contains("SSL") && address.speaksTls()) {
            return Finding.wrong(
                    SUBJECT,
                    address + " speaks TLS, but security.protocol is " + protocol(),
                    "set KAFKA_SECURITY_PROTOCOL to SSL or SASL_SSL");
        }
        if (protocol().contains("SSL") && !address.speaksTls()) {
            return noTls(address);
        }
        return Finding.wrong(
                SUBJECT,
                address + " takes connections but does not answer as a Kafka broker would",
                (isSasl() ? "" : "if it wants a log-in, set KAFKA_SECURITY_PROTOCOL to SASL_SSL or SASL_PLAINTEXT; ")
                        + "check that this is the port of a Kafka listener");
    }

    private Finding noTls(Address address) {
        return Finding.wrong(
                SUBJECT,
                address + " does not speak TLS, but security.protocol is " + protocol(),
                "set KAFKA_SECURITY_PROTOCOL to " + (isSasl() ? "SASL_PLAINTEXT" : "PLAINTEXT")
                        + ", or use the port of the TLS listener");
    }

    private static Finding wrongSetting(KafkaException e) {
        String why = rootMessage(e);
        return Finding.wrong("settings", "the Kafka client does not take its settings: " + why, "correct KAFKA_*");
    }

    private String protocol() {
        return kafka.clientConfig()
                .getOrDefault("security.protocol", "PLAINTEXT")
                .toUpperCase(Locale.ROOT);
    }

    private boolean isSasl() {
        return protocol().startsWith("SASL");
    }

    private String mechanism() {
        return kafka.clientConfig().getOrDefault("sasl.mechanism", "GSSAPI");
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
