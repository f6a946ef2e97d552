package io.reviewstream.enrich.catalogue;

import io.reviewstream.events.JsonProblem;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Why a line of JSON is no entry of a catalogue, for whoever wrote it. */
final class CatalogueRefusal {
    /** Of a value that is shown beside what it must be. */
    private static final int MOST_SHOWN = 80;

    private static final List<String> FIELDS = List.of("name", "type", "year", "aliases", "people", "identifiers");

    private CatalogueRefusal() {}

    static String ofNoObject(JsonNode row) {
        return "must be an object such as {\"name\":\"Night Trains\"} but was " + shortened(row);
    }

    /** In our own words where the entry refused its values, or a value is of another kind. */
    static String of(JsonNode row, JacksonException e) {
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
        return FIELDS.stream()
                .filter(field -> !fits(field, row.path(field)))
                .findFirst()
                .map(field -> field + " must be " + kind(field) + " but was " + shortened(row.path(field)))
                .orElseGet(() -> JsonProblem.of(e));
    }

    private static boolean fits(String field, JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || switch (field) {
                    case "name", "type" -> value.isValueNode();
                    case "year" -> value.isIntegralNumber() && value.canConvertToInt();
                    default -> value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode);
                };
    }

    private static String kind(String field) {
        return switch (field) {
            case "name", "type" -> "text";
            case "year" -> "a whole number";
            default -> "a list of texts such as [\"Tom Reed\"]";
        };
    }

    private static String shortened(JsonNode value) {
        String json = value.toString();
        return json.length() <= MOST_SHOWN ? json : json.substring(0, MOST_SHOWN) + "…";
    }
}
