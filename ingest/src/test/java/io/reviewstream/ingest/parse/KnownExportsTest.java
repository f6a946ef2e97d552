package io.reviewstream.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.RawReview;
import io.reviewstream.events.StatedItem;
import io.reviewstream.events.StatedRating;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exports of shops, shelves and travel that come with us. */
final class KnownExportsTest {
    private final ReviewParser parser = new ReviewParser(1024);

    @Test
    void readsStoryGraph() {
        RawReview review = row(
                "Title,Authors,ISBN/UID,Read Status,Date Added,Last Date Read,Star Rating,Review",
                "The Salt Road|Some Writer|9780141026169|read|2024/03/01|2024/03/04|4.25|<div>Long but worth it.</div>");

        assertThat(review)
                .returns("Long but worth it.", RawReview::text)
                .returns(null, RawReview::author)
                .returns(new StatedItem("Book", "The Salt Road", null, "isbn:9780141026169"), RawReview::itemReviewed)
                .returns(new StatedRating(4.25, 5.0, 0.25), RawReview::reviewRating)
                .returns("2024-03-04", RawReview::datePublished);
    }

    @Test
    void readsLibraryThing() {
        RawReview review = row(
                "Book Id,Title,Primary Author,Date,Review,Rating,Entry Date,Work id",
                "123|The Salt Road|Writer, Some|2004|Long but worth it.|4|2024-03-04|55");

        assertThat(review)
                .returns("librarything:123", RawReview::id)
                .returns(
                        new StatedItem("Book", "The Salt Road", 2004, "https://www.librarything.com/work/55"),
                        RawReview::itemReviewed)
                .returns("2024-03-04", RawReview::datePublished);
    }

    @Test
    void knowsReviewsOfOneBoardGameFromEachOther() {
        RawReview one = row(",user,rating,comment,ID,name", "0|ann|8.0|Quick to learn.|30549|Harbour Kings");
        RawReview other = row(",user,rating,comment,ID,name", "1|bob|3.0|Too long.|30549|Harbour Kings");

        assertThat(one.id()).isNotEqualTo(other.id());
        assertThat(one.itemReviewed())
                .isEqualTo(new StatedItem("Game", "Harbour Kings", null, "https://boardgamegeek.com/boardgame/30549"));
        assertThat(one.reviewRating()).isEqualTo(new StatedRating(8, 10.0, 1.0));
    }

    @Test
    void readsACollectionOfBoardGames() {
        RawReview review = row(
                "objectname,objectid,rating,comment,yearpublished,collid", "Harbour Kings|5|0|Quick to learn.|2010|9");

        assertThat(review.id()).isEqualTo("boardgamegeek:9");
        assertThat(review.itemReviewed())
                .isEqualTo(new StatedItem("Game", "Harbour Kings", 2010, "https://boardgamegeek.com/boardgame/5"));
        assertThat(review.reviewRating()).isNull();
    }

    @Test
    void leavesOutLetterboxdsComments() {
        assertThat(parser.fields(
                        fields("Date,Content,Comment", "2024-03-04|https://boxd.it/abc|I agree."),
                        "comments.csv",
                        null))
                .isEqualTo(new ParsedReview.Skipped("there are no words of a review in it"));
    }

    @Test
    void readsGoogleBusinessOfTakeout() {
        RawReview review = json("""
                {"name": "accounts/1/locations/2/reviews/3", "reviewer": {"displayName": "Ann"}, "starRating": "FIVE",
                 "comment": "Soft beds.", "createTime": "2024-03-04T10:00:00Z"}""");

        assertThat(review)
                .returns("accounts/1/locations/2/reviews/3", RawReview::id)
                .returns(null, RawReview::name)
                .returns("Ann", RawReview::author)
                .returns(new StatedRating(5, 5.0, 1.0), RawReview::reviewRating);
    }

    @Test
    void readsWhatWasWrittenRatherThanItsTranslation() {
        RawReview review = json("""
                {"name": "places/1/reviews/2", "rating": 5, "text": {"text": "Soft beds.", "languageCode": "en"},
                 "originalText": {"text": "Myke senger.", "languageCode": "no"},
                 "authorAttribution": {"displayName": "Ann"}, "publishTime": "2024-03-04T10:00:00Z"}""");

        assertThat(review).returns("Myke senger.", RawReview::text).returns("no", RawReview::inLanguage);
    }

    @Test
    void readsTripadvisor() {
        RawReview review = json("""
                {"id": "1", "title": "Good stay", "text": "Soft beds.", "rating": 4, "publishedDate": "2024-03-04",
                 "user": {"name": "Ann"}, "placeInfo": {"name": "Harbour", "webUrl": "https://t.example/h"}}""");

        assertThat(review)
                .returns("tripadvisor:1", RawReview::id)
                .returns("Ann", RawReview::author)
                .returns(new StatedItem(null, "Harbour", null, "https://t.example/h"), RawReview::itemReviewed);
    }

    @Test
    void readsMyAnimeList() {
        RawReview review = json("""
                {"mal_id": 1, "url": "https://m.example/r1", "review": "Warm and slow.", "score": 8,
                 "user": {"username": "ann"}, "entry": {"title": "Paper Moon", "url": "https://m.example/5"}}""");

        assertThat(review)
                .returns("https://m.example/r1", RawReview::id)
                .returns(new StatedItem(null, "Paper Moon", null, "https://m.example/5"), RawReview::itemReviewed)
                .returns(new StatedRating(8, 10.0, 1.0), RawReview::reviewRating);
    }

    @Test
    void readsJudgeMe() {
        RawReview review = row(
                "title,body,rating,review_date,source,reviewer_name,product_handle",
                "Lovely mug|Keeps tea warm.|5|2024-03-04 12:00:00 UTC|email|Ann|blue-mug");

        assertThat(review)
                .returns("exports.csv", RawReview::source)
                .returns("Lovely mug", RawReview::name)
                .returns(new StatedItem("Product", null, null, "product:blue-mug"), RawReview::itemReviewed)
                .returns("2024-03-04T12:00:00Z", RawReview::datePublished);
    }

    @Test
    void readsWooCommerce() {
        RawReview review = json("""
                {"id": 22, "product_id": 7, "product_name": "Chair", "product_permalink": "https://shop.example/c",
                 "reviewer": "Ann", "rating": 0, "review": "<p>The legs wobble.</p>", "date_created_gmt": "2024-10-18T20:59:17"}""");

        assertThat(review)
                .returns("woocommerce:22", RawReview::id)
                .returns("The legs wobble.", RawReview::text)
                .returns(new StatedItem("Product", "Chair", null, "https://shop.example/c"), RawReview::itemReviewed)
                .returns(null, RawReview::reviewRating)
                .returns("2024-10-18T20:59:17Z", RawReview::datePublished);
    }

    private RawReview json(String json) {
        return ((ParsedReview.Accepted) parser.json(json.getBytes(StandardCharsets.UTF_8), "exports.json", null))
                .review();
    }

    private RawReview row(String header, String values) {
        return ((ParsedReview.Accepted) parser.fields(fields(header, values), "exports.csv", null)).review();
    }

    private static Map<String, String> fields(String header, String values) {
        String[] names = header.split(",");
        String[] cells = values.split("\\|", -1);
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], cells[i]);
        }
        return row;
    }
}
