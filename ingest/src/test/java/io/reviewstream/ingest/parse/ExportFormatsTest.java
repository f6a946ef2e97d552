package io.reviewstream.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.RawReview;
import io.reviewstream.events.StatedItem;
import io.reviewstream.events.StatedRating;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportFormatsTest {
    private final ReviewParser parser = new ReviewParser(1024);

    @Test
    void readsLetterboxd() {
        RawReview review = row(
                "reviews.csv",
                "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date",
                "2024-02-03|Night Ferry|1987|https://boxd.it/abc|4.5|Yes|Moody and wet.||2024-02-02");

        assertThat(review)
                .isEqualTo(new RawReview(
                        "https://boxd.it/abc",
                        1,
                        "reviews.csv",
                        "Moody and wet.",
                        null,
                        "https://boxd.it/abc",
                        null,
                        new StatedItem("Movie", "Night Ferry", 1987, null),
                        new StatedRating(4.5, 5.0, 0.5),
                        "2024-02-03",
                        null,
                        null,
                        ordered("Rewatch", "Yes", "Watched Date", "2024-02-02")));
    }

    @Test
    void readsGoodreads() {
        RawReview review = row(
                "goodreads_library_export.csv",
                "Book Id,Title,Author,ISBN,My Rating,Year Published,Original Publication Year,Date Read,My Review",
                "77|The Salt Road|Some Writer|=\"0141026162\"|0|2004|1998|2018/09/29|Too long.");

        assertThat(review)
                .isEqualTo(new RawReview(
                        "goodreads:book:77",
                        1,
                        "goodreads_library_export.csv",
                        "Too long.",
                        null,
                        null,
                        null,
                        new StatedItem("Book", "The Salt Road", 1998, "https://www.goodreads.com/book/show/77"),
                        null,
                        "2018-09-29",
                        null,
                        null,
                        ordered("Author", "Some Writer", "ISBN", "0141026162", "Year Published", "2004")));
    }

    @Test
    void readsFilmweb() {
        RawReview review = row(
                "filmweb.csv",
                "username,show_id,user_rate,user_comment,show_rating,type",
                "ala|12|8|Bardzo dobry film.|7.1|movie");

        assertThat(review.author()).isEqualTo("ala");
        assertThat(review.inLanguage()).isEqualTo("pl");
        assertThat(review.itemReviewed()).isEqualTo(new StatedItem("Movie", null, null, "filmweb:12"));
        assertThat(review.reviewRating()).isEqualTo(new StatedRating(8, 10.0, 1.0));
        assertThat(review.extra()).isEqualTo(Map.of("show_rating", "7.1"));
    }

    @Test
    void readsAlloCine() {
        RawReview review = row("allocine-2022.csv", "id,film,year,comment", "7|Le Bac|1987|Un film lent.");

        assertThat(review.id()).isEqualTo("allocine:7");
        assertThat(review.inLanguage()).isEqualTo("fr");
        assertThat(review.itemReviewed()).isEqualTo(new StatedItem("Movie", "Le Bac", 1987, null));
        assertThat(review.reviewRating()).isNull();
    }

    @Test
    void readsYelpAndAmazonLines() {
        RawReview yelp = json("""
                {"review_id":"y1","user_id":"u","business_id":"b","stars":4.0,"useful":1,"text":"Good soup.","date":"2018-07-07 22:09:11"}""");
        RawReview amazon = json("""
                {"reviewerID":"A1","asin":"B001","reviewerName":"Jo","reviewText":"Works.","overall":5.0,"summary":"Good","unixReviewTime":1252800000,"reviewTime":"09 13, 2009"}""");
        RawReview newer = json("""
                {"rating":2.0,"title":"Broke","text":"After a week.","asin":"B2","parent_asin":"B1","user_id":"U","timestamp":1588687728923}""");

        assertThat(yelp.itemReviewed()).isEqualTo(new StatedItem("LocalBusiness", null, null, "yelp:business:b"));
        assertThat(yelp.reviewRating()).isEqualTo(new StatedRating(4, 5.0, 1.0));
        assertThat(yelp.datePublished()).isEqualTo("2018-07-07T22:09:11Z");
        assertThat(amazon.name()).isEqualTo("Good");
        assertThat(amazon.author()).isEqualTo("Jo");
        assertThat(amazon.datePublished()).isEqualTo("2009-09-13T00:00:00Z");
        assertThat(amazon.itemReviewed())
                .isEqualTo(new StatedItem("Product", null, null, "https://www.amazon.com/dp/B001"));
        assertThat(newer.name()).isEqualTo("Broke");
        assertThat(newer.datePublished()).isEqualTo("2020-05-05T14:08:48.923Z");
    }

    @Test
    void readsTrustpilotAndGooglePlay() {
        RawReview shop = row(
                "trustpilot.csv",
                "Review Created (UTC),Review Title,Review Content,Review Stars,Review Language,Webshop Name,Review Id",
                "2023-04-01 10:11:12|Late|The parcel took three weeks.|1|en|Lamp Shop|t1");
        RawReview app = row(
                "reviews_com.example.csv",
                "Package Name,Star Rating,Review Title,Review Text,Reviewer Language,Review Submit Date and Time,Review Link",
                "com.example|2||It drains the battery.|en|2023-05-01T10:00:00Z|https://play.example/r?id=1");

        assertThat(shop)
                .isEqualTo(new RawReview(
                        "t1",
                        1,
                        "trustpilot.csv",
                        "The parcel took three weeks.",
                        "Late",
                        null,
                        null,
                        new StatedItem(null, "Lamp Shop", null, null),
                        new StatedRating(1, 5.0, 1.0),
                        "2023-04-01T10:11:12Z",
                        "en",
                        null,
                        Map.of()));
        assertThat(app.itemReviewed())
                .isEqualTo(new StatedItem(
                        "MobileApplication", null, null, "https://play.google.com/store/apps/details?id=com.example"));
        assertThat(app.url()).isEqualTo("https://play.example/r?id=1");
        assertThat(app.datePublished()).isEqualTo("2023-05-01T10:00:00Z");
    }

    @Test
    void readsWhatStandsInObjects() {
        RawReview place = json("""
                {"type":"Feature","geometry":{"type":"Point"},"properties":{"date":"2023-05-01T10:00:00Z",
                 "five_star_rating_published":4,"location":{"address":"1 Road","name":"The Teapot"},
                 "review_text_published":"Lovely cakes."}}""");
        RawReview app = json("""
                {"type":"customerReviews","id":"01","attributes":{"rating":2,"title":"Crashes","body":"At every start.",
                 "reviewerNickname":"jo","createdDate":"2023-05-01T10:00:00-07:00","territory":"GBR"}}""");

        assertThat(place.text()).isEqualTo("Lovely cakes.");
        assertThat(place.itemReviewed()).isEqualTo(new StatedItem("LocalBusiness", "The Teapot", null, null));
        assertThat(place.reviewRating()).isEqualTo(new StatedRating(4, 5.0, 1.0));
        assertThat(place.extra())
                .isEqualTo(Map.of(
                        "type",
                        "Feature",
                        "geometry",
                        Map.of("type", "Point"),
                        "properties",
                        Map.of("location", Map.of("address", "1 Road"))));
        assertThat(app.name()).isEqualTo("Crashes");
        assertThat(app.author()).isEqualTo("jo");
        assertThat(app.datePublished()).isEqualTo("2023-05-01T17:00:00Z");
        assertThat(app.extra()).isEqualTo(Map.of("type", "customerReviews", "attributes", Map.of("territory", "GBR")));
    }

    @Test
    void readsAGoogleBusinessProfile() {
        RawReview review = json("""
                {"name":"accounts/1/locations/2/reviews/b7","reviewId":"b7","reviewer":{"displayName":"Jo"},
                 "starRating":"FOUR","comment":"Good coffee.","createTime":"2023-05-01T10:00:00.123Z"}""");

        assertThat(review.id()).isEqualTo("b7");
        assertThat(review.name()).isNull();
        assertThat(review.author()).isEqualTo("Jo");
        assertThat(review.reviewRating()).isEqualTo(new StatedRating(4, 5.0, 1.0));
    }

    @Test
    void knowsThatSteamHasGames() {
        RawReview line = json("""
                {"recommendationid":"18","author":{"steamid":"7656","num_reviews":2},"language":"english",
                 "review":"Great combat.","timestamp_created":1700000000,"voted_up":true}""");
        RawReview scored =
                row("steam.csv", "app_id,app_name,review_text,review_score,review_votes", "10|Deep Mine|Dull.|-1|0");
        RawReview listed = row(
                "steam.csv",
                ",app_id,app_name,review_id,language,review,recommended",
                "0|10|Deep Mine|85|english|Good.|True");

        assertThat(line.id()).isEqualTo("18");
        assertThat(line.author()).isEqualTo("7656");
        assertThat(line.itemReviewed()).isEqualTo(new StatedItem("VideoGame", null, null, null));
        assertThat(scored.itemReviewed()).isEqualTo(new StatedItem("VideoGame", "Deep Mine", null, null));
        assertThat(scored.reviewRating()).isNull();
        assertThat(listed.id()).isEqualTo("85");
        assertThat(listed.itemReviewed()).isEqualTo(new StatedItem("VideoGame", "Deep Mine", null, null));
    }

    @Test
    void takesNoStarsOfGoodreadsForNoRating() {
        RawReview review = json("""
                {"user_id":"u","book_id":"7","review_id":"r","rating":0,"review_text":"Not for me.","date_added":""}""");

        assertThat(review.reviewRating()).isNull();
        assertThat(review.itemReviewed())
                .isEqualTo(new StatedItem("Book", null, null, "https://www.goodreads.com/book/show/7"));
    }

    @Test
    void takesTheWordsOutOfHtml() {
        RawReview flat = row(
                "reviews.csv",
                "listing_id,id,date,reviewer_id,reviewer_name,comments",
                "1|2|2016-04-11|3|Jo|Clean.<br/>Loud.");
        RawReview thing = row(
                "amazon.tsv",
                "review_id,product_id,product_title,star_rating,review_headline,review_body,review_date",
                "R3|B1|Kettle|1|Leaks|It leaks.<br />A pity.|2014-12-31");

        assertThat(flat.text()).isEqualTo("Clean.\nLoud.");
        assertThat(thing.text()).isEqualTo("It leaks.\nA pity.");
        assertThat(thing.itemReviewed())
                .isEqualTo(new StatedItem("Product", "Kettle", null, "https://www.amazon.com/dp/B1"));
    }

    @Test
    void readsColumnsWithDots() {
        RawReview review = row(
                "products.csv",
                "id,name,reviews.date,reviews.rating,reviews.text,reviews.title,reviews.username",
                "AV1|Kettle|2017-01-13|5|It boils fast.|Fast|jo");

        assertThat(review.text()).isEqualTo("It boils fast.");
        assertThat(review.id()).startsWith("sha256-");
        assertThat(review.itemReviewed()).isEqualTo(new StatedItem(null, "Kettle", null, null));
        assertThat(review.extra()).isEqualTo(Map.of("id", "AV1"));
    }

    @Test
    void skipsARatingWithoutWordsInJsonToo() {
        assertThat(parser.json("""
                {"reviewId":"b8","reviewer":{"displayName":"Jo"},"starRating":"TWO","createTime":"2023-05-01T10:00:00Z"}""".getBytes(StandardCharsets.UTF_8), "f.json", null))
                .isEqualTo(new ParsedReview.Skipped("there are no words of a review in it"));
    }

    @Test
    void skipsARatingWithoutWords() {
        var row = fields("Const,Your Rating,Date Rated,Title,Year", "tt1|8|2020-08-17|Night Ferry|1987");

        assertThat(parser.knows(row.keySet(), "ratings.csv")).isTrue();
        assertThat(parser.fields(row, "ratings.csv", null))
                .isEqualTo(new ParsedReview.Skipped("there are no words of a review in it"));
    }

    @Test
    void takesTheUsersOwnFormatsFirst(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("shop.json"), """
                {"name": "Our shop", "columns": ["order_no"], "fields": {"id": ["order_no"], "text": ["opinion_text"],
                 "reviewRating.ratingValue": ["points"]}, "prefixes": {"id": "shop:"},
                 "constants": {"reviewRating.bestRating": 10}}""");
        var own = new ReviewParser(1024, ExportFormats.withThoseIn(folder));

        var parsed = own.fields(fields("order_no,points,opinion_text", "4|9|Quick."), "x.csv", null);

        RawReview review = ((ParsedReview.Accepted) parsed).review();
        assertThat(review.id()).isEqualTo("shop:4");
        assertThat(review.reviewRating()).isEqualTo(new StatedRating(9, 10.0, null));
    }

    @Test
    void namesAFormatThatCannotBeUsed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("bad.json");
        Files.writeString(file, "{\"columns\": [\"a\"], \"fields\": {\"text\": [\"a\"], \"stars\": [\"b\"]}}");

        assertThatThrownBy(() -> ExportFormats.withThoseIn(folder))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(file + ": this is no format of exports: ")
                .hasMessageContaining("stars is no part of a review; the parts are author, datePublished, id,");
    }

    @Test
    void saysThatThereIsNoSuchFolder(@TempDir Path folder) {
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> ExportFormats.withThoseIn(none))
                .isInstanceOf(SettingsException.class)
                .hasMessage("the folder of export formats cannot be read: there is no file or folder " + none);
    }

    private RawReview json(String json) {
        return ((ParsedReview.Accepted) parser.json(json.getBytes(StandardCharsets.UTF_8), "f.jsonl", null)).review();
    }

    private RawReview row(String file, String header, String values) {
        return ((ParsedReview.Accepted) parser.fields(fields(header, values), file, null)).review();
    }

    private static Map<String, String> fields(String header, String values) {
        String[] names = header.split(",");
        String[] fields = values.split("\\|", -1);
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], fields[i]);
        }
        return row;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
