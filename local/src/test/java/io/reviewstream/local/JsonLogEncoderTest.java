package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.reviewstream.events.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class JsonLogEncoderTest {
    @Test
    void writesAnObjectALine() {
        assertThat(encoded("a \"quoted\" {}", null))
                .isEqualTo("{\"timestamp\":\"2026-11-24T10:00:00.125Z\",\"level\":\"WARN\",\"logger\":\"a.b.C\","
                        + "\"message\":\"a \\\"quoted\\\" word\",\"thread\":\"main\"}\n");
    }

    @Test
    void keepsAStackTraceInTheSameLine() {
        String line = encoded("failed", new IllegalStateException("out of\tpaper"));

        JsonNode json = Json.mapper().readTree(line);
        assertThat(line.lines()).hasSize(1);
        assertThat(json.get("error").asString())
                .startsWith("java.lang.IllegalStateException: out of\tpaper\n\tat "
                        + getClass().getName());
    }

    @Test
    void leavesTheStepsOfAStackTraceOutWhereTold() {
        var encoder = new JsonLogEncoder();
        encoder.setSteps(0);

        String line = encoded(encoder, "failed", new IllegalStateException("out of paper"));

        assertThat(Json.mapper().readTree(line).get("error").asString().strip())
                .startsWith("java.lang.IllegalStateException: out of paper")
                .doesNotContain("\tat ");
    }

    private static String encoded(String message, @Nullable Throwable error) {
        return encoded(new JsonLogEncoder(), message, error);
    }

    private static String encoded(JsonLogEncoder encoder, String message, @Nullable Throwable error) {
        var logger = new LoggerContext().getLogger("a.b.C");
        var event = new LoggingEvent("", logger, Level.WARN, message, error, new Object[] {"word"});
        event.setInstant(Instant.parse("2026-11-24T10:00:00.125Z"));
        event.setThreadName("main");
        encoder.start();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
