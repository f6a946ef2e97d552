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
