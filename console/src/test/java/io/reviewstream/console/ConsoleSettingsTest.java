package io.reviewstream.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ConsoleSettingsTest {
    @Test
    void hasDefaultsForAll() {
        assertThat(ConsoleSettings.from(Map.of()))
                .isEqualTo(new ConsoleSettings(
                        KafkaSettings.of("localhost:9092"), Topics.standard(), "127.0.0.1", 8080, List.of(), 2_000));
    }

    @Test
    void readsAll() {
        assertThat(ConsoleSettings.from(Map.of(
                        "CONSOLE_LISTEN", "[::]:9",
                        "CONSOLE_HOSTS", "reviews.example.org, [fd00::1]",
                        "CONSOLE_TOPIC_PREFIX", "blue.",
                        "CONSOLE_KEEP_REVIEWS", "10",
                        "KAFKA_BOOTSTRAP_SERVERS", "one:9093")))
                .isEqualTo(new ConsoleSettings(
                        KafkaSettings.of("one:9093"),
                        new Topics("blue."),
                        "::",
                        9,
                        List.of("reviews.example.org", "[fd00::1]"),
                        10));
    }

    @Test
    void namesAllThatIsWrong() {
        assertThatThrownBy(() -> ConsoleSettings.from(Map.of(
                        "CONSOLE_LISTEN", "8080",
                        "CONSOLE_HOSTS", "a:8080 https://b c",
                        "CONSOLE_KEEP_REVIEWS", "9",
                        "CONSOLE_TOPIC_PREFIX", "a/b",
                        "CONSOLE_LISTENS", "localhost:1")))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "CONSOLE_LISTEN must be host:port but was 8080",
                                        "CONSOLE_TOPIC_PREFIX may have letters, digits, '.', '_' and '-' but was a/b",
                                        "CONSOLE_HOSTS must be names without scheme and port but was a:8080",
                                        "CONSOLE_HOSTS must be names without scheme and port but was https://b",
                                        "CONSOLE_KEEP_REVIEWS must be a whole number from 10 to 100000 but was 9",
                                        "CONSOLE_LISTENS is not a setting; did you mean CONSOLE_LISTEN?"));
    }

    @Test
    void areInTheReadmeAsTheyAre() throws IOException {
        var documented = new TreeMap<String, String>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (line.startsWith("| `CONSOLE_")) {
                List<String> cells = List.of(line.replace("`", "").split("\\|"));
                documented.put(cells.get(1).strip(), cells.get(2).strip());
            }
        }

        assertThat(documented)
                .isEqualTo(Map.of(
                        "CONSOLE_LISTEN", "127.0.0.1:8080",
                        "CONSOLE_HOSTS", "(none)",
                        "CONSOLE_TOPIC_PREFIX", "(none)",
                        "CONSOLE_KEEP_REVIEWS", "2000"));
        documented.values().removeIf(value -> value.equals("(none)"));
        assertThat(ConsoleSettings.from(documented)).isEqualTo(ConsoleSettings.from(Map.of()));
    }
}
