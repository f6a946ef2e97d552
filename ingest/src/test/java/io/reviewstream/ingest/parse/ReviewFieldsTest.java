package io.reviewstream.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.RawReview;
import io.reviewstream.events.StatedItem;
import io.reviewstream.events.StatedRating;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReviewFieldsTest {
    private static final int MAX_BYTES = 12;

    private final ReviewFields fields = new ReviewFields(1024);

    @Test
    void putsWhatIsGoodAndBadTogetherUnderTheHeadingsOfTheForm() {
        RawReview review = review(
                Map.of("Hotel_Name", "Harbour", "Positive_Review", " Soft bed ", "Negative_Review", "Slow lift"));

        assertThat(review.text()).isEqualTo("Pros: Soft bed\nCons: Slow lift");
        assertThat(review.itemReviewed()).isEqualTo(new StatedItem("Hotel", "Harbour", null, null));
        assertThat(review.extra()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Soft bed    | No Negative | Pros: Soft bed
            No Positive | Slow lift   | Cons: Slow lift
            ''          | Slow lift   | Cons: Slow lift
            """)
    void leavesOutWhatWasNotSaid(String pros, String cons, String text) {
        assertThat(review(Map.of("pros", pros, "cons", cons)).text()).isEqualTo(text);
    }

    @Test
    void keepsWhatIsGoodAndBadBesideAText() {
        RawReview review = review(Map.of("text", "Fine.", "pros", "Light"));

        assertThat(review.text()).isEqualTo("Fine.");
        assertThat(review.extra()).isEqualTo(Map.of("pros", "Light"));
    }

    @Test
    void knowsHeadingsInOtherLanguages() {
        assertThat(review(Map.of(
                        "Bewertung", "4", "Kommentar", "Guter Klang.", "Datum", "14.03.2024", "Produkt", "Radio")))
                .returns("Guter Klang.", RawReview::text)
                .returns(new StatedRating(4, null, null), RawReview::reviewRating)
                .returns("2024-03-14", RawReview::datePublished)
                .returns(new StatedItem("Product", "Radio", null, null), RawReview::itemReviewed);
    }

    @Test
    void readsATextInsideAnObjectThatHasMoreToSay() {
        RawReview review = review(Map.of(
                "movie", Map.of("title", "Night Ferry", "year", 1987),
                "comment", Map.of("id", 5, "comment", "Brisk.", "user", Map.of("username", "ann"))));

        assertThat(review)
                .returns("5", RawReview::id)
                .returns("Brisk.", RawReview::text)
                .returns("ann", RawReview::author)
                .returns(new StatedItem("Movie", "Night Ferry", 1987, null), RawReview::itemReviewed);
    }

    @Test
    void readsATextThatIsOnlyWrapped() {
        assertThat(review(Map.of("content", Map.of("rendered", "Brisk.", "protected", false)))
                        .text())
                .isEqualTo("Brisk.");
    }

    @Test
    void readsTheWordsOfHtmlByAgreement() {
        assertThat(review(Map.of("content_html", "<p>Brisk &amp; damp.</p>")).text())
                .isEqualTo("Brisk & damp.");
    }

    @Test
    void keepsWhatElseIsSaidOfTheThing() {
        RawReview review = review(Map.of("text", "Fine.", "product", Map.of("name", "Lamp", "colour", "blue")));

        assertThat(review.itemReviewed()).isEqualTo(new StatedItem("Product", "Lamp", null, null));
        assertThat(review.extra()).isEqualTo(Map.of("product", Map.of("colour", "blue")));
    }

    @Test
    void takesANameForTheThingsWhereAYearStandsBeside() {
        RawReview review = review(Map.of("name", "Night Ferry", "year", "1987", "text", "Brisk."));

        assertThat(review.itemReviewed()).isEqualTo(new StatedItem(null, "Night Ferry", 1987, null));
        assertThat(review.name()).isNull();
    }

    @Test
    void keepsAHeadlineBesideAYear() {
        RawReview review = review(Map.of("headline", "Brisk", "year", 1987, "text", "It is."));

        assertThat(review.itemReviewed()).isNull();
        assertThat(review.name()).isEqualTo("Brisk");
        assertThat(review.extra()).isEqualTo(Map.of("year", 1987));
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "2200, true", "999, false", "2201, false"})
    void takesNoOtherNumberForAYear(int year, boolean taken) {
        RawReview review = review(Map.of("film", "Night Ferry", "year", year, "text", "Brisk."));

        assertThat(review.itemReviewed()).isEqualTo(new StatedItem("Movie", "Night Ferry", taken ? year : null, null));
    }

    @Test
    void readsTheIdThatMongoDbWraps() {
        assertThat(review(Map.of("_id", Map.of("$oid", "65a1"), "text", "Fine."))
                        .id())
                .isEqualTo("65a1");
    }

    @Test
    void writesAnIdWithoutAFractionAsAWholeNumber() {
        assertThat(review(Map.of("id", 1.7e9, "text", "Fine.")).id()).isEqualTo("1700000000");
    }

    @Test
    void keepsALanguageThatIsNoTag() {
        RawReview review = review(Map.of("language", 7, "text", "Fine."));

        assertThat(review.inLanguage()).isNull();
        assertThat(review.extra()).isEqualTo(Map.of("language", 7));
    }

    @ParameterizedTest
    @CsvSource({
        "abcdefghijkl, true",
        "abcdefghijklm, false",
        "éééééé, true",
        "ééééééé, false",
        "日本語だ, true",
        "日本語だ!, false",
        "🙂🙂🙂, true",
        "🙂🙂🙂!, false"
    })
    void countsBytesOfATextAsUtf8Does(String text, boolean taken) {
        ParsedReview parsed = new ReviewFields(MAX_BYTES).parse(Map.of("text", text), "f", null);

        assertThat(parsed instanceof ParsedReview.Accepted).isEqualTo(taken);
    }

    private RawReview review(Map<String, ?> row) {
        return ((ParsedReview.Accepted) fields.parse(new LinkedHashMap<>(row), "f.json", null)).review();
    }
}
