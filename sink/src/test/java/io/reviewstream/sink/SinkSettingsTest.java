package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.sink.files.Compression;
import io.reviewstream.sink.files.Format;
import io.reviewstream.sink.files.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SinkSettingsTest {
    @Test
    void hasDefaultsForAllButTheStore() {
        assertThat(SinkSettings.from(Map.of("SINK_STORE", "out")))
                .isEqualTo(SinkSettings.of(KafkaSettings.of("localhost:9092"), Topics.standard(), "out"));
    }

    @Test
    void readsThemAll() {
        var env = new TreeMap<String, String>();
        env.put("KAFKA_BOOTSTRAP_SERVERS", "kafka:1");
        env.put("SINK_STORE", "/data/reviews");
        env.put("SINK_TOPIC_PREFIX", "shadow.");
        env.put("SINK_GROUP", "archive");
        env.put("SINK_LAYOUT", "flat");
        env.put("SINK_COMPRESSION", "zstd");
        env.put("SINK_OPEN_FILES", "3");
        env.put("SINK_PRETTY", "false");
        env.put("SINK_ROLL_BYTES", "1000");
        env.put("SINK_ROLL_RECORDS", "10");
        env.put("SINK_ROLL_AGE", "5m");
        env.put("SINK_ROLL_IDLE", "1s");
        env.put("SINK_PATIENCE", "10s");

        var settings = SinkSettings.from(env);

        assertThat(settings)
                .isEqualTo(new SinkSettings(
                        KafkaSettings.of("kafka:1"),
                        new Topics("shadow."),
                        "/data/reviews",
                        "archive",
                        new Format(Layout.FLAT, Compression.ZSTD, 3, false),
                        new Roll(1_000, 10, Duration.ofMinutes(5), Duration.ofSeconds(1)),
                        Duration.ofSeconds(10)));
        assertThat(settings.groupId()).isEqualTo("shadow.archive");
    }

    @Test
    void areLoggedWithoutThePasswordOfADatabase() {
        for (String store : List.of("postgresql://ida:s3cret@db/reviews", "postgresql://db/reviews?password=s3cret")) {
            assertThat(SinkSettings.from(Map.of("SINK_STORE", store)).toString())
                    .contains("store=postgresql://db/reviews, ")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void namesEveryWrongOne() {
        var env = new TreeMap<String, String>();
        env.put("SINK_STORE", "ftp://key:secret@bucket");
        env.put("SINK_TOPIC_PREFIX", "a b");
        env.put("SINK_LAYOUT", "pile");
        env.put("SINK_COMPRESSION", "rar");
        env.put("SINK_OPEN_FILES", "0");
        env.put("SINK_PRETTY", "maybe");
        env.put("SINK_ROLL_BYTES", "-1");
        env.put("SINK_ROLL_RECORDS", "many");
        env.put("SINK_ROLL_AGE", "soon");
        env.put("SINK_ROLL_IDLE", "1");
        env.put("SINK_PATIENCE", "none");
        env.put("SINK_STOR", "out");

        assertThatThrownBy(() -> SinkSettings.from(env))
                .isInstanceOf(SettingsException.class)
                .extracting(failure -> ((SettingsException) failure).problems())
                .asInstanceOf(LIST)
                .containsExactlyInAnyOrder(
                        "SINK_STORE must be a folder, postgresql://… or s3://… but was ftp://***@bucket",
                        "SINK_TOPIC_PREFIX may have letters, digits, '.', '_' and '-' but was a b",
                        "SINK_LAYOUT must be one of date, flat, source, document but was pile",
                        "SINK_COMPRESSION must be one of none, gzip, zstd but was rar",
                        "SINK_OPEN_FILES must be a whole number from 1 to 1000 but was 0",
                        "SINK_PRETTY must be true or false but was maybe",
                        "SINK_ROLL_BYTES must be a whole number from 1 to 1099511627776 but was -1",
                        "SINK_ROLL_RECORDS must be a whole number from 1 to 1099511627776 but was many",
                        "SINK_ROLL_AGE must be a duration such as 500ms, 10s, 5m or 1h but was soon",
                        "SINK_ROLL_IDLE must be a duration such as 500ms, 10s, 5m or 1h but was 1",
                        "SINK_PATIENCE must be a duration such as 500ms, 10s, 5m or 1h but was none",
                        "SINK_STOR is not a setting; did you mean SINK_STORE?");
    }

    @Test
    void refusesToCompressDocuments() {
        assertThatThrownBy(() -> SinkSettings.from(
                        Map.of("SINK_STORE", "out", "SINK_LAYOUT", "document", "SINK_COMPRESSION", "gzip")))
                .hasMessage("SINK_COMPRESSION must be none when SINK_LAYOUT is document");
    }

    @Test
    void endsWithCodeTwoWhenTheStoreIsNotGiven() {
        var err = new ByteArrayOutputStream();

        int code = SinkMain.run(Map.of(), new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip()).isEqualTo("sink: SINK_STORE is required but not set");
    }

    @Test
    void refusesMorePatienceThanKafkaCanCount() {
        assertThatThrownBy(() -> SinkSettings.from(Map.of("SINK_STORE", "out", "SINK_PATIENCE", "30d")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("SINK_PATIENCE must be a duration of at most 1d but was 30d");
    }

    @Test
    void areAllInTheReadme() throws IOException {
        var defaults = new TreeMap<String, String>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (line.startsWith("| `SINK_")) {
                String[] cells =
                        Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
                defaults.put(cells[1].replace("`", ""), cells[2].replace("`", ""));
            }
        }
        assertThat(defaults.remove("SINK_STORE")).isEqualTo("(required)");
        assertThat(defaults.values()).doesNotContain("(required)");
        var documented = new TreeMap<>(defaults);
        documented.values().removeIf(value -> value.equals("(none)"));
        documented.put("SINK_STORE", "out");

        assertThat(SinkSettings.from(documented)).isEqualTo(SinkSettings.from(Map.of("SINK_STORE", "out")));
        assertThat(defaults.keySet()).isEqualTo(namesThatAreRead());
    }

    private static Set<String> namesThatAreRead() {
        var asked = new TreeSet<String>();
        SinkSettings.from(new TreeMap<>(Map.of("SINK_STORE", "out")) {
            private static final long serialVersionUID = 1;

            @Override
            public @Nullable String get(Object name) {
                asked.add((String) name);
                return super.get(name);
            }
        });
        asked.remove("SINK_STORE");
        return asked;
    }
}
