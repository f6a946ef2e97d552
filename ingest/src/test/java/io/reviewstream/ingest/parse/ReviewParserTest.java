package io.reviewstream.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Json;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.StatedItem;
import io.reviewstream.events.StatedRating;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReviewParserTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final ReviewParser parser = new ReviewParser(1024);

    @Test
    void knowsAReviewByItsOwnIdRatherThanByTheThings() {
        RawReview review = accepted("{\"id\":\"night_ferry\",\"reviewId\":\"114\",\"text\":\"Moody.\"}");

        assertThat(review.id()).isEqualTo("114");
        assertThat(review.extra()).isEqualTo(Map.of("id", "night_ferry"));
    }

    @Test
    void keepsNumbersThatAreTooLargeAsTheyWereWritten() {
        String json = "{\"id\":1e999,\"text\":\"Fine.\",\"rating\":1e999,\"year\":-1e999,\"date\":1e999,"
                + "\"revision\":1e999,\"votes\":1e999}";

        var parsed = (ParsedReview.Accepted)
                new ReviewParser(1024).json(json.getBytes(StandardCharsets.UTF_8), "f.jsonl", null);

        assertThat(parsed.review().id()).isEqualTo("1e999");
        assertThat(parsed.review().reviewRating()).isNull();
        assertThat(parsed.review().extra())
                .isEqualTo(Map.of(
                        "rating", "1e999", "year", "-1e999", "date", "1e999", "revision", "1e999", "votes", "1e999"));
    }

    @Test
    void keepsWhatAFieldSaidBeforeThatStandsTwice() {
        String json = "{\"text\":\"A draft.\",\"likes\":1,\"text\":\"The review.\",\"likes\":1}";

        var parsed = (ParsedReview.Accepted) parser.json(json.getBytes(StandardCharsets.UTF_8), "f.jsonl", null);

        assertThat(parsed.review().text()).isEqualTo("The review.");
        assertThat(parsed.review().extra()).isEqualTo(Map.of("likes", 1, "text#1", "A draft."));
    }

    @Test
    void readsAStoredReviewAsDeepAsItMayBeStored() {
        var deepest = (ParsedReview.Accepted) parser.json(stored(Json.MOST_EVENT_LEVELS), "store.jsonl", null);

        assertThat(deepest.review().id()).isEqualTo("a");
        assertThat(parser.json(stored(Json.MOST_EVENT_LEVELS + 1), "store.jsonl", null))
                .isEqualTo(new ParsedReview.Refused(
                        Refusal.MALFORMED_JSON,
                        "this is nested deeper than the 200 levels that are read; leave some out:"
                                + " {\"id\":\"a\",\"enrichment\":{},\"provenance\":{},\"review\":{\"id\":\"a\"…",
                        null));
    }

    @Test
    void saysThatASourceNestsTooDeep() {
        String json = "{\"text\":\"Fine.\",\"nest\":" + "[".repeat(Json.MOST_SOURCE_LEVELS)
                + "]".repeat(Json.MOST_SOURCE_LEVELS) + "}";

        assertThat(parser.json(json.getBytes(StandardCharsets.UTF_8), "f.jsonl", null))
                .isEqualTo(new ParsedReview.Refused(
                        Refusal.MALFORMED_JSON,
                        "this is nested deeper than the 200 levels that are read; leave some out: {\"text\":\"Fine.\","
                                + "\"nest\":" + "[".repeat(37) + "…",
                        null));
    }

    /** @param levels of the whole */
    private static byte[] stored(int levels) {
        int nested = levels - 3;
        return ("{\"id\":\"a\",\"enrichment\":{},\"provenance\":{},\"review\":{\"id\":\"a\",\"text\":\"Fine.\",\"extra\":{"
                        + "\"nest\":" + "[".repeat(nested) + "]".repeat(nested) + "}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsTheTypeOfWhatHasNoName() {
        RawReview review = accepted("""
                {"text": "It crashes.", "itemReviewed": {"@type": "MobileApplication"}}
                """);

        assertThat(review.itemReviewed()).isEqualTo(new StatedItem("MobileApplication", null, null, null));
        assertThat(review.extra()).isEmpty();
    }

    @Test
    void readsSchemaOrgNames() {
        RawReview review = accepted("""
                {"@type": "Review", "@id": "r-1", "reviewBody": "Slow but lovely.", "name": "A quiet one",
                 "author": {"@type": "Person", "name": "Ida"}, "datePublished": "2024-05-06",
                 "itemReviewed": {"@type": "Movie", "name": "The Long Field", "sameAs": "https://example.org/f", "dateCreated": "2011"},
                 "reviewRating": {"ratingValue": "4", "bestRating": 5, "worstRating": 1}, "inLanguage": "en_GB",
                 "url": "https://example.org/r/1"}
                """);

        assertThat(review)
                .isEqualTo(new RawReview(
                        "r-1",
                        1,
                        "feed.jsonl",
                        "Slow but lovely.",
                        "A quiet one",
                        "https://example.org/r/1",
                        "Ida",
                        new StatedItem("Movie", "The Long Field", 2011, "https://example.org/f"),
                        new StatedRating(4, 5.0, 1.0),
                        "2024-05-06",
                        "en-GB",
                        NOW,
                        Map.of("@type", "Review")));
    }

    @Test
    void readsTheCommonVariants() {
        RawReview review = accepted("""
                {"review_id": 42, "Review Text": "Bought it twice.", "summary": "Solid", "reviewerName": "Bo",
                 "overall": 5.0, "unixReviewTime": 1252800000, "product": "Kettle", "helpful": [1, 2], "asin": "B000"}
                """);

        assertThat(review)
                .isEqualTo(new RawReview(
                        "42",
                        1,
                        "feed.jsonl",
                        "Bought it twice.",
                        "Solid",
                        null,
                        "Bo",
                        new StatedItem("Product", "Kettle", null, null),
                        new StatedRating(5, null, null),
                        "2009-09-13T00:00:00Z",
                        null,
                        NOW,
                        ordered("helpful", List.of(1, 2), "asin", "B000")));
    }

    @Test
    void keepsARawReviewAsItIs() {
        var review = new RawReview(
                "a/1",
                3,
                "https://example.org/feed",
                "Text with \uD83D\uDE00 and\nlines",
                "Headline",
                "http://example.org/1?utm_source=x",
                "Author",
                new StatedItem("Book", "Title", 1999, "https://example.org/b"),
                new StatedRating(3.5, 5.0, 0.5),
                "2020-02-03T04:05:06Z",
                "de",
                NOW,
                ordered("likes", 7, "tags", List.of("x", "y")));
        byte[] json = Json.mapper().writeValueAsBytes(review);

        assertThat(parser.json(json, "other", null)).isEqualTo(new ParsedReview.Accepted(review));
    }

    @Test
    void takesTheRawReviewOutOfAStoredOne() {
        String raw = "{\"id\":\"a\",\"revision\":1,\"source\":\"feed\",\"text\":\"Fine.\",\"extra\":{\"likes\":7}}";
        String stored = "{\"id\":\"a\",\"revision\":4,\"review\":" + raw + ",\"enrichment\":{},\"provenance\":{}}";

        assertThat(parser.json(stored.getBytes(StandardCharsets.UTF_8), "other", null))
                .isEqualTo(parser.json(raw.getBytes(StandardCharsets.UTF_8), "other", null))
                .isInstanceOf(ParsedReview.Accepted.class);
    }

    @Test
    void takesATitleForTheFilmsWhenItsNeighboursSaySo() {
        RawReview review = accepted("""
                {"title": "Night Ferry", "year": 1987, "director": "N. N.", "review": "Moody."}""");

        assertThat(review.itemReviewed()).isEqualTo(new StatedItem("Movie", "Night Ferry", 1987, null));
        assertThat(review.name()).isNull();
        assertThat(review.extra()).isEqualTo(Map.of("director", "N. N."));
    }

    @ParameterizedTest
    @CsvSource({
        "film, Movie",
        "show, TVSeries",
        "book, Book",
        "product, Product",
        "game, VideoGame",
        "restaurant, Restaurant",
        "business_name, LocalBusiness",
        "airline, Airline",
        "hotel, Hotel",
        "album, MusicAlbum",
        "app, MobileApplication",
    })
    void tellsWhatIsReviewedByItsField(String field, String type) {
        RawReview review = accepted("{\"" + field + "\": \"Blue Heron\", \"text\": \"Fine.\"}");

        assertThat(review.itemReviewed()).isEqualTo(new StatedItem(type, "Blue Heron", null, null));
    }

    @Test
    void takesATitleForTheHeadlineOtherwise() {
        RawReview review = accepted("""
                {"title": "Never again", "film": "Night Ferry", "year": "1987", "text": "Moody."}""");

        assertThat(review.name()).isEqualTo("Never again");
        assertThat(review.itemReviewed()).isEqualTo(new StatedItem("Movie", "Night Ferry", 1987, null));
    }

    @Test
    void readsAReviewInsideAnObject() {
        RawReview review = accepted("""
                {"film": "Night Ferry", "review": {"text": "Moody.", "rating": "7/10", "by": "Cy"}}""");

        assertThat(review.text()).isEqualTo("Moody.");
        assertThat(review.reviewRating()).isEqualTo(new StatedRating(7, 10.0, null));
        assertThat(review.author()).isEqualTo("Cy");
    }

    @Test
    void keepsWhatItCannotReadUnderItsOwnName() {
        RawReview review = accepted("""
                {"text": "Fine.", "rating": "B+", "date": "03/04/2020", "imdbId": "tt1", "label": "pos", "x": null}""");

        assertThat(review.reviewRating()).isNull();
        assertThat(review.datePublished()).isNull();
        assertThat(review.extra())
                .isEqualTo(ordered("rating", "B+", "date", "03/04/2020", "imdbId", "tt1", "label", "pos"));
    }

    @Test
    void givesTheSameIdToTheSameItem() {
        String first = accepted("{\"text\": \"Same words.\"}").id();
        String again = accepted("{\"text\": \"Same words.\", \"likes\": 3}").id();
        String other = accepted("{\"text\": \"Other words.\"}").id();

        assertThat(first).isEqualTo("sha256-7df0e585f65ffffd9f38697d237b2d4a").isEqualTo(again);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void takesNoIdThatNoStoreCanHold() {
        RawReview one = accepted("{\"id\": \"a\\ud800\", \"text\": \"Warm words.\"}");
        RawReview two = accepted("{\"id\": \"a\\ud801\", \"text\": \"Cold words.\"}");
        RawReview blank = accepted("{\"id\": \"\\u0001\", \"text\": \"Warm words.\"}");

        assertThat(one.id()).isNotEqualTo(two.id()).isEqualTo(blank.id());
        assertThat(one.id()).isEqualTo(accepted("{\"text\": \"Warm words.\"}").id());
        assertThat(one.extra()).isEqualTo(Map.of("id", "a\uFFFD"));
        assertThat(accepted("{\"id\": \"a\\ud83c\\udfac\", \"text\": \"Fine.\"}")
                        .id())
                .isEqualTo("a\uD83C\uDFAC");
    }

    @Test
    void takesTheCanonicalUrlForTheId() {
        RawReview review = accepted("""
                {"text": "Fine.", "url": "HTTP://Example.org/r/1?b=2&utm_source=rss#top"}""");

        assertThat(review.id()).isEqualTo("https://example.org/r/1?b=2");
        assertThat(review.url()).isEqualTo("HTTP://Example.org/r/1?b=2&utm_source=rss#top");
    }

    @Test
    void cleansWhatNoStoreCanHold() {
        RawReview review = accepted("{\"text\": \"a\\u0000b \\ud83d c\", \"note\": \"x\\udc00\"}");

        assertThat(review.text()).isEqualTo("a b \uFFFD c");
        assertThat(review.extra()).isEqualTo(Map.of("note", "x\uFFFD"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id": "a", "rating": 3}       | no-text        | a
            {"id": "a", "text": "  "}      | empty-text     | a
            {"id": "a", "text": null}      | no-text        | a
            {}                             | no-text        |
            [1, 2]                         | not-a-review   |
            "words"                        | not-a-review   |
            17                             | not-a-review   |
            {"text": "half                 | malformed-json |
            {"text": "a"} {"text": "b"}    | malformed-json |
            nonsense                       | malformed-json |
            """)
    void refusesWhatIsNoReview(String json, String reason, String id) {
        var refused = (ParsedReview.Refused) parse(json);

        assertThat(refused.reason().code()).isEqualTo(reason);
        assertThat(refused.id()).isEqualTo(id);
    }

    @Test
    void saysThatThereIsMoreThanOneObject() {
        var refused = (ParsedReview.Refused) parse("{\"text\": \"a\"} {\"text\": \"b\"}");

        assertThat(refused.message())
                .isEqualTo("there is something behind the object, column 15; write each object on a line of its own:"
                        + " {\"text\": \"a\"} {\"text\": \"b\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "504b030414000000, zip",
        "425a683931415926535904, bz2",
        "fd377a585a000004, xz",
        "28b52ffd0458, zst",
        "377abcaf271c0004, 7z"
    })
    void saysThatAPackedFileIsToBeUnpacked(String head, String kind) {
        assertThat(ReviewParser.binary(HexFormat.of().parseHex(head)))
                .contains("this is a " + kind + " file; unpack it first");
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() {
        assertThat(parse("{\"id\": \"a\", \"rating\": 3}"))
                .isEqualTo(new ParsedReview.Refused(
                        Refusal.NO_TEXT,
                        "no text: expected a field such as text, reviewBody, review, comment, found id, rating",
                        "a"));
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertThat(parse("{\"id\": \"a\", \"text\": \"" + "\u00e9".repeat(600) + "\"}"))
                .isEqualTo(new ParsedReview.Refused(
                        Refusal.TOO_LARGE,
                        "the text has 1200 bytes, more than the 1024 that are allowed; raise INGEST_MAX_TEXT_BYTES or"
                                + " split it",
                        "a"));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] latin1 = "{\"text\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(parser.json(latin1, "f", NOW))
                .isEqualTo(new ParsedReview.Refused(
                        Refusal.NOT_UTF_8, "byte 0xE9 at 13 is not UTF-8; save it as UTF-8 and send it again", null));
    }

    @Test
    void readsATextAsOneReview() {
        byte[] text = "\uFEFFTwo lines.\nOf praise.\n".getBytes(StandardCharsets.UTF_8);

        var review = ((ParsedReview.Accepted) parser.text(text, "a.txt", NOW)).review();

        assertThat(review.text()).isEqualTo("Two lines.\nOf praise.\n");
        assertThat(review.source()).isEqualTo("a.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t "})
    void refusesABlankText(String text) {
        var refused = (ParsedReview.Refused) parser.text(text.getBytes(StandardCharsets.UTF_8), "a.txt", NOW);

        assertThat(refused.reason()).isEqualTo(Refusal.EMPTY_TEXT);
    }

    @Test
    void refusesABinaryText() {
        var bytes = new byte[200];
        bytes[0] = 'P';

        var refused = (ParsedReview.Refused) parser.text(bytes, "a.txt", NOW);

        assertThat(refused.reason()).isEqualTo(Refusal.BINARY);
    }

    private ParsedReview parse(String json) {
        return parser.json(json.getBytes(StandardCharsets.UTF_8), "feed.jsonl", NOW);
    }

    private RawReview accepted(String json) {
        ParsedReview parsed = parse(json);
        assertThat(parsed).isInstanceOf(ParsedReview.Accepted.class);
        return ((ParsedReview.Accepted) parsed).review();
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
