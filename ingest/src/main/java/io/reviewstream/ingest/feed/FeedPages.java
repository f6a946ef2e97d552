package io.reviewstream.ingest.feed;

import io.reviewstream.events.Json;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * The pages of one feed while it is read: a next one is read when it lies at the server that the page before came from, once. Not
 * thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5005">RFC 5005</a>
 */
public final class FeedPages {
    /** Who has more has them in files, too. */
    private static final int MOST = 1_000;

    private static final ObjectReader LINKS =
            Json.events().readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Set<URI> read = new HashSet<>();
    private @Nullable String unread;

    /**
     * Where the page after this one is; empty behind the last one that may be read.
     *
     * @param said what the page itself says of it, null when nothing
     */
    public Optional<URI> after(FeedAnswer.Document page, @Nullable String said) {
        read.add(page.from());
        String next = said == null ? page.next() : said;
        if (next == null) {
            return Optional.empty();
        }
        URI address;
        try {
            address = Redirect.target(page.from(), next);
        } catch (IllegalArgumentException e) {
            unread = next + " is not read, as it is no address";
            return Optional.empty();
        }
        if (read.contains(address)) {
            return Optional.empty();
        }
        if (!isSameServer(page.from(), address)) {
            unread = address + " is not read, as it is not of the same server";
            return Optional.empty();
        }
        if (read.size() >= MOST) {
            unread = address + " is not read, as " + MOST + " pages are the most";
            return Optional.empty();
        }
        read.add(address);
        return Optional.of(address);
    }

    /** Which page was left out and why, for people; null when none was. */
    public @Nullable String unread() {
        return unread;
    }

    /** What a document in JSON says, JSON Feed's {@code next_url} or Apple's link; null when it says nothing or is none. */
    public static @Nullable String nextOf(byte[] json) {
        try (JsonParser parser = Json.events().createParser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? nextInObject(parser) : null;
        } catch (JacksonException e) {
            // Whoever reads its items says what is wrong with it.
            return null;
        }
    }

    private static @Nullable String nextInObject(JsonParser parser) {
        String next = null;
        while (next == null && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("next_url") && value == JsonToken.VALUE_STRING) {
                next = parser.getString();
            } else if (name.equals("feed") && value == JsonToken.START_OBJECT) {
                next = nextInObject(parser);
            } else if (name.equals("link") && value == JsonToken.START_ARRAY) {
                next = nextLink(parser);
            } else {
                parser.skipChildren();
            }
        }
        return next;
    }

    /** Of links such as {@code {"attributes": {"rel": "next", "href": "https://…"}}}, as iTunes makes them of Atom's. */
    private static @Nullable String nextLink(JsonParser parser) {
        String next = null;
        for (JsonNode link : LINKS.<JsonNode>readValue(parser)) {
            JsonNode attributes = link.path("attributes");
            if (attributes.path("rel").asString("").equals("next")) {
                next = attributes.path("href").asString("");
            }
        }
        return next == null || next.isEmpty() ? null : next;
    }

    private static boolean isSameServer(URI one, URI other) {
        return other.getHost() != null
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }
}
