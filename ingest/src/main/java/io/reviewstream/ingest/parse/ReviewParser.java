package io.reviewstream.ingest.parse;

import io.reviewstream.events.Json;
import io.reviewstream.events.JsonProblem;
import io.reviewstream.events.RawReview;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * One record of a source to a review: lenient about how fields are called and written, strict about what is a review.
 * Knows nothing of files or Kafka. Not thread-safe: each thread has its own.
 */
public final class ReviewParser {
    /** A text of more UTF-8 bytes than this is refused, unless the settings say otherwise: 1 MiB, a novel's length. */
    public static final long DEFAULT_MAX_TEXT_BYTES = 1 << 20;

    /** What is said of JSON that {@link #isTooDeep}. */
    public static final String TOO_DEEP =
            "this is nested deeper than the " + Json.MOST_SOURCE_LEVELS + " levels that are read; leave some out";

    private static final String NO_WORDS = "there are no words of a review in it";

    private static final ObjectReader VALUES =
            Json.mapper().readerFor(Object.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final ObjectReader EVENTS = Json.events().readerFor(Object.class);

    private static final ObjectReader ARRAYS =
            Json.mapper().readerFor(new TypeReference<ArrayList<@Nullable Object>>() {});

    private final long maxTextBytes;
    private final ExportFormats formats;
    private final ReviewFields fields;
    /** Names of the last record's fields, and its format: in a file they are mostly those of the next. */
    private Set<String> lastNames = Set.of();

    private Optional<ExportFormat> lastFormat = Optional.empty();

    /** @param maxTextBytes the longest text that is taken, in bytes of UTF-8 */
    public ReviewParser(long maxTextBytes) {
        this(maxTextBytes, ExportFormats.builtIn());
    }

    /**
     * A parser that knows the exports of some services.
     *
     * @param maxTextBytes the longest text that is taken, in bytes of UTF-8
     */
    public ReviewParser(long maxTextBytes, ExportFormats formats) {
        this.maxTextBytes = maxTextBytes;
        this.formats = formats;
        this.fields = new ReviewFields(maxTextBytes);
    }

    /**
     * One JSON object, such as a line of JSON Lines.
     *
     * @param bytes UTF-8
     * @param source what the review's {@code source} is when it names none itself
     * @param receivedAt the review's {@code receivedAt}; null keeps the one in the JSON, if any
     */
    public ParsedReview json(byte[] bytes, String source, @Nullable Instant receivedAt) {
        Optional<String> notUtf8 = notUtf8(bytes);
        if (notUtf8.isPresent()) {
            return new ParsedReview.Refused(Refusal.NOT_UTF_8, notUtf8.get(), null);
        }
        try (var parser = VALUES.createParser(bytes, 0, JsonLine.lengthWithoutComma(bytes))) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return refused(Refusal.NOT_A_REVIEW, "there is nothing here; expected a JSON object");
            }
            if (first != JsonToken.START_OBJECT) {
                // Read to the end, so that broken JSON is called so.
                parser.skipChildren();
                boolean more = parser.nextToken() != null;
                return refused(
                        Refusal.NOT_A_REVIEW,
                        "expected a JSON object but found " + kind(first) + (more ? " and more" : "") + ": "
                                + excerpt(bytes));
            }
            Map<String, @Nullable Object> object = fieldsOf(VALUES.readValue(parser));
            if (parser.nextToken() != null) {
                return refused(
                        Refusal.MALFORMED_JSON,
                        "there is something behind the object, column "
                                + parser.currentTokenLocation().getColumnNr()
                                + "; write each object on a line of its own: " + excerpt(bytes));
            }
            return translated(object, source, receivedAt);
        } catch (JacksonException e) {
            return isTooDeep(e) ? deep(bytes, source, receivedAt) : malformed(e, bytes);
        }
    }

    /** A stored review is read as deep as it may be stored, which is deeper than a source may nest. */
    private ParsedReview deep(byte[] bytes, String source, @Nullable Instant receivedAt) {
        try {
            Map<String, @Nullable Object> object = fieldsOf(EVENTS.readValue(bytes));
            return StoredReview.isOne(object)
                    ? translated(object, source, receivedAt)
                    : refused(Refusal.MALFORMED_JSON, TOO_DEEP + ": " + excerpt(bytes));
        } catch (JacksonException e) {
            return isTooDeep(e)
                    ? refused(Refusal.MALFORMED_JSON, TOO_DEEP + ": " + excerpt(bytes))
                    : malformed(e, bytes);
        }
    }

    /** Jackson has one exception for all that goes beyond its limits. */
    public static boolean isTooDeep(JacksonException e) {
        return e instanceof StreamConstraintsException
                && String.valueOf(e.getOriginalMessage()).contains("nesting depth");
    }

    private static ParsedReview malformed(JacksonException e, byte[] bytes) {
        return refused(
                Refusal.MALFORMED_JSON,
                "this is not valid JSON (" + JsonProblem.of(e) + place(e) + "): " + excerpt(bytes));
    }

    /** One JSON object that was read already. */
    public ParsedReview object(
            Map<String, ? extends @Nullable Object> object, String source, @Nullable Instant receivedAt) {
        return translated(object, source, receivedAt);
    }

    /**
     * A JSON array of objects.
     *
     * @param bytes UTF-8
     */
    public List<ParsedReview> array(byte[] bytes, String source, @Nullable Instant receivedAt) {
        Optional<String> notUtf8 = notUtf8(bytes);
        if (notUtf8.isPresent()) {
            return List.of(new ParsedReview.Refused(Refusal.NOT_UTF_8, notUtf8.get(), null));
        }
        List<@Nullable Object> elements;
        try {
            elements = ARRAYS.readValue(bytes);
        } catch (JacksonException e) {
            return List.of(malformed(e, bytes));
        }
        var parsed = new ArrayList<ParsedReview>();
        for (Object element : elements) {
            if (element instanceof Map<?, ?> map) {
                parsed.add(translated(fieldsOf(map), source, receivedAt));
            } else {
                parsed.add(refused(Refusal.NOT_A_REVIEW, "expected an object with a text: " + excerpt(bytes)));
            }
        }
        return parsed;
    }

    /** The fields of a JSON object that was read as whatever it is. */
    public static Map<String, @Nullable Object> fieldsOf(@Nullable Object value) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> fields.put(String.valueOf(name), inner));
        }
        return fields;
    }

    /** Fields by name, such as a row of a table under its headings; a row without words is no mistake there. */
    public ParsedReview fields(
            Map<String, ? extends @Nullable Object> row, String source, @Nullable Instant receivedAt) {
        return skippedWithoutWords(translated(row, source, receivedAt));
    }

    /** Whether a record with these field names could be a review, or one that has none in a format that we know. */
    public boolean knows(Collection<String> names, String source) {
        return names.stream().anyMatch(ReviewParser::isTextName)
                || formats.of(names, source).isPresent();
    }

    private ParsedReview translated(
            Map<String, ? extends @Nullable Object> given, String source, @Nullable Instant receivedAt) {
        Map<String, ? extends @Nullable Object> row = StoredReview.rawOf(given);
        if (!row.keySet().equals(lastNames)) {
            lastNames = Set.copyOf(row.keySet());
            lastFormat = formats.of(lastNames, source);
        }
        if (lastFormat.isEmpty()) {
            return fields.parse(row, source, receivedAt);
        }
        Map<String, @Nullable Object> known = lastFormat.get().translate(row);
        ParsedReview parsed = fields.parse(known, source, receivedAt);
        return known.containsKey("reviewRating") ? skippedWithoutWords(parsed) : parsed;
    }

    /** To rate without a word is no mistake where that is what is done. */
    private static ParsedReview skippedWithoutWords(ParsedReview parsed) {
        return parsed instanceof ParsedReview.Refused refused
                        && (refused.reason() == Refusal.EMPTY_TEXT || refused.reason() == Refusal.NO_TEXT)
                ? new ParsedReview.Skipped(NO_WORDS)
                : parsed;
    }

    /**
     * A plain text that is one review.
     *
     * @param bytes UTF-8, a byte order mark aside
     */
    public ParsedReview text(byte[] bytes, String source, @Nullable Instant receivedAt) {
        Optional<String> binary = binary(bytes);
        if (binary.isPresent()) {
            return refused(Refusal.BINARY, binary.get());
        }
        Optional<String> notUtf8 = notUtf8(bytes);
        if (notUtf8.isPresent()) {
            return refused(Refusal.NOT_UTF_8, notUtf8.get());
        }
        int start = startsWithMark(bytes) ? 3 : 0;
        String text = CleanString.of(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8));
        if (text.isBlank()) {
            return refused(Refusal.EMPTY_TEXT, "there are only blanks here; a review needs words");
        }
        if (bytes.length - start > maxTextBytes) {
            return ReviewFields.tooLong(bytes.length - start, maxTextBytes, null);
        }
        return new ParsedReview.Accepted(new RawReview(
                ReviewId.ofContent(source, text),
                1,
                source,
                text,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                receivedAt,
                Map.of()));
    }

    /** Whether a field of this name could hold a review's words. */
    public static boolean isTextName(String name) {
        return FieldNames.isText(name);
    }

    /** Whether a field of this name is known to be part of reviews. */
    public static boolean isKnownName(String name) {
        return FieldNames.isKnown(name);
    }

    /** Whether an array of objects under this name is likely a list of reviews. */
    public static boolean isListName(String name) {
        return FieldNames.isList(name);
    }

    /** What is wrong with bytes that are no UTF-8, for people; empty when they are. */
    public static Optional<String> notUtf8(byte[] bytes) {
        int i = 0;
        while (i < bytes.length && bytes[i] >= 0) {
            i++;
        }
        if (i == bytes.length) {
            return Optional.empty();
        }
        var in = ByteBuffer.wrap(bytes);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(in);
            return Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "byte 0x%02X at %d is not UTF-8; save it as UTF-8 and send it again",
                    bytes[in.position()] & 0xff,
                    in.position()));
        }
    }

    /** What shows that bytes are no text, for people; empty when they may be one. */
    public static Optional<String> binary(byte[] bytes) {
        Optional<Packing> packing = Packing.of(bytes);
        if (packing.isPresent()) {
            return Optional.of("this is a " + packing.get().ending() + " file; unpack it first");
        }
        int looked = Math.min(bytes.length, 8192);
        int control = 0;
        int firstNul = -1;
        for (int i = 0; i < looked; i++) {
            int c = bytes[i];
            if (c == 0 && firstNul < 0) {
                firstNul = i;
            }
            if (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
                control++;
            }
        }
        // Text has next to no control characters; of random bytes one in ten is one.
        if (firstNul >= 0 && control * 50 > looked || control * 10 > looked) {
            return Optional.of("this is no text: " + control + " of the first " + looked
                    + " bytes are control characters" + (firstNul >= 0 ? ", a NUL at " + firstNul : ""));
        }
        return Optional.empty();
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static ParsedReview refused(Refusal reason, String message) {
        return new ParsedReview.Refused(reason, message, null);
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            default -> token.asString() == null ? "something else" : token.asString();
        };
    }

    private static String place(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null ? "" : ", column " + at.getColumnNr();
    }

    /** The first words of the value, on one line. */
    static String excerpt(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, 240), StandardCharsets.UTF_8);
        return excerpt(text);
    }

    static String excerpt(String text) {
        String line = CleanString.of(text).replaceAll("\\s+", " ").trim();
        int length = line.offsetByCodePoints(0, Math.min(60, line.codePointCount(0, line.length())));
        return length < line.length() ? line.substring(0, length) + "…" : line;
    }
}
