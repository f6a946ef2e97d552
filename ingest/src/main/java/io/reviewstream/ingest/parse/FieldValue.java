package io.reviewstream.ingest.parse;

import io.reviewstream.events.StatedItem;
import io.reviewstream.events.StatedRating;
import io.reviewstream.ingest.parse.FieldNames.Reading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The value of a field as its role wants it: text, a rating, an item and so on. */
final class FieldValue {
    /** What Booking.com's data have where nothing was said. */
    private static final Set<String> NOTHING_SAID = Set.of("No Positive", "No Negative");

    private FieldValue() {}

    /** Null when it can't be read so. */
    static @Nullable Object of(String name, Reading reading, Object value) {
        return switch (reading.role()) {
            case ID -> idOf(value);
            case REVISION -> value instanceof Integer number && number >= 0 ? number : null;
            case TEXT ->
                value instanceof Map<?, ?> object
                        ? wordsIn(object)
                        : FieldNames.isHtml(name) && value instanceof String html
                                ? textIn(HtmlText.of(html))
                                : textIn(value);
            case PROS, CONS -> saidIn(value);
            case SOURCE, URL -> value instanceof String || value instanceof Map ? textIn(value) : null;
            case HEADLINE, TITLE, AUTHOR ->
                textIn(value instanceof List<?> list && !list.isEmpty() ? list.get(0) : value);
            case ITEM -> itemOf(value, reading.itemType());
            case YEAR -> yearOf(value);
            case RATING -> RatingText.of(value).orElse(null);
            case BEST_RATING, WORST_RATING ->
                RatingText.of(value).map(StatedRating::ratingValue).orElse(null);
            case DATE ->
                StatedDate.of(value instanceof Map ? textIn(value) : value).orElse(null);
            case LANGUAGE -> languageOf(value);
            case RECEIVED_AT -> instantOf(value);
            case EXTRA -> value instanceof Map ? value : null;
            case UNKNOWN -> null;
        };
    }

    private static @Nullable String idOf(Object value) {
        if (value instanceof Map<?, ?> object) {
            // MongoDB's exports and feeds in JSON wrap it.
            Object inner = object.containsKey("$oid") ? object.get("$oid") : object.get("label");
            return inner instanceof String text ? usableId(text.trim()) : null;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
            return value.toString();
        }
        if (value instanceof Double number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value instanceof String text ? usableId(text.trim()) : null;
    }

    /** What would have to be cleaned tells no longer one review from another. */
    private static @Nullable String usableId(String id) {
        return id.isBlank() || !CleanString.of(id).equals(id) ? null : id;
    }

    /** The words in an object that does nothing but wrap them; one with fields of its own is read as a whole. */
    private static @Nullable String wordsIn(Map<?, ?> object) {
        for (String name : List.of("label", "value", "rendered", "plain")) {
            if (object.get(name) instanceof String text && !text.isBlank()) {
                return CleanString.of(text);
            }
        }
        return null;
    }

    /** A string with words in it, or an object around one. */
    private static @Nullable String textIn(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isBlank() ? null : CleanString.of(text);
        }
        if (value instanceof Map<?, ?> object) {
            for (String name : List.of("name", "label", "text", "value", "rendered", "username", "displayName")) {
                String inner = textIn(object.get(name));
                if (inner != null) {
                    return inner;
                }
            }
        }
        return null;
    }

    private static @Nullable String saidIn(Object value) {
        String said = textIn(value);
        return said == null || NOTHING_SAID.contains(said.strip()) ? null : said.strip();
    }

    private static @Nullable StatedItem itemOf(Object value, @Nullable String type) {
        if (value instanceof String name) {
            return name.isBlank() ? null : new StatedItem(type, CleanString.of(name.trim()), null, null);
        }
        if (!(value instanceof Map<?, ?> object)) {
            return null;
        }
        String name = firstText(object, "name", "title");
        Integer year = firstYear(object, "year", "datePublished", "dateCreated");
        String sameAs = firstText(object, "sameAs", "url", "@id", "id");
        String stated = typeOf(firstText(object, "type", "@type"));
        if (name == null && year == null && sameAs == null && stated == null) {
            return null;
        }
        return new StatedItem(stated == null ? type : stated, name, year, sameAs);
    }

    /** The schema.org name of a type that some sources write in words. */
    private static @Nullable String typeOf(@Nullable String stated) {
        return stated == null ? null : FieldNames.itemType(stated);
    }

    private static @Nullable String firstText(Map<?, ?> object, String... names) {
        for (String name : names) {
            Object value = object.get(name);
            String text = textIn(value instanceof List<?> list && !list.isEmpty() ? list.get(0) : value);
            if (text != null) {
                return text.trim();
            }
        }
        return null;
    }

    private static @Nullable Integer firstYear(Map<?, ?> object, String... names) {
        for (String name : names) {
            Integer year = yearOf(object.get(name));
            if (year != null) {
                return year;
            }
        }
        return null;
    }

    private static @Nullable Integer yearOf(@Nullable Object value) {
        if (value instanceof Number number) {
            // Books are older than films; a year beyond 2200 is a number of something else.
            double year = number.doubleValue();
            return year >= 1000 && year <= 2200 && year == Math.rint(year) ? (Integer) (int) year : null;
        }
        if (value instanceof String text && text.trim().matches("\\d{4}([-.].*)?")) {
            return yearOf(Integer.valueOf(text.trim().substring(0, 4)));
        }
        return null;
    }

    private static @Nullable String languageOf(Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        String tag = text.trim().replace('_', '-');
        return tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? tag : null;
    }

    private static @Nullable Instant instantOf(Object value) {
        try {
            return value instanceof String text ? Instant.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
