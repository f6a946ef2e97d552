package io.reviewstream.ingest.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names under which sources keep what a review is made of. A name is compared by its letters and digits alone:
 * {@code review_text}, {@code Review Text} and {@code reviewText} are one.
 */
final class FieldNames {
    /** What a field can be to a review. */
    enum Role {
        ID,
        REVISION,
        SOURCE,
        TEXT,
        /** What is good, where a form asks for that and for what is bad. */
        PROS,
        CONS,
        HEADLINE,
        /** Headline or the thing's name, which its neighbours must settle. */
        TITLE,
        URL,
        AUTHOR,
        ITEM,
        YEAR,
        RATING,
        BEST_RATING,
        WORST_RATING,
        DATE,
        LANGUAGE,
        RECEIVED_AT,
        EXTRA,
        UNKNOWN
    }

    /**
     * One way to read a name.
     *
     * @param rank 0 is the name that wins over all others of its role
     * @param itemType the schema.org type that the name gives away, null when none
     */
    record Reading(Role role, int rank, @Nullable String itemType) {}

    private static final Reading UNKNOWN = new Reading(Role.UNKNOWN, 0, null);

    /** Neighbours that make a {@code title} the title of the thing, and what the thing then is. */
    private static final Map<String, String> THING_NEIGHBOURS = Map.ofEntries(
            Map.entry("director", "Movie"),
            Map.entry("directors", "Movie"),
            Map.entry("imdbid", "Movie"),
            Map.entry("tconst", "Movie"),
            Map.entry("letterboxduri", "Movie"),
            Map.entry("runtime", "Movie"),
            Map.entry("runtimemins", "Movie"),
            Map.entry("genre", ""),
            Map.entry("genres", ""),
            Map.entry("year", ""),
            Map.entry("releaseyear", ""),
            Map.entry("isbn", "Book"),
            Map.entry("isbn13", "Book"),
            Map.entry("numberofpages", "Book"));

    private static final Map<String, Reading> READINGS = readings();

    /** The fields that the writer of a message may name as text. */
    static final List<String> TEXT_EXAMPLES = List.of("text", "reviewBody", "review", "comment");

    /** Names that hold a list of reviews in an object around them. */
    private static final Set<String> LISTS = Set.of(
            "reviews",
            "review",
            "items",
            "item",
            "entries",
            "entry",
            "data",
            "results",
            "records",
            "list",
            "comments",
            "feed",
            "response",
            "rows",
            "graph",
            "features",
            "content",
            "satisfactionratings");

    /** Names seen lately: a file repeats the same few. One thread's own. */
    private final Map<String, Reading> seen = new HashMap<>();

    private final Map<String, String> seenNeighbours = new HashMap<>();

    Reading read(String name) {
        Reading known = seen.get(name);
        if (known == null) {
            known = READINGS.getOrDefault(bare(name), UNKNOWN);
            remember(seen, name, known);
        }
        return known;
    }

    /** The type of thing that this neighbour tells of: null for none, empty for one whose type stays open. */
    @Nullable String neighbour(String name) {
        String known = seenNeighbours.get(name);
        if (known == null) {
            known = THING_NEIGHBOURS.getOrDefault(bare(name), "-");
            remember(seenNeighbours, name, known);
        }
        return known.equals("-") ? null : known;
    }

    /** Whether an array of objects under this name is a list of reviews rather than a part of one. */
    static boolean isList(String name) {
        return LISTS.contains(bare(name));
    }

    /** Whether what stands under this name is HTML by agreement, as in JSON Feed. */
    static boolean isHtml(String name) {
        return bare(name).equals("contenthtml");
    }

    /** Words for types of things, to schema.org's names; others stay as they are. */
    static String itemType(String stated) {
        return switch (bare(stated)) {
            case "movie", "film", "movies", "tvmovie", "short", "video" -> "Movie";
            case "tvseries", "tvminiseries", "serial", "series", "show", "tvshow" -> "TVSeries";
            case "tvepisode" -> "TVEpisode";
            case "book", "books" -> "Book";
            case "product", "products" -> "Product";
            // schema.org's Game is one for a table.
            case "videogame", "game" -> stated.equals("Game") ? stated : "VideoGame";
            default -> stated;
        };
    }

    /** Whether a field of this name can hold a review's words, or a part of them. */
    static boolean isText(String name) {
        Role role = READINGS.getOrDefault(bare(name), UNKNOWN).role();
        return role == Role.TEXT || role == Role.PROS || role == Role.CONS;
    }

    static boolean isKnown(String name) {
        return READINGS.containsKey(bare(name));
    }

    static String bare(String name) {
        var bare = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                bare.append(c);
            }
        }
        return bare.toString().toLowerCase(Locale.ROOT);
    }

    /** Hostile input may name each field anew; such names are looked up again rather than kept. */
    private static <T> void remember(Map<String, T> memory, String name, T value) {
        if (memory.size() < 4096) {
            memory.put(name, value);
        }
    }

    private static Map<String, Reading> readings() {
        var readings = new HashMap<String, Reading>();
        try (InputStream in = FieldNames.class.getResourceAsStream("fields.txt")) {
            String file = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(line, readings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(readings);
    }

    /** A line such as {@code item Movie: film, movie}. */
    private static void add(String line, Map<String, Reading> readings) {
        int colon = line.indexOf(':');
        String[] key = line.substring(0, colon).split(" ");
        Role role = Role.valueOf(key[0].toUpperCase(Locale.ROOT));
        String[] names = line.substring(colon + 1).strip().split(",\\s*");
        for (int i = 0; i < names.length; i++) {
            boolean typed = key.length > 1;
            // A name that says no more than that it is a thing leaves the kind to others, and wins.
            readings.put(names[i], new Reading(role, typed ? i + 10 : i, typed ? key[1] : null));
        }
    }
}
