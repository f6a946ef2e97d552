package io.reviewstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsExceptionTest {
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KAFKA_SASL_JAAS_CONFIG | broken | KAFKA_SASL_JAAS_CONFIG: Login module control flag not specified in JAAS config",
                "KAFKA_SASL_JAAS_CONFIG | " + SCRAM
                        + " required username=\"a\" | KAFKA_SASL_JAAS_CONFIG: JAAS config entry not terminated by semi-colon",
                "KAFKA_SASL_JAAS_CONFIG | none.Such required; | KAFKA_* settings: No LoginModule found for none.Such",
                "KAFKA_SASL_MECHANISM | NONE-256 | KAFKA_SASL_JAAS_CONFIG: Could not find a 'KafkaClient' entry in the JAAS configuration. System property 'java.security.auth.login.config' is not set",
            })
    void namesWhatIsWrongWithTheLogIn(String variable, String value, String problem) {
        var env = new HashMap<>(Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT", "KAFKA_SASL_MECHANISM", "PLAIN"));
        env.put(variable, value);

        assertThat(problemOfAdmin(env)).isEqualTo(problem);
        assertThat(problemOfProducer(env)).isEqualTo(problem);
    }

    @Test
    void namesACertificatesFileThatCannotBeRead() {
        var env = Map.of(
                "KAFKA_SECURITY_PROTOCOL", "SSL",
                "KAFKA_SSL_TRUSTSTORE_TYPE", "PEM",
                "KAFKA_SSL_TRUSTSTORE_LOCATION", "/no/such/ca.pem");

        assertThat(problemOfAdmin(env)).isEqualTo("KAFKA_* settings: Failed to load PEM SSL keystore /no/such/ca.pem");
    }

    @Test
    void leavesOtherFailuresAlone() {
        assertThat(SettingsException.behind(new KafkaException("Failed to create new KafkaAdminClient")))
                .isEmpty();
        assertThat(SettingsException.behind(new IllegalArgumentException("ours")))
                .isEmpty();
    }

    private static String problemOfAdmin(Map<String, String> env) {
        return problem(catchThrowable(
                () -> Admin.create(KafkaSettings.from(env).with(Map.of())).close()));
    }

    private static String problemOfProducer(Map<String, String> env) {
        var config = new HashMap<>(KafkaSettings.from(env).with(Map.of()));
        return problem(catchThrowable(
                () -> new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()).close()));
    }

    private static String problem(Throwable failure) {
        return SettingsException.behind(failure).orElseThrow().problems().get(0);
    }
}
