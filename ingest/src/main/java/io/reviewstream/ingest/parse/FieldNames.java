package io.reviewstream.ingest.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final Map<String, Reading> READINGS = new HashMap<>();

    static {
        // Where both stand, the plain one is often the thing's.
        names(Role.ID, "reviewid", "id", "guid", "uuid", "identifier");
        names(Role.REVISION, "revision");
        names(Role.SOURCE, "source");
        names(
                Role.TEXT,
                "reviewbody",
                "reviewtext",
                "text",
                "body",
                "fulltext",
                "reviewcontent",
                "review",
                "content",
                "contenttext",
                "usercomment",
                "comment",
                "myreview",
                "verifiedreviews",
                "reviewcomment",
                "comments",
                "opinion",
                "message",
                "articlebody",
                "contenthtml",
                "description");
        names(
                Role.HEADLINE,
                "headline",
                "reviewtitle",
                "reviewheadline",
                "reviewsummary",
                "name",
                "summary",
                "subject");
        names(Role.TITLE, "title");
        names(Role.URL, "url", "reviewurl", "permalink", "link", "uri", "href", "reviewlink");
        names(
                Role.AUTHOR,
                "author",
                "authors",
                "authorname",
                "reviewer",
                "reviewername",
                "username",
                "user",
                "nickname",
                "profilename",
                "critic",
                "criticname",
                "creator",
                "by",
                "reviewernickname",
                "reviewauthor");
        names(Role.ITEM, "itemreviewed", "item", "itemname");
        items("Movie", "film", "filmtitle", "filmname", "movie", "movietitle", "moviename");
        items("TVSeries", "show", "showtitle", "series", "tvshow");
        items("Book", "book", "booktitle", "bookname");
        items("Product", "product", "producttitle", "productname");
        items("VideoGame", "game", "gametitle", "gamename", "videogame");
        items("Restaurant", "restaurant", "restaurantname");
        items("Hotel", "hotel", "hotelname");
        items("LocalBusiness", "business", "businessname");
        items("Airline", "airline", "airlinename");
        items("Museum", "museum", "museumname");
        items("TouristAttraction", "attraction", "attractionname");
        items("MusicAlbum", "album", "albumtitle", "albumname");
        items("MobileApplication", "app", "appname");
        items("Course", "course", "coursename", "coursetitle");
        names(Role.YEAR, "year", "releaseyear", "filmyear", "movieyear", "yearpublished");
        names(
                Role.RATING,
                "reviewrating",
                "ratingvalue",
                "rating",
                "stars",
                "starrating",
                "userrating",
                "yourrating",
                "myrating",
                "userrate",
                "score",
                "overall",
                "imrating",
                "note",
                "grade",
                "reviewstars",
                "reviewscore",
                "reviewerscore",
                "originalscore");
        names(Role.BEST_RATING, "bestrating", "maxrating", "ratingmax");
        names(Role.WORST_RATING, "worstrating", "minrating", "ratingmin");
        names(
                Role.DATE,
                "datepublished",
                "publishedat",
                "publishdate",
                "published",
                "pubdate",
                "reviewdate",
                "reviewtime",
                "unixreviewtime",
                "date",
                "datetime",
                "createdat",
                "datecreated",
                "created",
                "posted",
                "postedat",
                "submissiondate",
                "timestamp",
                "time",
                "daterated",
                "dateadded",
                "publisheddate",
                "createtime",
                "createddate",
                "creationdate",
                "timestampcreated",
                "at");
        names(Role.LANGUAGE, "inlanguage", "language", "lang", "locale", "languagecode");
        names(Role.RECEIVED_AT, "receivedat");
        names(Role.EXTRA, "extra");
    }

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
            "content");

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
            case "videogame", "game" -> "VideoGame";
            default -> stated;
        };
    }

    static boolean isText(String name) {
        return READINGS.getOrDefault(bare(name), UNKNOWN).role() == Role.TEXT;
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

    private static void names(Role role, String... names) {
        for (int i = 0; i < names.length; i++) {
            READINGS.put(names[i], new Reading(role, i, null));
        }
    }

    private static void items(String type, String... names) {
        for (int i = 0; i < names.length; i++) {
            READINGS.put(names[i], new Reading(Role.ITEM, 10 + i, type));
        }
    }
}
