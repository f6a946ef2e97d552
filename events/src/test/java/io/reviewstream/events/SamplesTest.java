package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The contract by example. A sample that is committed stays: whoever holds such an event must be able to read it. */
final class SamplesTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    @ParameterizedTest
    @MethodSource("rawReviews")
    void rawReviewsComeOutByteForByteAsTheyWentIn(Path sample) throws IOException {
        byte[] bytes = read(sample);

        byte[] written = Json.mapper().writeValueAsBytes(Json.mapper().readValue(bytes, RawReview.class));

        assertThat(written).asString(StandardCharsets.UTF_8).isEqualTo(text(bytes));
    }

    @ParameterizedTest
    @MethodSource("enrichedReviews")
    void enrichedReviewsComeOutByteForByteAsTheyWentIn(Path sample) throws IOException {
        byte[] bytes = read(sample);

        byte[] written = Json.mapper().writeValueAsBytes(Json.mapper().readValue(bytes, EnrichedReview.class));

        assertThat(written).asString(StandardCharsets.UTF_8).isEqualTo(text(bytes));
    }

    @ParameterizedTest
    @MethodSource("titles")
    void titlesComeOutByteForByteAsTheyWentIn(Path sample) throws IOException {
        byte[] bytes = read(sample);

        byte[] written = Json.mapper().writeValueAsBytes(Json.mapper().readValue(bytes, TitleSummary.class));

        assertThat(written).asString(StandardCharsets.UTF_8).isEqualTo(text(bytes));
    }

    @ParameterizedTest
    @MethodSource("enrichedReviews")
    void everySpanQuotesTheText(Path sample) throws IOException {
        JsonNode event = Json.mapper().readTree(read(sample));
        String reviewText = event.at("/review/text").asString();

        List<JsonNode> spans = event.findParents("start");

        assertThat(spans).allSatisfy(span -> {
            String quoted = reviewText.substring(
                    span.get("start").asInt(), span.get("end").asInt());
            if (span.has("text")) {
                assertThat(quoted).isEqualTo(span.get("text").asString());
            }
            if (span.has("raw")) {
                assertThat(quoted).isEqualTo(span.get("raw").asString());
            }
        });
    }

    @Test
    void theMinimalReviewIsTheOneOfWhichOnlyTheWordsAreKnown() throws IOException {
        RawReview review = Json.mapper().readValue(read(SAMPLES.resolve("raw-review-minimal.json")), RawReview.class);

        assertThat(review).isEqualTo(RawReview.ofText("a-1", "The Back Row", "Fine."));
    }

    @ParameterizedTest
    @MethodSource("enrichedReviews")
    void fieldsOfALaterVersionAreIgnored(Path sample) throws IOException {
        EnrichedReview now = Json.mapper().readValue(read(sample), EnrichedReview.class);

        EnrichedReview later = Json.mapper()
                .readValue(
                        withUnknownFields(Json.mapper().readTree(read(sample))).toString(), EnrichedReview.class);

        assertThat(later).isEqualTo(now);
    }

    static List<Path> rawReviews() throws IOException {
        return samples("raw-review-");
    }

    static List<Path> enrichedReviews() throws IOException {
        return samples("enriched-review-");
    }

    static List<Path> titles() throws IOException {
        return samples("title-summary-");
    }

    /** The same with a field that nobody knows in every object but {@code extra}, which keeps whatever it is given. */
    private static JsonNode withUnknownFields(JsonNode node) {
        var mapper = Json.mapper();
        if (node.isArray()) {
            var array = mapper.createArrayNode();
            node.forEach(element -> array.add(withUnknownFields(element)));
            return array;
        }
        if (node.isObject()) {
            var object = mapper.createObjectNode();
            object.put("aFieldOfTomorrow", "42");
            for (var field : node.properties()) {
                boolean open = field.getKey().equals("extra")
                        || field.getKey().equals("degraded")
                        || field.getKey().equals("analysers");
                object.set(field.getKey(), open ? field.getValue() : withUnknownFields(field.getValue()));
            }
            return object;
        }
        return node;
    }

    private static List<Path> samples(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    /** Without the line break that ends the file. */
    private static byte[] read(Path sample) throws IOException {
        return Files.readString(sample).stripTrailing().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
