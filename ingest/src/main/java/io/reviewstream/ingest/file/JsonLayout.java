package io.reviewstream.ingest.file;

import io.reviewstream.events.Json;
import io.reviewstream.ingest.parse.ReviewParser;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * How a JSON file holds its reviews: as a list, at the top or inside an object; as one object a line, in spite of its
 * name; or as one review.
 *
 * @param kind which of them
 * @param list behind the list's opening bracket; the start for the other kinds
 * @param depth how many objects the list is in
 */
record JsonLayout(Kind kind, Position list, int depth) {
    enum Kind {
        LIST,
        LINES,
        SINGLE
    }

    /** {@code {"data": {"feed": {"entries": [}: deeper nobody puts a list of reviews. */
    private static final int MAX_DEPTH = 4;

    private static final JsonLayout SINGLE = new JsonLayout(Kind.SINGLE, Position.START, 0);
    private static final JsonLayout LINES = new JsonLayout(Kind.LINES, Position.START, 0);

    /** Reads as much as it takes to be sure: a list of reviews is known at its first element. */
    static JsonLayout of(InputStream utf8) {
        var search = new Search();
        try (JsonParser parser = Json.events().createParser(utf8)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                return new JsonLayout(Kind.LIST, behind(parser.currentTokenLocation()), 0);
            }
            if (first != JsonToken.START_OBJECT) {
                return SINGLE;
            }
            if (!search.walk(parser, 1, true) && !search.hasList() && parser.nextToken() == JsonToken.START_OBJECT) {
                return LINES;
            }
        } catch (JacksonException e) {
            // What was found before the broken place still holds; reading will name the place.
        }
        return search.list == null || !search.hasList() ? SINGLE : new JsonLayout(Kind.LIST, search.list, search.depth);
    }

    /** Of what surely begins with a list, when it cannot be read twice. */
    static JsonLayout ofList(byte[] head) {
        long line = 1;
        int i = 0;
        while (head[i] != '[') {
            line += head[i] == '\n' ? 1 : 0;
            i++;
        }
        return new JsonLayout(Kind.LIST, new Position(i + 1, line), 0);
    }

    private static Position behind(TokenStreamLocation bracket) {
        return new Position(bracket.getByteOffset() + 1, bracket.getLineNr());
    }

    private static final class Search {
        private @Nullable Position list;
        private int depth;
        private boolean sure;
        private boolean hasText;

        /** Whether there is a list, and not a review that has a list of something else. */
        boolean hasList() {
            return list != null && (sure || !hasText);
        }

        /**
         * Goes through an object; true as soon as a list is found that needs no further look.
         *
         * @param listed whether the names on the way here are those of lists, so that what is found is no part of a review
         */
        boolean walk(JsonParser parser, int depth, boolean listed) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING) {
                    hasText |= depth == 1 && ReviewParser.isTextName(name);
                } else if (value == JsonToken.START_OBJECT) {
                    if (depth == MAX_DEPTH) {
                        parser.skipChildren();
                    } else if (walk(parser, depth + 1, listed && ReviewParser.isListName(name))) {
                        return true;
                    }
                } else if (value == JsonToken.START_ARRAY && walkArray(parser, name, depth, listed)) {
                    return true;
                }
            }
            return false;
        }

        private boolean walkArray(JsonParser parser, String name, int inside, boolean listed) {
            Position begin = behind(parser.currentTokenLocation());
            JsonToken first = parser.nextToken();
            // Only this name leaves no doubt: a review may have comments, a product its items.
            boolean named = name.equalsIgnoreCase("reviews");
            if (first == JsonToken.START_OBJECT && list == null && (listed ? ReviewParser.isListName(name) : named)) {
                list = begin;
                depth = inside;
                if (listed && named) {
                    sure = true;
                    return true;
                }
            }
            while (first != JsonToken.END_ARRAY && first != null) {
                parser.skipChildren();
                first = parser.nextToken();
            }
            return false;
        }
    }
}
