package io.reviewstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KafkaSettingsTest {
    @Test
    void reachesALocalBrokerWhenNothingIsSet() {
        assertThat(KafkaSettings.from(Map.of()).clientConfig())
                .isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
    }

    @Test
    void takesEveryKafkaVariableForAClientSetting() {
        var settings = KafkaSettings.from(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "one:9093,two:9093",
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_SASL_MECHANISM", " ",
                "ENRICH_THREADS", "2"));

        assertThat(settings.clientConfig())
                .isEqualTo(Map.of("bootstrap.servers", "one:9093,two:9093", "security.protocol", "SASL_SSL"));
        assertThat(settings.bootstrapServers()).isEqualTo("one:9093,two:9093");
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_BOOTSTRAP_SERVER, KAFKA_BOOTSTRAP_SERVERS",
        "KAFKA_BOOSTRAP_SERVERS, KAFKA_BOOTSTRAP_SERVERS",
        "KAFKA_SECURITY_PROTOCOLL, KAFKA_SECURITY_PROTOCOL",
        "KAFKA_SASL_MECHANISMS, KAFKA_SASL_MECHANISM",
        "KAFKA_LINGER_MSEC, KAFKA_LINGER_MS"
    })
    void refusesANameThatIsMistyped(String mistyped, String meant) {
        String message = mistyped + " is not a setting of Kafka's clients; did you mean " + meant + "?";

        assertThatThrownBy(() -> KafkaSettings.from(Map.of(mistyped, "x")))
                .isInstanceOf(SettingsException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> KafkaSettings.refuseMistyped(Map.of(mistyped, "x")))
                .isInstanceOf(SettingsException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KAFKA_HOME",
                "KAFKA_OPTS",
                "KAFKA_ARGS",
                "KAFKA_LOG_DIRS",
                "KAFKA_NUM_STREAM_THREADS",
                "KAFKA_MAIN_CONSUMER_MAX_POLL_RECORDS",
                "KAFKA_FETCH_MIN_BYTES",
                "KAFKA_BROKER_RACK"
            })
    void leavesToOthersWhatIsNoSettingOfAClient(String name) {
        assertThatCode(() -> KafkaSettings.from(Map.of(name, "x"))).doesNotThrowAnyException();
    }

    @Test
    void passesOverANameWithoutAValue() {
        assertThatCode(() -> KafkaSettings.from(Map.of("KAFKA_BOOTSTRAP_SERVER", " ")))
                .doesNotThrowAnyException();
    }

    @Test
    void letsTheServicesOwnSettingsWin() {
        var settings = KafkaSettings.from(Map.of("KAFKA_ISOLATION_LEVEL", "read_uncommitted"));

        assertThat(settings.with(Map.of("isolation.level", "read_committed", "linger.ms", 5)))
                .isEqualTo(Map.of(
                        "bootstrap.servers", "localhost:9092",
                        "isolation.level", "read_committed",
                        "linger.ms", 5));
    }

    @Test
    void letsTheUsersSettingsWinOverDefaults() {
        var settings = KafkaSettings.from(Map.of("KAFKA_LINGER_MS", "7"))
                .orElse(Map.of("linger.ms", "5", "acks", "all"))
                .plus(Map.of("acks", "1"));

        assertThat(settings.with(Map.of()))
                .isEqualTo(Map.of("bootstrap.servers", "localhost:9092", "linger.ms", "7", "acks", "1"));
    }

    @Test
    void readsCommittedRecordsAloneUnlessToldOtherwise() {
        var settings = KafkaSettings.of("localhost:9092");

        assertThat(settings.toRead(Map.of("max.poll.records", 1)))
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", "false")
                .containsEntry("allow.auto.create.topics", "false")
                .containsEntry("max.poll.records", 1);
        assertThat(settings.toRead(Map.of("isolation.level", "read_uncommitted")))
                .containsEntry("isolation.level", "read_uncommitted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KAFKA_SSL_KEYSTORE_PASSWORD",
                "KAFKA_SSL_KEY_PASSWORD",
                "KAFKA_SSL_KEYSTORE_KEY",
                "KAFKA_PRODUCER_SSL_KEYSTORE_KEY",
                "KAFKA_SSL_TRUSTSTORE_PASSWORD",
                "KAFKA_SASL_JAAS_CONFIG",
                "KAFKA_SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_SECRET",
                "KAFKA_SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_PASSPHRASE"
            })
    void showsNoSecret(String variable) {
        String shown = KafkaSettings.from(Map.of(variable, "hunter2")).toString();

        assertThat(shown).contains("=***").doesNotContain("hunter2");
    }

    @Test
    void showsWhatIsNoSecret() {
        var settings = KafkaSettings.from(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "one:9093",
                "KAFKA_SASL_JAAS_CONFIG", "…",
                "KAFKA_SSL_KEYSTORE_LOCATION", "/etc/keys"));

        assertThat(settings)
                .hasToString("{bootstrap.servers=one:9093, sasl.jaas.config=***, ssl.keystore.location=/etc/keys}");
    }

    @Test
    void readsSecretsFromFiles(@TempDir Path folder) throws IOException {
        Path jaas = Files.writeString(folder.resolve("jaas"), "module required;\n");

        var settings = KafkaSettings.from(Map.of("KAFKA_SASL_JAAS_CONFIG_FILE", jaas.toString()));

        assertThat(settings.clientConfig()).containsEntry("sasl.jaas.config", "module required;");
    }

    @Test
    void leavesClientSettingsAloneWhoseNamesEndInFile() {
        var settings = KafkaSettings.from(Map.of("KAFKA_SASL_OAUTHBEARER_ASSERTION_FILE", "/run/assertion"));

        assertThat(settings.clientConfig()).containsEntry("sasl.oauthbearer.assertion.file", "/run/assertion");
    }

    @Test
    void namesEverySecretThatIsMissing(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThatThrownBy(() -> KafkaSettings.from(Map.of(
                        "KAFKA_SASL_JAAS_CONFIG_FILE", "nowhere",
                        "KAFKA_SSL_KEY_PASSWORD_FILE", empty.toString(),
                        "KAFKA_SSL_TRUSTSTORE_PASSWORD", "hunter2",
                        "KAFKA_SSL_TRUSTSTORE_PASSWORD_FILE", "nowhere")))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "KAFKA_SASL_JAAS_CONFIG_FILE: cannot read nowhere (NoSuchFileException)",
                                        "KAFKA_SSL_KEY_PASSWORD_FILE: " + empty + " is empty",
                                        "KAFKA_SSL_TRUSTSTORE_PASSWORD and KAFKA_SSL_TRUSTSTORE_PASSWORD_FILE are both set;"
                                                + " leave one out"));
    }
}
