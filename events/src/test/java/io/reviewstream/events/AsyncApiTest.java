package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published AsyncAPI document says what the topics and headers are. */
final class AsyncApiTest {
    private final JsonNode document = read();

    @Test
    void namesTheTopicsWithTheirSettings() {
        Topics topics = Topics.standard();
        for (Map.Entry<String, Topic<?, ?>> channel : Map.<String, Topic<?, ?>>of(
                        "rawReviews", topics.raw(),
                        "enrichedReviews", topics.enriched(),
                        "titles", topics.titles(),
                        "deadLetters", topics.deadLetter(),
                        "catalogue", topics.catalogue())
                .entrySet()) {
            JsonNode described = document.path("channels").path(channel.getKey());
            JsonNode binding = described.path("bindings").path("kafka");
            assertThat(described.path("address").asString())
                    .isEqualTo(channel.getValue().name());
            assertThat(binding.path("topic").asString())
                    .isEqualTo(channel.getValue().name());
            assertThat(configuration(binding.path("topicConfiguration")))
                    .isEqualTo(channel.getValue().configs());
        }
    }

    @Test
    void namesTheHeadersOfAnEvent() {
        Headers headers = new RecordHeaders();
        new CloudEvent("a/1", CloudEvent.RAW, "file:a.jsonl", "a.jsonl:1", Instant.EPOCH).writeTo(headers);

        JsonNode described = document.path("components").path("schemas").path("cloudEvent");
        assertThat(described.path("properties").propertyNames()).containsAll(keys(headers));
        assertThat(keys(headers)).containsAll(strings(described.path("required")));
        assertThat(strings(described.at("/properties/ce_type/enum")))
                .containsExactly(CloudEvent.RAW, CloudEvent.ENRICHED, CloudEvent.TITLE);
    }

    @Test
    void namesTheHeadersOfADeadLetter() {
        var full = new DeadLetter("sink", "r", "m", "s", "p", "t", 1, 2L, Instant.EPOCH, 1, "trace");
        var least = new DeadLetter("sink", "r", "m", null, null, null, null, null, Instant.EPOCH, 1, null);

        JsonNode described = document.path("components").path("schemas").path("deadLetter");
        assertThat(described.path("properties").propertyNames()).containsAll(keys(headers(full)));
        assertThat(keys(headers(least))).containsExactlyInAnyOrderElementsOf(strings(described.path("required")));
    }

    @Test
    void pointsAtTheSchemas() {
        JsonNode messages = document.path("components").path("messages");

        assertThat(messages.at("/rawReview/payload/schema/$ref").asString()).isEqualTo(SchemaTest.RAW);
        assertThat(messages.at("/enrichedReview/payload/schema/$ref").asString())
                .isEqualTo(SchemaTest.ENRICHED);
        assertThat(messages.at("/titleSummary/payload/schema/$ref").asString()).isEqualTo(SchemaTest.TITLE);
        assertThat(messages.at("/catalogueEntry/payload/schema/$ref").asString())
                .isEqualTo(SchemaTest.CATALOGUE);
    }

    @Test
    void hasNoReferenceThatLeadsNowhere() {
        for (JsonNode holder : document.findParents("$ref")) {
            String reference = holder.path("$ref").asString();
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(Topics.class.getResource(reference)).as(reference).isNotNull();
            }
        }
    }

    private static Headers headers(DeadLetter letter) {
        return letter.toRecord("t", null, null, new RecordHeaders()).headers();
    }

    private static Map<String, String> configuration(JsonNode described) {
        var configuration = new TreeMap<String, String>();
        described.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            configuration.put(entry.getKey(), value.isArray() ? String.join(",", strings(value)) : value.asString());
        });
        return configuration;
    }

    private static List<String> keys(Headers headers) {
        var keys = new ArrayList<String>();
        headers.forEach(header -> keys.add(header.key()));
        return keys;
    }

    private static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.forEach(element -> strings.add(element.asString()));
        return strings;
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(SchemaTest.text("asyncapi.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
