package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.reviewstream.events.Topics;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.runtime.ComposeVariables;
import io.reviewstream.runtime.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class UnusedVariablesTest {
    private static final Pattern OF_A_SERVICE = Pattern.compile("\\$\\{((?:INGEST|ENRICH|SINK|CONSOLE)_[A-Z_]+)");

    @Test
    void namesThoseOfServicesThatOptionsStandFor() {
        assertThat(UnusedVariables.in(Map.of("SINK_ROLL_AGE", "1s", "ENRICH_ASPECTS", "words", "INGEST_SOURCES", "a")))
                .contains("not used by this command: ENRICH_ASPECTS, INGEST_SOURCES, SINK_ROLL_AGE; its options are in"
                        + " --help");
    }

    @Test
    void namesThoseOfDockerComposeAndRunsNevertheless() {
        Map<String, String> env = Map.of("INGEST_HTTP_PORT", "8080", "CONSOLE_MEMORY", "1g");

        assertThat(UnusedVariables.in(env))
                .contains("not used by this command: CONSOLE_MEMORY, INGEST_HTTP_PORT; its options are in --help");
        assertThatCode(() -> IngestSettings.of(
                        KafkaSettings.of("localhost:9092"), new Topics(""), List.of("reviews.jsonl"), false, env))
                .doesNotThrowAnyException();
    }

    @Test
    void knowsAllOfDockerCompose() throws IOException {
        String compose = Files.readString(Path.of("..", "docker-compose.yml"));
        var ofContainers = new TreeSet<String>();
        Matcher variable = OF_A_SERVICE.matcher(compose);
        while (variable.find()) {
            String name = variable.group(1);
            if (!compose.contains(" " + name + ": ")) {
                ofContainers.add(name);
            }
        }

        assertThat(ComposeVariables.names()).isEqualTo(ofContainers);
    }

    @Test
    void saysNothingOfThoseThatHoldOrSayNothing() {
        assertThat(UnusedVariables.in(Map.of(
                        "INGEST_PUSH_TOKEN", "x",
                        "SINK_S3_ENDPOINT", "http://localhost:9000",
                        "SINK_GROUP", " ",
                        "SINK_PORT", "tcp://10.0.0.7:9404",
                        "KAFKA_SECURITY_PROTOCOL", "SSL")))
                .isEmpty();
    }
}
