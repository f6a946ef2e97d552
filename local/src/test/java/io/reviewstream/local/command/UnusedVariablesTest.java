package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class UnusedVariablesTest {
    @Test
    void namesThoseOfServicesThatOptionsStandFor() {
        assertThat(UnusedVariables.in(Map.of("SINK_ROLL_AGE", "1s", "ENRICH_ASPECTS", "words", "INGEST_SOURCES", "a")))
                .contains("not used by this command: ENRICH_ASPECTS, INGEST_SOURCES, SINK_ROLL_AGE; its options are in"
                        + " --help");
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
