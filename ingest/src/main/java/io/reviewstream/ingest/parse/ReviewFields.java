package io.reviewstream.ingest.parse;

import io.reviewstream.events.RawReview;
import io.reviewstream.events.StatedItem;
import io.reviewstream.events.StatedRating;
import io.reviewstream.ingest.parse.FieldNames.Reading;
import io.reviewstream.ingest.parse.FieldNames.Role;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Named values to a review. For each part of a review the best named field that can be read as such is taken; all that is
 * left over is kept in {@code extra} under its own name.
 */
final class ReviewFields {
    /**
     * A field that may be taken.
     *
     * @param value as the role wants it: text, rating, item …
     */
    private record Candidate(String name, Reading reading, Object value) {}

    /** What an item is made of; the rest of the object goes to extra. */
    private static final Set<String> ITEM_PARTS =
            Set.of("type", "name", "title", "year", "datepublished", "datecreated", "sameas", "url", "id");

    private final long maxTextBytes;
    private final FieldNames names = new FieldNames();

    ReviewFields(long maxTextBytes) {
        this.maxTextBytes = maxTextBytes;
    }

    ParsedReview parse(Map<String, ? extends @Nullable Object> row, String source, @Nullable Instant receivedAt) {
        var best = new EnumMap<Role, Candidate>(Role.class);
        boolean emptyText = false;
        String thing = null;
        for (Map.Entry<String, ? extends @Nullable Object> field : row.entrySet()) {
            String name = field.getKey();
            Object value = field.getValue();
            if (value == null) {
                continue;
            }
            String neighbour = names.neighbour(name);
            if (neighbour != null && !isBlank(value) && (thing == null || thing.isEmpty())) {
                thing = neighbour;
            }
            Reading reading = names.read(name);
            if (reading.role() == Role.UNKNOWN) {
                continue;
            }
            Candidate rival = best.get(reading.role());
            if (rival != null && rival.reading().rank() <= reading.rank()) {
                continue;
            }
            Object read = FieldValue.of(name, reading, value);
            if (read != null) {
                best.put(reading.role(), new Candidate(name, reading, read));
            } else if (reading.role() == Role.TEXT && value instanceof String) {
                emptyText = true;
            }
        }
        return review(row, best, thing, emptyText, source, receivedAt);
    }

    static ParsedReview tooLong(long bytes, long limit, @Nullable String id) {
        return new ParsedReview.Refused(
                Refusal.TOO_LARGE,
                "the text has " + bytes + " bytes, more than the " + limit
                        + " that are allowed; raise INGEST_MAX_TEXT_BYTES or split it",
                id);
    }

    private ParsedReview review(
            Map<String, ? extends @Nullable Object> row,
            EnumMap<Role, Candidate> best,
            @Nullable String thing,
            boolean emptyText,
            String source,
            @Nullable Instant receivedAt) {
        settleTitle(best, thing);
        String id = taken(best, Role.ID);
        String text = textOf(best);
        if (text == null) {
            return withoutText(row, emptyText, id, source, receivedAt);
        }
        // No character takes more than three bytes of UTF-8 for one of UTF-16: most texts need no counting.
        if (text.length() * 3L > maxTextBytes && utf8Length(text) > maxTextBytes) {
            return tooLong(utf8Length(text), maxTextBytes, id);
        }
        String ownSource = taken(best, Role.SOURCE);
        String from = ownSource == null ? source : ownSource;
        String url = taken(best, Role.URL);
        Candidate received = best.get(Role.RECEIVED_AT);
        StatedRating rating = rating(best);
        StatedItem item = item(best);
        String headline = taken(best, Role.HEADLINE);
        Candidate date = best.get(Role.DATE);
        Candidate revision = best.get(Role.REVISION);
        if (id == null) {
            id = url == null
                    ? ReviewId.ofContent(
                            from,
                            text,
                            taken(best, Role.AUTHOR),
                            item == null ? null : item.name(),
                            date == null ? null : (String) date.value())
                    : ReviewId.canonicalUrl(url).orElse(url);
        }
        return new ParsedReview.Accepted(new RawReview(
                id,
                revision == null ? 1 : (Integer) revision.value(),
                from,
                text,
                headline,
                url,
                taken(best, Role.AUTHOR),
                item,
                rating,
                date == null ? null : (String) date.value(),
                taken(best, Role.LANGUAGE),
                receivedAt != null ? receivedAt : received == null ? null : (Instant) received.value(),
                extra(row, best)));
    }

    /** A title is the headline, unless its neighbours show that it names the thing. */
    private static void settleTitle(EnumMap<Role, Candidate> best, @Nullable String thing) {
        Candidate title = best.remove(Role.TITLE);
        Candidate headline = best.get(Role.HEADLINE);
        boolean named = best.containsKey(Role.ITEM);
        String type = thing == null || thing.isEmpty() ? null : thing;
        if (title != null && thing != null && !named) {
            best.put(Role.ITEM, asItem(title, type));
        } else if (title != null && headline == null) {
            best.put(Role.HEADLINE, title);
        } else if (title == null && headline != null && !named && isName(headline) && best.containsKey(Role.YEAR)) {
            best.remove(Role.HEADLINE);
            best.put(Role.ITEM, asItem(headline, type));
        }
        if (!best.containsKey(Role.ITEM)) {
            best.remove(Role.YEAR);
        }
    }

    private static boolean isName(Candidate headline) {
        return FieldNames.bare(headline.name()).equals("name");
    }

    private static Candidate asItem(Candidate named, @Nullable String type) {
        return new Candidate(named.name(), named.reading(), new StatedItem(type, (String) named.value(), null, null));
    }

    /** The text, else what is good and bad under the headings that the form had; null when there is neither. */
    private static @Nullable String textOf(EnumMap<Role, Candidate> best) {
        String text = taken(best, Role.TEXT);
        if (text != null) {
            // Then they are no part of the text, and stay what they are.
            best.remove(Role.PROS);
            best.remove(Role.CONS);
            return text;
        }
        String pros = taken(best, Role.PROS);
        String cons = taken(best, Role.CONS);
        if (pros == null || cons == null) {
            return pros == null ? cons == null ? null : "Cons: " + cons : "Pros: " + pros;
        }
        return "Pros: " + pros + "\nCons: " + cons;
    }

    /** {@code {"film": …, "review": {"text": …}}}: the inner fields count as if they stood outside. */
    private ParsedReview withoutText(
            Map<String, ? extends @Nullable Object> row,
            boolean emptyText,
            @Nullable String id,
            String source,
            @Nullable Instant receivedAt) {
        for (Map.Entry<String, ? extends @Nullable Object> field : row.entrySet()) {
            if (field.getValue() instanceof Map<?, ?> inner && FieldNames.isText(field.getKey())) {
                var flat = new LinkedHashMap<String, @Nullable Object>(row);
                flat.remove(field.getKey());
                inner.forEach((name, value) -> flat.put(String.valueOf(name), value));
                return parse(flat, source, receivedAt);
            }
        }
        return noText(row, emptyText, id);
    }

    private static ParsedReview noText(
            Map<String, ? extends @Nullable Object> row, boolean emptyText, @Nullable String id) {
        if (emptyText) {
            return new ParsedReview.Refused(Refusal.EMPTY_TEXT, "the text is blank; a review needs words", id);
        }
        for (Map.Entry<String, ? extends @Nullable Object> field : row.entrySet()) {
            if (FieldNames.isText(field.getKey()) && !(field.getValue() instanceof String)) {
                return new ParsedReview.Refused(
                        Refusal.NO_TEXT,
                        "no text: " + field.getKey() + " is "
                                + (field.getValue() == null
                                        ? "null"
                                        : "no string but " + ReviewParser.excerpt(String.valueOf(field.getValue()))),
                        id);
            }
        }
        String found = row.isEmpty() ? "no fields at all" : String.join(", ", row.keySet());
        return new ParsedReview.Refused(
                Refusal.NO_TEXT,
                "no text: expected a field such as " + String.join(", ", FieldNames.TEXT_EXAMPLES) + ", found "
                        + ReviewParser.excerpt(found),
                id);
    }

    private static @Nullable StatedRating rating(EnumMap<Role, Candidate> best) {
        Candidate rating = best.get(Role.RATING);
        if (rating == null) {
            best.remove(Role.BEST_RATING);
            best.remove(Role.WORST_RATING);
            return null;
        }
        var stated = (StatedRating) rating.value();
        Candidate most = best.get(Role.BEST_RATING);
        Candidate least = best.get(Role.WORST_RATING);
        return new StatedRating(
                stated.ratingValue(),
                most == null ? stated.bestRating() : (Double) most.value(),
                least == null ? stated.worstRating() : (Double) least.value());
    }

    private static @Nullable StatedItem item(EnumMap<Role, Candidate> best) {
        Candidate item = best.get(Role.ITEM);
        if (item == null) {
            return null;
        }
        var stated = (StatedItem) item.value();
        Candidate year = best.get(Role.YEAR);
        if (stated.year() != null || year == null) {
            best.remove(Role.YEAR);
            return stated;
        }
        return new StatedItem(stated.type(), stated.name(), (Integer) year.value(), stated.sameAs());
    }

    private static Map<String, @Nullable Object> extra(
            Map<String, ? extends @Nullable Object> row, EnumMap<Role, Candidate> best) {
        var used = new HashSet<String>();
        best.values().forEach(candidate -> used.add(candidate.name()));
        var extra = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((name, value) -> {
            if (!used.contains(name)) {
                if (value != null && !"".equals(value)) {
                    extra.put(CleanString.of(name), CleanString.deep(value));
                }
            } else if (value instanceof Map<?, ?> object) {
                Candidate item = best.get(Role.ITEM);
                if (item != null && item.name().equals(name)) {
                    var rest = itemRest(object);
                    if (!rest.isEmpty()) {
                        extra.put(CleanString.of(name), rest);
                    }
                }
            }
        });
        Candidate inner = best.get(Role.EXTRA);
        if (inner != null && CleanString.deep(inner.value()) instanceof Map<?, ?> object) {
            object.forEach((name, value) -> extra.put(String.valueOf(name), value));
        }
        return extra;
    }

    private static Map<String, @Nullable Object> itemRest(Map<?, ?> item) {
        var rest = new LinkedHashMap<String, @Nullable Object>();
        item.forEach((name, value) -> {
            if (!ITEM_PARTS.contains(FieldNames.bare(String.valueOf(name)))) {
                rest.put(CleanString.of(String.valueOf(name)), CleanString.deep(value));
            }
        });
        return rest;
    }

    private static @Nullable String taken(EnumMap<Role, Candidate> best, Role role) {
        Candidate candidate = best.get(role);
        return candidate == null ? null : (String) candidate.value();
    }

    private static boolean isBlank(Object value) {
        return value instanceof String text && text.isBlank();
    }

    private static long utf8Length(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair counts two of the pair's four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
