package io.reviewstream.ingest.parse;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one service's export names what a review is made of. Data, not code: one small file for each.
 *
 * @param name for people
 * @param columns names that its records always have; by these it is known
 * @param fileName letters that the file's name must contain, in any case, where the columns alone say too little; null
 *     when they say enough
 * @param fields for each part of a review, such as {@code text} or {@code itemReviewed.name}, the columns that may hold
 *     it; the first that is not blank counts. {@code properties.date} is the column of that name, or else what stands so in
 *     an object
 * @param prefixes what to put before a part's value, to make an id or address of a bare number
 * @param constants parts that the export does not state as they are always the same, such as the best rating
 * @param absent for a part, the value that stands for none
 * @param html parts that may be HTML: they become the words that a reader sees
 */
public record ExportFormat(
        String name,
        Set<String> columns,
        @Nullable String fileName,
        Map<String, List<String>> fields,
        Map<String, String> prefixes,
        Map<String, Object> constants,
        Map<String, String> absent,
        Set<String> html) {
    /** The parts of a review, as {@link io.reviewstream.events.RawReview} has them. */
    static final Set<String> PARTS = Set.of(
            "id",
            "text",
            "name",
            "url",
            "author",
            "datePublished",
            "inLanguage",
            "itemReviewed.type",
            "itemReviewed.name",
            "itemReviewed.year",
            "itemReviewed.sameAs",
            "reviewRating.ratingValue",
            "reviewRating.bestRating",
            "reviewRating.worstRating");

    public ExportFormat {
        if (columns == null || columns.isEmpty()) {
            throw new IllegalArgumentException("columns is required: names that all records of this format have");
        }
        if (fields == null || !fields.containsKey("text")) {
            throw new IllegalArgumentException("fields must name the columns of text");
        }
        name = name == null ? "" : name;
        columns = Set.copyOf(columns);
        fields = inOrder(fields);
        prefixes = prefixes == null ? Map.of() : inOrder(prefixes);
        constants = constants == null ? Map.of() : inOrder(constants);
        absent = absent == null ? Map.of() : inOrder(absent);
        html = html == null ? Set.of() : Set.copyOf(html);
        for (Set<String> parts :
                List.of(fields.keySet(), prefixes.keySet(), constants.keySet(), absent.keySet(), html)) {
            for (String part : parts) {
                if (!PARTS.contains(part)) {
                    throw new IllegalArgumentException(part + " is no part of a review; the parts are "
                            + String.join(", ", PARTS.stream().sorted().toList()));
                }
            }
        }
    }

    boolean describes(Collection<String> names, String file) {
        return names.containsAll(columns)
                && (fileName == null || file.toLowerCase(Locale.ROOT).contains(fileName.toLowerCase(Locale.ROOT)));
    }

    /** The record under the names of a raw review; what the format does not know goes to extra. */
    Map<String, @Nullable Object> translate(Map<String, ? extends @Nullable Object> row) {
        var review = new LinkedHashMap<String, @Nullable Object>();
        var extra = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((name, value) -> {
            Object plain = plain(value);
            if (plain != null && !"".equals(plain)) {
                extra.put(name, plain);
            }
        });
        fields.forEach((part, candidates) -> {
            for (String column : candidates) {
                Object value = plain(valueAt(row, column));
                if (value == null || value instanceof String text && text.isBlank()) {
                    continue;
                }
                removeAt(extra, column);
                if (!value.toString().equals(absent.get(part))) {
                    String prefix = prefixes.get(part);
                    Object seen = value instanceof String text && html.contains(part) ? seen(text) : value;
                    put(review, part, prefix == null ? seen : prefix + seen);
                }
                break;
            }
        });
        constants.forEach((part, value) -> {
            // What belongs to a rating is worth nothing without one.
            if (!part.startsWith("reviewRating.") || review.containsKey("reviewRating")) {
                put(review, part, value);
            }
        });
        review.put("extra", extra);
        return review;
    }

    private static @Nullable Object valueAt(Map<?, ?> object, String path) {
        int dot = path.indexOf('.');
        if (dot < 0 || object.containsKey(path)) {
            return object.get(path);
        }
        return object.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? valueAt(inner, path.substring(dot + 1))
                : null;
    }

    /** Takes a value out; the objects around it are copied, as they are the caller's. */
    private static void removeAt(Map<String, @Nullable Object> object, String path) {
        int dot = path.indexOf('.');
        if (dot < 0 || object.containsKey(path)) {
            object.remove(path);
            return;
        }
        String outer = path.substring(0, dot);
        Map<String, @Nullable Object> rest = ReviewParser.fieldsOf(object.get(outer));
        removeAt(rest, path.substring(dot + 1));
        if (rest.isEmpty()) {
            object.remove(outer);
        } else {
            object.put(outer, rest);
        }
    }

    /** Line ends count in such exports, beside the tags. */
    private static String seen(String text) {
        return HtmlText.isHtml(text) ? HtmlText.of(text.replaceAll("\\r?\\n", "<br>")) : text;
    }

    private static void put(Map<String, @Nullable Object> review, String part, Object value) {
        int dot = part.indexOf('.');
        if (dot < 0) {
            review.putIfAbsent(part, value);
            return;
        }
        if (review.computeIfAbsent(part.substring(0, dot), key -> new LinkedHashMap<String, Object>())
                instanceof Map<?, ?> inner) {
            @SuppressWarnings("unchecked") // made above
            var parts = (Map<String, Object>) inner;
            parts.putIfAbsent(part.substring(dot + 1), value);
        }
    }

    /**
     * Some exports write numbers as {@code ="0141026162"}, so that a spreadsheet keeps the zero; iTunes puts each text
     * into an object with a label.
     */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> object && object.get("label") instanceof String label && !label.isEmpty()) {
            return label;
        }
        return value instanceof String text && text.startsWith("=\"") && text.endsWith("\"") && text.length() >= 3
                ? text.substring(2, text.length() - 1)
                : value;
    }

    /** As the file has them: what is said of a row must not change from one start to the next. */
    private static <V> Map<String, V> inOrder(Map<String, V> given) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
