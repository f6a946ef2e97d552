package io.reviewstream.console.live;

import io.reviewstream.events.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A review that passed by. Its card, which the page shows in the stream, is made when first asked for. Thread-safe. */
public final class Seen {
    private static final int LONGEST_EXCERPT = 900;
    private static final int LONGEST_QUOTE = 240;
    private static final int MOST_CHIPS = 8;

    private final byte[] json;
    private final Glance glance;
    private final @Nullable String title;
    private volatile @Nullable String card;

    private Seen(byte[] json, Glance glance) {
        this.json = json;
        this.glance = glance;
        this.title = glance.title();
    }

    /** @return null when the bytes are no enriched review */
    static @Nullable Seen of(byte[] json) {
        try {
            Glance glance = Json.events().readValue(json, Glance.class);
            boolean whole =
                    glance != null && glance.id() != null && glance.review() != null && glance.enrichment() != null;
            return whole ? new Seen(json, glance) : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    public Glance glance() {
        return glance;
    }

    /** The key of its title, null when it names none. */
    public @Nullable String title() {
        return title;
    }

    /** The event as it is, UTF-8. */
    public byte[] json() {
        return json.clone();
    }

    int bytes() {
        return json.length;
    }

    /** What the page shows in the stream: the beginning of the text, what was found in it, the words that count. */
    public String card() {
        String made = card;
        if (made == null) {
            made = make().toString();
            card = made;
        }
        return made;
    }

    private ObjectNode make() {
        JsonNode event = Json.events().readTree(new String(json, StandardCharsets.UTF_8));
        JsonNode review = event.path("review");
        JsonNode found = event.path("enrichment");
        ObjectNode card = Json.mapper().createObjectNode();
        card.put("id", glance.id()).put("revision", glance.revision());
        card.put("source", glance.review().source())
                .put("language", glance.language())
                .put("label", glance.label());
        copy(card, "author", review.path("author"));
        copy(card, "headline", review.path("name"));
        if (title != null) {
            card.put("title", title);
        }
        copy(card, "film", found.at("/itemReviewed/name"));
        copy(card, "year", found.at("/itemReviewed/year"));
        copy(card, "score", found.at("/sentiment/score"));
        copy(card, "rating", found.path("rating"));
        copy(card, "at", event.at("/provenance/enrichedAt"));
        card.put("spoiler", found.at("/spoiler/likely").asBoolean(false));
        excerpt(card, review.path("text").asString(""), found.at("/sentiment/evidence"));
        ArrayNode people = card.putArray("people");
        first(
                found.path("people"),
                person -> people.addObject()
                        .put("name", person.path("name").asString(""))
                        .put("role", person.path("role").asString(""))
                        .put("label", person.at("/sentiment/label").asString("")));
        copy(card, "genres", found.path("genres"));
        ArrayNode aspects = card.putArray("aspects");
        first(found.path("aspects"), aspect -> {
            ObjectNode shown = aspects.addObject()
                    .put("aspect", aspect.path("aspect").asString(""))
                    .put("label", aspect.path("label").asString(""));
            @Nullable String quote = quote(aspect, review.path("text").asString(""), found.at("/sentiment/sentences"));
            if (quote != null) {
                shown.put("quote", quote);
            }
        });
        return card;
    }

    private static void copy(ObjectNode card, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            card.set(name, value);
        }
    }

    private static void excerpt(ObjectNode card, String text, JsonNode evidence) {
        int end = text.length();
        if (end > LONGEST_EXCERPT) {
            end = LONGEST_EXCERPT;
            int space = text.lastIndexOf(' ', end);
            end = space > LONGEST_EXCERPT / 2 ? space : end;
            end = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        }
        card.put("text", text.substring(0, end)).put("more", text.length() - end);
        ArrayNode marks = card.putArray("marks");
        for (JsonNode each : evidence) {
            if (each.path("end").asInt(0) <= end) {
                marks.addObject()
                        .put("start", each.path("start").asInt(0))
                        .put("end", each.path("end").asInt(0))
                        .put("weight", each.path("weight").asDouble(0));
            }
        }
    }

    /** The sentence that speaks of the aspect. */
    private static @Nullable String quote(JsonNode aspect, String text, JsonNode sentences) {
        int place = aspect.at("/mentions/0/target/start").asInt(-1);
        for (JsonNode sentence : sentences) {
            int start = sentence.path("start").asInt(0);
            int end = sentence.path("end").asInt(0);
            if (start >= 0 && place >= start && place < end && end <= text.length()) {
                return end - start <= LONGEST_QUOTE ? text.substring(start, end) : null;
            }
        }
        return null;
    }

    private static void first(JsonNode array, java.util.function.Consumer<JsonNode> each) {
        for (int i = 0; i < Math.min(MOST_CHIPS, array.size()); i++) {
            each.accept(array.get(i));
        }
    }
}
