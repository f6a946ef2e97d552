package io.reviewstream.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

final class EnrichSettingsTest {
    /** Each variable with a value that is not its default. */
    private static final Map<String, String> ALL_SET = Map.ofEntries(
            Map.entry("ENRICH_TOPIC_PREFIX", "blue."),
            Map.entry("ENRICH_STATE_FOLDER", "/var/lib/enrich"),
            Map.entry("ENRICH_THREADS", "3"),
            Map.entry("ENRICH_COMMIT_EVERY", "2s"),
            Map.entry("ENRICH_GROUP_PROTOCOL", "streams"),
            Map.entry("ENRICH_REMEMBER_FOR", "30d"),
            Map.entry("ENRICH_ANALYSIS_BUDGET", "2s"),
            Map.entry("ENRICH_TITLES", "true"),
            Map.entry("ENRICH_QUERY_LISTEN", "0.0.0.0:7070"),
            Map.entry("ENRICH_QUERY_ADVERTISED", "[::1]:7071"),
            Map.entry("ENRICH_CATALOGUE", "works.csv"),
            Map.entry("ENRICH_CATALOGUE_TOPIC", "true"),
            Map.entry("ENRICH_EXTENSIONS", "mine.jar"),
            Map.entry("ENRICH_ASPECTS", "bicycle.txt"),
            Map.entry("ENRICH_MASK_PERSONAL_DATA", "yes"),
            Map.entry("KAFKA_BOOTSTRAP_SERVERS", "one:9093"),
            Map.entry("KAFKA_SECURITY_PROTOCOL", "SSL"));

    @Test
    void hasDefaultsForAll() {
        assertThat(EnrichSettings.from(Map.of()))
                .isEqualTo(new EnrichSettings(
                        KafkaSettings.of("localhost:9092"),
                        Topics.standard(),
                        Path.of("state"),
                        Runtime.getRuntime().availableProcessors(),
                        Duration.ofMillis(100),
                        EnrichSettings.GroupProtocol.CLASSIC,
                        Duration.ofDays(365),
                        Duration.ofSeconds(5),
                        true,
                        null,
                        null,
                        AnalysisSettings.none()));
    }

    @Test
    void readsAll() {
        assertThat(EnrichSettings.from(ALL_SET))
                .isEqualTo(new EnrichSettings(
                        new KafkaSettings(Map.of("bootstrap.servers", "one:9093", "security.protocol", "SSL")),
                        new Topics("blue."),
                        Path.of("/var/lib/enrich"),
                        3,
                        Duration.ofSeconds(2),
                        EnrichSettings.GroupProtocol.STREAMS,
                        Duration.ofDays(30),
                        Duration.ofSeconds(2),
                        true,
                        new HostPort("0.0.0.0", 7070),
                        new HostPort("::1", 7071),
                        new AnalysisSettings(
                                Path.of("works.csv"), true, Path.of("mine.jar"), Path.of("bicycle.txt"), true)));
    }

    @Test
    void namesAllThatIsWrong() {
        assertThatThrownBy(() -> EnrichSettings.from(Map.of(
                        "ENRICH_TOPIC_PREFIX", "a b",
                        "ENRICH_STATE_FOLDER", "a\0b",
                        "ENRICH_THREADS", "0",
                        "ENRICH_COMMIT_EVERY", "often",
                        "ENRICH_GROUP_PROTOCOL", "modern",
                        "ENRICH_TITLES", "no",
                        "ENRICH_QUERY_LISTEN", "7070",
                        "ENRICH_QUERY_ADVERTISED", "here:70700",
                        "ENRICH_THREAD", "1")))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "ENRICH_TOPIC_PREFIX may have letters, digits, '.', '_' and '-' but was a b",
                                        "ENRICH_STATE_FOLDER must be a path but was a\0b",
                                        "ENRICH_THREADS must be a whole number from 1 to 64 but was 0",
                                        "ENRICH_COMMIT_EVERY must be a duration such as 500ms, 10s, 5m or 1h but was often",
                                        "ENRICH_GROUP_PROTOCOL must be one of classic, streams but was modern",
                                        "ENRICH_QUERY_LISTEN must be host:port but was 7070",
                                        "ENRICH_QUERY_ADVERTISED must be host:port but was here:70700",
                                        "ENRICH_THREAD is not a setting; did you mean ENRICH_THREADS?"));
    }

    @Test
    void doesNotAnswerTitlesThatAreSwitchedOff() {
        assertThatThrownBy(() ->
                        EnrichSettings.from(Map.of("ENRICH_TITLES", "false", "ENRICH_QUERY_LISTEN", "localhost:0")))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "ENRICH_QUERY_LISTEN answers titles, which ENRICH_TITLES=false switches off; set one of them");
    }

    @Test
    void keepsWhatItsPromisesRestOnWhateverTheEnvironmentSays() {
        Map<String, Object> config = EnrichSettings.from(Map.of(
                        "KAFKA_PROCESSING_GUARANTEE", "at_least_once",
                        "KAFKA_AUTO_OFFSET_RESET", "latest",
                        "KAFKA_APPLICATION_ID", "another",
                        "KAFKA_MAX_POLL_RECORDS", "7"))
                .streamsConfig();

        assertThat(config)
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("auto.offset.reset", "earliest")
                .containsEntry("application.id", "reviewstream-enrich")
                .containsEntry("max.poll.records", "7");
    }

    @Test
    void isUnderstoodByKafkaStreams() {
        var config = new StreamsConfig(EnrichSettings.from(ALL_SET).streamsConfig());

        assertThat(config.getString("application.id")).isEqualTo("blue.reviewstream-enrich");
        assertThat(config.getString("group.protocol")).isEqualTo("streams");
        assertThat(config.getLong("commit.interval.ms")).isEqualTo(2_000);
        assertThat(config.getString("errors.dead.letter.queue.topic.name")).isEqualTo("blue.reviews.dead-letter");
    }

    @Test
    void areInTheReadmeAsTheyAre() throws IOException {
        var documented = new TreeMap<String, String>();
        for (List<String> cells : tableOf(Path.of("README.md"))) {
            documented.put(cells.get(0), cells.get(1));
        }

        assertThat(documented)
                .isEqualTo(Map.ofEntries(
                        Map.entry("ENRICH_TOPIC_PREFIX", "(none)"),
                        Map.entry("ENRICH_STATE_FOLDER", "state"),
                        Map.entry("ENRICH_THREADS", "number of processors"),
                        Map.entry("ENRICH_COMMIT_EVERY", "100ms"),
                        Map.entry("ENRICH_GROUP_PROTOCOL", "classic"),
                        Map.entry("ENRICH_REMEMBER_FOR", "365d"),
                        Map.entry("ENRICH_ANALYSIS_BUDGET", "5s"),
                        Map.entry("ENRICH_TITLES", "true"),
                        Map.entry("ENRICH_QUERY_LISTEN", "(none)"),
                        Map.entry("ENRICH_QUERY_ADVERTISED", "(none)"),
                        Map.entry("ENRICH_CATALOGUE", "(none)"),
                        Map.entry("ENRICH_CATALOGUE_TOPIC", "false"),
                        Map.entry("ENRICH_EXTENSIONS", "(none)"),
                        Map.entry("ENRICH_ASPECTS", "(none)"),
                        Map.entry("ENRICH_MASK_PERSONAL_DATA", "false"),
                        Map.entry("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
                        Map.entry("KAFKA_*", "(none)")));
        assertThat(documented.keySet()).containsAll(withoutPassThrough());
        var sameAsDefaults = new TreeMap<>(documented);
        sameAsDefaults.values().removeIf(value -> value.equals("(none)") || value.equals("number of processors"));
        assertThat(EnrichSettings.from(sameAsDefaults)).isEqualTo(EnrichSettings.from(Map.of()));
    }

    private static List<String> withoutPassThrough() {
        return ALL_SET.keySet().stream()
                .filter(name -> !name.equals("KAFKA_SECURITY_PROTOCOL"))
                .toList();
    }

    /** The cells of each row whose first cell is a variable. */
    private static List<List<String>> tableOf(Path readme) throws IOException {
        return Files.readAllLines(readme).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(1).split("\\|")).stream()
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .toList();
    }
}
