package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.reviewstream.events.CatalogueEntry;
import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the real pipeline leaves on its topics is what the published AsyncAPI document and schemas say. */
final class ContractIT {
    /** Only a failure of an analyser gives the one, and none is known; only a user's own analyser gives the other. */
    private static final Set<String> NEVER_IN_A_SOUND_RUN =
            Set.of("provenance.degraded", "provenance.degraded[]", "enrichment.extensions");

    private static final Map<String, String> TYPES = Map.of(
            "RawReview", CloudEvent.RAW, "EnrichedReview", CloudEvent.ENRICHED, "TitleSummary", CloudEvent.TITLE);

    /** Has every field that a raw review can have. */
    private static final String FULL = """
            {"id":"https://reviews.example/1","revision":2,"source":"Film club","text":"<p>Lanterns is a thriller, and I loved it. \
            Ana Duarte is superb as Inspector Vale, Mikkel Storm directs with a light hand. The story is not \
            convincing, though: in the end Vale turns out to be the killer. Highly recommended, 8/10.</p>","name":"A lamp in \
            the fog","url":"https://reviews.example/1","author":"Zo","itemReviewed":{"type":"Movie","name":"Lanterns",\
            "year":2021,"sameAs":"https://titles.example/1"},"reviewRating":{"ratingValue":8,"bestRating":10,\
            "worstRating":1},"datePublished":"2026-03-04","inLanguage":"en","receivedAt":"2026-03-05T06:07:08Z",\
            "votes":{"up":12}}
            """;

    private static final String BAD = "{\"id\":\"blank\",\"text\":\"  \"}\n{\"id\":\"cut\",\"text\":\"It was\n";

    @TempDir
    Path folder;

    private final JsonNode document = document();
    private final Map<String, Schema> compiledSchemas = new HashMap<>();

    @Test
    void holdsForEveryRecordOfARunThatUsesEveryField() throws Exception {
        Topics topics = Broker.freshTopics(2);
        Path source =
                Files.writeString(folder.resolve("reviews.jsonl"), text("/demo/reviews.jsonl") + "\n" + FULL + BAD);

        Totals totals = PipelineRun.of(Broker.settings(), topics, source, folder);
        publishAWork(topics);

        assertThat(totals.enriched()).isGreaterThan(30);
        assertThat(totals.deadLetters()).isGreaterThan(2);
        for (Map.Entry<String, JsonNode> channel : document.path("channels").properties()) {
            JsonNode described = channel.getValue();
            String topic = topics.prefix() + described.path("address").asString();
            assertThat(configured(topic)).containsAllEntriesOf(promised(described));
            JsonNode message = at(described.path("messages").iterator().next());
            List<ConsumerRecord<byte[], byte[]>> records = Committed.records(topic);
            assertThat(records).as(topic).isNotEmpty();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                assertHolds(message, record);
            }
            if (message.has("payload")) {
                assertUsesEveryField(message, records);
            }
        }
    }

    /** The one topic that is not written by the pipeline itself. */
    private static void publishAWork(Topics topics) throws Exception {
        var work = new CatalogueEntry(
                "Lanterns", "Movie", 2021, List.of("The Lanterns"), List.of("Ana Duarte"), List.of("x:1"));
        try (var producer = new KafkaProducer<>(
                Broker.settings().with(Map.of()),
                topics.catalogue().keys().serializer(),
                topics.catalogue().values().serializer())) {
            producer.send(new ProducerRecord<>(topics.catalogue().name(), "1", work))
                    .get();
        }
    }

    private void assertHolds(JsonNode message, ConsumerRecord<byte[], byte[]> record) throws IOException {
        String place = record.topic() + "-" + record.partition() + "@" + record.offset();
        var headers = new TreeMap<String, String>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        String json = new String(record.value(), StandardCharsets.UTF_8);
        if (message.has("payload")) {
            assertThat(errors(schemaOf(message), json)).as(place).isEmpty();
        }
        if (!message.has("headers")) {
            return;
        }
        JsonNode headerSchema = at(message.path("headers"));
        assertThat(errors(headerSchema.toString(), Json.mapper().writeValueAsString(headers)))
                .as("headers of %s", place)
                .isEmpty();
        if (!message.has("payload")) {
            return;
        }
        assertThat(headerSchema.path("properties").propertyNames())
                .as("headers that nobody described at %s", place)
                .containsAll(headers.keySet());
        JsonNode event = Json.mapper().readTree(json);
        String key = event.path(message.path("name").asString().equals("TitleSummary") ? "title" : "id")
                .asString();
        assertThat(new String(record.key(), StandardCharsets.UTF_8))
                .as("the key of %s is the id, or the title", place)
                .isEqualTo(key);
        assertThat(headers.get("ce_id")).startsWith(key + "/");
        assertThat(headers.get("ce_type"))
                .isEqualTo(TYPES.get(message.path("name").asString()));
    }

    private void assertUsesEveryField(JsonNode message, List<ConsumerRecord<byte[], byte[]>> records)
            throws IOException {
        var used = new TreeSet<String>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            used(Json.mapper().readTree(record.value()), "", used);
        }
        JsonNode schema = Json.mapper().readTree(schemaOf(message));
        var described = new TreeSet<String>();
        described(schema, schema, "", described);
        assertThat(described).hasSizeGreaterThan(5);
        described.removeAll(used);
        described.removeAll(NEVER_IN_A_SOUND_RUN);
        assertThat(described)
                .as("fields of %s that no sample has", message.path("name").asString())
                .isEmpty();
    }

    private static void used(JsonNode value, String path, Set<String> used) {
        used.add(path);
        value.forEachEntry((name, child) -> used(child, path.isEmpty() ? name : path + "." + name, used));
        if (value.isArray()) {
            value.forEach(element -> used(element, path + "[]", used));
        }
    }

    private static void described(JsonNode root, JsonNode schema, String path, Set<String> described) {
        JsonNode target =
                schema.has("$ref") ? root.at(schema.path("$ref").asString().substring(1)) : schema;
        described.add(path);
        target.path("properties")
                .forEachEntry(
                        (name, child) -> described(root, child, path.isEmpty() ? name : path + "." + name, described));
        if (target.has("items")) {
            described(root, target.path("items"), path + "[]", described);
        }
    }

    private static Map<String, String> configured(String topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = Admin.create(Broker.settings().with(Map.of()))) {
            var found = new TreeMap<String, String>();
            Objects.requireNonNull(
                            admin.describeConfigs(List.of(resource)).all().get().get(resource))
                    .entries()
                    .forEach(entry -> found.put(entry.name(), entry.value()));
            return found;
        }
    }

    private static Map<String, String> promised(JsonNode channel) {
        var promised = new TreeMap<String, String>();
        channel.at("/bindings/kafka/topicConfiguration")
                .forEachEntry((name, value) ->
                        promised.put(name, value.isArray() ? value.get(0).asString() : value.asString()));
        return promised;
    }

    private String schemaOf(JsonNode message) throws IOException {
        return text(
                "/io/reviewstream/events/" + message.at("/payload/schema/$ref").asString());
    }

    private List<String> errors(String schema, String json) {
        Schema compiled = compiledSchemas.computeIfAbsent(
                schema,
                text -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(text, InputFormat.JSON));
        return compiled.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private JsonNode at(JsonNode reference) {
        return document.at(reference.path("$ref").asString().substring(1));
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(text("/io/reviewstream/events/asyncapi.yaml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(ContractIT.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
