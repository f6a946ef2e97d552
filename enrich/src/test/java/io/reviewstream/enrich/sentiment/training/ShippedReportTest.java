package io.reviewstream.enrich.sentiment.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.sentiment.SentimentModel;
import io.reviewstream.events.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The report that training wrote beside the shipped weights: its figures are of films held out, which the shipped weights
 * themselves have learnt from since. Weights that come without a report of their own, or with a worse one, fail.
 */
class ShippedReportTest {
    /** Share of texts; more must not be lost. */
    private static final double TOLERANCE = 0.005;

    private static final int LARGEST_FILE = 6 << 20;

    @Test
    void isTheReportOfTheShippedWeights() throws IOException {
        byte[] model = bytes(SentimentModel.class, "standard.model");
        var checksum = new CRC32C();
        checksum.update(model);

        assertThat(report().path("crc32c").asString()).isEqualTo("%08x".formatted(checksum.getValue()));
        assertThat(model.length).isLessThan(LARGEST_FILE);
    }

    @Test
    void losesNothingOnFilmsHeldOut() throws IOException {
        assertThat(figures("imdb-train.jsonl.gz").path("accuracy").asDouble())
                .isGreaterThanOrEqualTo(committed("heldOutFilmAccuracy") - TOLERANCE);
        assertThat(figures("imdb-train.jsonl.gz")
                        .path("expectedCalibrationError")
                        .asDouble())
                .isLessThanOrEqualTo(0.02);
        assertThat(figures("amazon10k-train.jsonl.gz").path("accuracy").asDouble())
                .isGreaterThanOrEqualTo(0.88);
    }

    private static JsonNode figures(String input) throws IOException {
        for (JsonNode one : report().path("heldOutByInput")) {
            if (one.path("input").asString().equals(input)) {
                return one.path("figures");
            }
        }
        throw new AssertionError("the report has no figures of " + input);
    }

    private static JsonNode report() throws IOException {
        return Json.mapper().readTree(bytes(ShippedReportTest.class, "standard-report.json"));
    }

    private static double committed(String name) throws IOException {
        var figures = new Properties();
        try (InputStream in = open(ShippedReportTest.class, "shipped-figures.properties")) {
            figures.load(in);
        }
        return Double.parseDouble(figures.getProperty(name));
    }

    private static byte[] bytes(Class<?> beside, String name) throws IOException {
        try (InputStream in = open(beside, name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(Class<?> beside, String name) {
        return Objects.requireNonNull(beside.getResourceAsStream(name), name);
    }
}
