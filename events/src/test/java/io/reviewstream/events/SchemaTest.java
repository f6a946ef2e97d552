package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The published schemas say what the records are, and the events are what the schemas say. */
final class SchemaTest {
    static final String RAW = "raw-review.v1.schema.json";
    static final String ENRICHED = "enriched-review.v1.schema.json";
    static final String TITLE = "title-summary.v1.schema.json";
    static final String CATALOGUE = "catalogue-entry.v1.schema.json";

    @Test
    void describeEveryFieldOfTheRecords() throws IOException {
        assertDescribes(schema(RAW), schema(RAW), RawReview.class);
        assertDescribes(schema(ENRICHED), schema(ENRICHED), EnrichedReview.class);
        assertDescribes(schema(TITLE), schema(TITLE), TitleSummary.class);
        assertDescribes(schema(CATALOGUE), schema(CATALOGUE), CatalogueEntry.class);
    }

    @ParameterizedTest
    @MethodSource("io.reviewstream.events.SamplesTest#titles")
    void acceptTheSamplesOfTitles(Path sample) throws IOException {
        assertThat(errors(TITLE, Files.readString(sample))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.reviewstream.events.SamplesTest#rawReviews")
    void acceptTheRawSamples(Path sample) throws IOException {
        assertThat(errors(RAW, Files.readString(sample))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.reviewstream.events.SamplesTest#enrichedReviews")
    void acceptTheEnrichedSamples(Path sample) throws IOException {
        assertThat(errors(ENRICHED, Files.readString(sample))).isEmpty();
    }

    @Test
    void acceptACatalogueEntry() throws IOException {
        var entry = new CatalogueEntry(
                "The Long Pier",
                "Movie",
                2004,
                List.of("Pier"),
                List.of("Ada Quill"),
                List.of("https://example.org/1"));

        String json = Json.mapper().writeValueAsString(entry);

        assertThat(errors(CATALOGUE, json)).isEmpty();
        assertThat(Json.mapper().readValue(json, CatalogueEntry.class)).isEqualTo(entry);
        assertThat(errors(CATALOGUE, "{\"year\":2004}")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    `"revision":`     | `"revisionless":`   | required property 'revision' not found
                    `"label":"pos`    | `"label":"hopeful`  | does not have a value in the enumeration
                    `"enrichment":{`  | `"enrichment":[],"x":{` | array found, object expected
                    """)
    void refuseWhatTheContractDoesNotAllow(String original, String changed, String message) throws IOException {
        String sample = Files.readString(Path.of("src/test/resources/samples/enriched-review-full.json"));

        List<String> errors = errors(ENRICHED, sample.replaceFirst(Pattern.quote(original), changed));

        assertThat(errors).anySatisfy(error -> assertThat(error).contains(message));
    }

    private static List<String> errors(String schema, String json) throws IOException {
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(schema), InputFormat.JSON);
        return compiled.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static void assertDescribes(JsonNode root, JsonNode object, Class<?> record) {
        var names = new TreeSet<String>();
        var required = new TreeSet<String>();
        for (RecordComponent component : record.getRecordComponents()) {
            names.add(component.getName());
            if (!isOptional(record, component)) {
                required.add(component.getName());
            }
            JsonNode property = object.path("properties").path(component.getName());
            assertThat(property.isMissingNode())
                    .as("%s.%s is not in the schema", record.getSimpleName(), component.getName())
                    .isFalse();
            assertType(root, property, component.getGenericType(), record.getSimpleName() + "." + component.getName());
        }
        assertThat(object.path("properties").propertyNames())
                .as("properties of %s", record.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(names);
        var stated = new TreeSet<String>();
        object.path("required").forEach(name -> stated.add(name.asString()));
        assertThat(stated).as("required of %s", record.getSimpleName()).isEqualTo(required);
    }

    private static boolean isOptional(Class<?> record, RecordComponent component) {
        boolean readAsOne = record == RawReview.class && component.getName().equals("revision");
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return readAsOne
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || (include != null && include.value() == JsonInclude.Include.NON_EMPTY);
    }

    private static void assertType(JsonNode root, JsonNode property, Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                assertThat(property.path("type").asString()).as(name).isEqualTo("array");
                assertType(root, property.path("items"), generic.getActualTypeArguments()[0], name + "[]");
            } else {
                assertThat(generic.getRawType()).as(name).isEqualTo(Map.class);
                assertThat(property.path("type").asString()).as(name).isEqualTo("object");
            }
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            assertThat(property.path("$ref").asString()).as(name).isEqualTo("#/$defs/" + plain.getSimpleName());
            assertDescribes(root, root.path("$defs").path(plain.getSimpleName()), plain);
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            assertEnum(property, plain, name);
        } else {
            assertThat(property.path("type").asString()).as(name).isEqualTo(jsonType((Class<?>) type));
        }
    }

    /** Values may be added where readers have a default for those they do not know: there the list is no limit. */
    private static void assertEnum(JsonNode property, Class<?> type, String name) {
        List<Field> constants =
                Arrays.stream(type.getFields()).filter(Field::isEnumConstant).toList();
        List<String> values = constants.stream()
                .map(constant -> Objects.requireNonNull(constant.getAnnotation(JsonProperty.class))
                        .value())
                .toList();
        boolean open =
                constants.stream().anyMatch(constant -> constant.isAnnotationPresent(JsonEnumDefaultValue.class));
        var listed = new ArrayList<String>();
        property.path(open ? "examples" : "enum").forEach(value -> listed.add(value.asString()));
        assertThat(listed).as(name).isEqualTo(values);
    }

    private static String jsonType(Class<?> type) {
        if (type == String.class || type == Instant.class || type == LocalDate.class) {
            return "string";
        }
        if (type == boolean.class) {
            return "boolean";
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        assertThat(type).isIn(int.class, Integer.class, long.class, Long.class);
        return "integer";
    }

    private static JsonNode schema(String name) throws IOException {
        return Json.mapper().readTree(text(name));
    }

    static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Topics.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
