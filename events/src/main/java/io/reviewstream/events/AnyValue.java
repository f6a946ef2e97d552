package io.reviewstream.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * JSON of which nobody knows what is in it, without losing any: a number that is too large or too small for a double stays as the text
 * that stood there, such as {@code 1e400}; and where a name stands twice in an object the last value counts, as for most readers, and the
 * one before is kept as {@code name#1} if it was another.
 */
final class AnyValue extends StdDeserializer<Object> {
    AnyValue() {
        super(Object.class);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        return switch (parser.currentToken()) {
            case START_OBJECT, PROPERTY_NAME, END_OBJECT -> object(parser, context);
            case START_ARRAY -> array(parser, context);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> context.handleUnexpectedToken(getValueType(context), parser);
        };
    }

    private List<@Nullable Object> array(JsonParser parser, DeserializationContext context) {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(deserialize(parser, context));
        }
        return list;
    }

    private Map<String, @Nullable Object> object(JsonParser parser, DeserializationContext context) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        int spare = 0;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            parser.nextToken();
        }
        while (parser.currentToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = deserialize(parser, context);
            Object before = map.put(name, value);
            if (before != null && !Objects.equals(before, value)) {
                do {
                    spare++;
                } while (map.containsKey(name + "#" + spare));
                map.put(name + "#" + spare, before);
            }
            parser.nextToken();
        }
        return map;
    }

    private static Object number(JsonParser parser) {
        double number = parser.getDoubleValue();
        return Double.isInfinite(number) || (number == 0 && !isZero(parser.getString()))
                ? parser.getString()
                : (Object) number;
    }

    /** Whether all digits before the exponent are zeros. */
    private static boolean isZero(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '1' && c <= '9') {
                return false;
            }
            if (c == 'e' || c == 'E') {
                return true;
            }
        }
        return true;
    }
}
