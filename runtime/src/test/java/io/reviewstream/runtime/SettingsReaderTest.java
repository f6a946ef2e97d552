package io.reviewstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {
    private enum Store {
        FOLDER,
        DATA_BASE
    }

    @Test
    void givesTheDefaultsWhenNothingIsSet() {
        var in = reader(Map.of());

        assertThat(in.text("STORE", "out")).isEqualTo("out");
        assertThat(in.list("SOURCES")).isEmpty();
        assertThat(in.intBetween("BATCH_SIZE", 1, 10_000, 500)).isEqualTo(500);
        assertThat(in.longBetween("MAX_BYTES", 0, Long.MAX_VALUE, 1L << 40)).isEqualTo(1L << 40);
        assertThat(in.duration("FLUSH_EVERY", Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(in.flag("FOLLOW", true)).isTrue();
        assertThat(in.oneOf("KIND", Store.class, Store.FOLDER)).isEqualTo(Store.FOLDER);
        assertThat(in.path("FOLDER", Path.of("state"))).isEqualTo(Path.of("state"));
        assertThatCode(in::throwIfProblems).doesNotThrowAnyException();
    }

    @Test
    void readsASecretAsItIsOrFromItsFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "from a file\n");
        var in = reader(Map.of("SINK_PASSWORD", "as it is", "SINK_TOKEN", " ", "SINK_TOKEN_FILE", file.toString()));

        assertThat(in.secret("PASSWORD")).contains("as it is");
        assertThat(in.secret("TOKEN")).contains("from a file");
        assertThat(in.secret("OTHER")).isEmpty();
        assertThatCode(in::throwIfProblems).doesNotThrowAnyException();
    }

    @Test
    void saysWhatIsWrongWithASecret() {
        var in = reader(Map.of("SINK_PASSWORD", "a", "SINK_PASSWORD_FILE", "b", "SINK_TOKEN_FILE", "nowhere"));
        in.secret("PASSWORD");
        in.secret("TOKEN");

        assertThatThrownBy(in::throwIfProblems)
                .hasMessage("SINK_PASSWORD and SINK_PASSWORD_FILE are both set; leave one out\n"
                        + "SINK_TOKEN_FILE: cannot read nowhere (NoSuchFileException)");
    }

    @Test
    void readsWhatIsSet() {
        var in = reader(Map.of(
                "SINK_STORE", " here ",
                "SINK_SOURCES", ", a.jsonl, b.jsonl\n c.jsonl",
                "SINK_BATCH_SIZE", "10000",
                "SINK_MAX_BYTES", "9223372036854775807",
                "SINK_FLUSH_EVERY", "5m",
                "SINK_FOLLOW", "No",
                "SINK_PRETTY", "YES",
                "SINK_KIND", "data-base",
                "SINK_FOLDER", "/var/lib/reviews"));

        assertThat(in.text("STORE")).isEqualTo("here");
        assertThat(in.list("SOURCES")).containsExactly("a.jsonl", "b.jsonl", "c.jsonl");
        assertThat(in.intBetween("BATCH_SIZE", 1, 10_000, 500)).isEqualTo(10_000);
        assertThat(in.longBetween("MAX_BYTES", 0, Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(in.duration("FLUSH_EVERY", Duration.ZERO)).isEqualTo(Duration.ofMinutes(5));
        assertThat(in.flag("FOLLOW", true)).isFalse();
        assertThat(in.flag("PRETTY", false)).isTrue();
        assertThat(in.oneOf("KIND", Store.class, Store.FOLDER)).isEqualTo(Store.DATA_BASE);
        assertThat(in.path("FOLDER", Path.of("state"))).isEqualTo(Path.of("/var/lib/reviews"));
        assertThatCode(in::throwIfProblems).doesNotThrowAnyException();
    }

    @Test
    void takesABlankValueForNone() {
        var in = reader(Map.of("SINK_STORE", "  ", "SINK_BATCH_SIZE", ""));

        assertThat(in.text("STORE", "out")).isEqualTo("out");
        assertThat(in.intBetween("BATCH_SIZE", 1, 10_000, 500)).isEqualTo(500);
    }

    @Test
    void namesEveryProblemAtOnce() {
        var in = reader(Map.of(
                "SINK_BATCH_SIZE", "0",
                "SINK_MAX_BYTES", "lots",
                "SINK_FLUSH_EVERY", "soon",
                "SINK_FOLLOW", "maybe",
                "SINK_KIND", "tape",
                "SINK_FOLDER", "a\0b"));
        in.text("STORE");
        in.intBetween("BATCH_SIZE", 1, 10_000, 500);
        in.longBetween("MAX_BYTES", 0, 99, 1);
        in.duration("FLUSH_EVERY", Duration.ZERO);
        in.flag("FOLLOW", true);
        in.oneOf("KIND", Store.class, Store.FOLDER);
        in.path("FOLDER", Path.of("state"));
        in.problem("SINK_FOLLOW and SINK_KIND do not go together");

        assertThatThrownBy(in::throwIfProblems)
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "SINK_STORE is required but not set",
                                        "SINK_BATCH_SIZE must be a whole number from 1 to 10000 but was 0",
                                        "SINK_MAX_BYTES must be a whole number from 0 to 99 but was lots",
                                        "SINK_FLUSH_EVERY must be a duration such as 500ms, 10s, 5m or 1h but was soon",
                                        "SINK_FOLLOW must be true or false but was maybe",
                                        "SINK_KIND must be one of folder, data-base but was tape",
                                        "SINK_FOLDER must be a path but was a\0b",
                                        "SINK_FOLLOW and SINK_KIND do not go together"))
                .hasMessageStartingWith("SINK_STORE is required but not set\nSINK_BATCH_SIZE must be");
    }

    @Test
    void namesTheNearestSettingForOneThatItDoesNotKnow() {
        var in = reader(Map.of("SINK_BATCHSIZE", "5", "SINK_FLUSH_EVREY", "1s"));
        in.intBetween("BATCH_SIZE", 1, 10_000, 500);
        in.duration("FLUSH_EVERY", Duration.ZERO);

        assertThatThrownBy(in::throwIfProblems)
                .hasMessage("SINK_BATCHSIZE is not a setting; did you mean SINK_BATCH_SIZE?\n"
                        + "SINK_FLUSH_EVREY is not a setting; did you mean SINK_FLUSH_EVERY?");
    }

    @Test
    void namesNoSettingWhenNoneIsNear() {
        var in = reader(Map.of("SINK_COLOUR_OF_THE_LOGO", "green"));
        in.intBetween("BATCH_SIZE", 1, 10_000, 500);

        assertThatThrownBy(in::throwIfProblems).hasMessage("SINK_COLOUR_OF_THE_LOGO is not a setting");
    }

    @Test
    void leavesTheVariablesOfOthersAlone() {
        var in = reader(Map.of("PATH", "/bin", "ENRICH_THREADS", "none", "SINKING", "yes"));

        assertThatCode(in::throwIfProblems).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "10s, PT10S",
        "5m, PT5M",
        "1h, PT1H",
        "2d, PT48H",
        "1.5s, PT1.5S",
        "10 s, PT10S",
        "10S, PT10S",
        "0s, PT0S",
        "PT10S, PT10S",
        "p1d, PT24H"
    })
    void readsDurations(String written, Duration expected) {
        assertThat(reader(Map.of("SINK_FLUSH_EVERY", written)).duration("FLUSH_EVERY", Duration.ofDays(9)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10",
                "s",
                "-5s",
                "ten s",
                "1.2.3s",
                "PT",
                "PT-10S",
                "-PT10S",
                "99999999999999999d",
                "36501d",
                "PT9999999999999H",
                "1w"
            })
    void refusesWhatIsNoDuration(String written) {
        var in = reader(Map.of("SINK_FLUSH_EVERY", written));
        in.duration("FLUSH_EVERY", Duration.ZERO);

        assertThatThrownBy(in::throwIfProblems)
                .hasMessage("SINK_FLUSH_EVERY must be a duration such as 500ms, 10s, 5m or 1h but was " + written);
    }

    @Test
    void takesForAPrefixWhatTopicsTake() {
        assertThat(new SettingsReader(Map.of("INGEST_TOPIC_PREFIX", "shop-1."), "INGEST_").topicPrefix())
                .isEqualTo("shop-1.");
        var in = new SettingsReader(Map.of("INGEST_TOPIC_PREFIX", "shop/1"), "INGEST_");
        in.topicPrefix();

        assertThatThrownBy(in::throwIfProblems)
                .hasMessage("INGEST_TOPIC_PREFIX may have letters, digits, '.', '_' and '-' but was shop/1");
    }

    @Test
    void refusesADurationThatIsTooLong() {
        var in = reader(Map.of("SINK_PATIENCE", "24h", "SINK_FLUSH_EVERY", "30d", "SINK_LAG", "soon"));
        Duration day = Duration.ofDays(1);

        assertThat(in.duration("PATIENCE", Duration.ZERO, day)).isEqualTo(day);
        in.duration("FLUSH_EVERY", Duration.ZERO, day);
        in.duration("LAG", Duration.ZERO, day);

        assertThatThrownBy(in::throwIfProblems)
                .hasMessage("SINK_FLUSH_EVERY must be a duration of at most 1d but was 30d\n"
                        + "SINK_LAG must be a duration such as 500ms, 10s, 5m or 1h but was soon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "99999999999999999999", "0x10", "1_000", "five"})
    void refusesWhatIsNoWholeNumber(String written) {
        var in = reader(Map.of("SINK_BATCH_SIZE", written));
        in.intBetween("BATCH_SIZE", 1, 10_000, 500);

        assertThatThrownBy(in::throwIfProblems)
                .hasMessage("SINK_BATCH_SIZE must be a whole number from 1 to 10000 but was " + written);
    }

    @Test
    void listsTheProblemsOfAnException() {
        assertThat(new SettingsException("one").problems()).isEqualTo(List.of("one"));
    }

    private static SettingsReader reader(Map<String, String> env) {
        return new SettingsReader(env, "SINK_");
    }

    @Test
    void leavesServiceLinksOfKubernetesAlone() {
        var env = Map.of(
                "ENRICH_PORT", "tcp://10.0.0.7:9404",
                "ENRICH_PORT_9404_TCP", "tcp://10.0.0.7:9404",
                "ENRICH_PORT_9404_TCP_ADDR", "10.0.0.7",
                "ENRICH_SERVICE_HOST", "10.0.0.7",
                "ENRICH_SERVICE_PORT", "9404",
                "ENRICH_SERVICE_PORT_HTTP_METRICS", "9404");

        new SettingsReader(env, "ENRICH_").throwIfProblems();

        assertThat(KafkaSettings.from(Map.of("KAFKA_PORT", "tcp://10.0.0.8:9092", "KAFKA_SERVICE_HOST", "10.0.0.8")))
                .isEqualTo(KafkaSettings.of("localhost:9092"));
    }

    @Test
    void doesNotTakeAPortForAServiceLink() {
        assertThatThrownBy(() -> new SettingsReader(Map.of("ENRICH_PORT", "8080"), "ENRICH_").throwIfProblems())
                .hasMessage("ENRICH_PORT is not a setting");
    }

    @Test
    void tellsWhatIsOfDockerComposeFromWhatIsMistyped() {
        assertThatThrownBy(() -> new SettingsReader(Map.of("CONSOLE_PORT", "8080"), "CONSOLE_").throwIfProblems())
                .hasMessage("CONSOLE_PORT is of docker-compose.yml, not of the service; unset it here");
    }
}
