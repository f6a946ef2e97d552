package io.reviewstream.enrich.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.RawReview;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinedTitlesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "I was let down by Night Ferry: The Long Way. | Night Ferry: The Long Way",
                "Night Ferry: Impossible - Last Harbour has fine stunts. | Night Ferry: Impossible - Last Harbour",
                "Just watched Sisters of the Harbour Vol. 3 and cried. | Sisters of the Harbour Vol. 3",
                "Molly Gray and the Stone of Harbour is fun. | Molly Gray and the Stone of Harbour",
                "I adored The Salt, the Rope and the Tide. | The Salt, the Rope and the Tide",
                "Verdict: Harbour is sweet. | Harbour",
            })
    void areOneWhereTheirHalvesAreOnlyNamedTogether(String text, String title) {
        assertThat(new TitleGroupChances(text).joined().best()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Night Ferry: The Long Way. I saw The Long Way twice. | The Long Way",
                "Jane Doe's Night Ferry: The Long Way is a joy. | Night Ferry: The Long Way",
                "While Night Ferry: The Long Way is a joy, I slept. | Night Ferry: The Long Way",
                "Harbour - Ferry - Stone - Pier were all on. | Harbour",
                "Bo and the Lantern are on. | Lantern",
                "\"Night Ferry\": The Long Way is a song of it. | The Long Way",
            })
    void areLeftAloneElsewhere(String text, String likeliest) {
        assertThat(new TitleGroupChances(text).likelier(likeliest).joined().best())
                .isEqualTo(likeliest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Night Ferry: The Return\" is late. \"Night Ferry\" ends well. | Night Ferry | Night Ferry: The Return",
                "Night Ferry: The Return is late. I saw Night Ferry twice. | Night Ferry | Night Ferry: The Return",
                "\"Night Ferry: The Return\" is late. \"The Return\" ends well. | The Return | The Return",
            })
    void areMeantByTheirFirstHalf(String text, String half, String title) {
        var chances = new TitleGroupChances(text).likely("Night Ferry: The Return", 0.1f);

        assertThat(chances.likelier(half).joined().best()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jane Ortega's Pale Harbour is late. | Jane Ortega's Pale Harbour | MusicAlbum | Pale Harbour",
                "Radiohead's Kid A is late. | Radiohead's Kid A | MusicAlbum | Kid A",
                "I heard Winter's Pale Harbour today. | Winter's Pale Harbour | MusicAlbum | Winter's Pale Harbour",
                "Jane Ortega's Pale Harbour is late. | Jane Ortega's Pale Harbour | Movie | Jane Ortega's Pale Harbour",
            })
    void areWithoutTheOwnerOfAnAlbum(String text, String likeliest, String type, String title) {
        assertThat(new TitleGroupChances(text).likelier(likeliest).joined(type).best())
                .isEqualTo(title);
    }

    @Test
    void keepTheSumOfAllChances() {
        var chances = new TitleGroupChances("Star Harbour: The Long Way is better than Night Ferry: The Pier.");
        float before = chances.sum();

        assertThat(chances.joined().sum()).isCloseTo(before, offset(1e-6f));
    }

    @Test
    void areGivenByTheFinder() {
        String text = "Mountain Seven: The Way of Sand looks stunning, the story is thin.";

        assertThat(new ItemFinder().find(Document.of(text), RawReview.ofText("1", "test", text)))
                .map(ItemReviewed::name)
                .contains("Mountain Seven: The Way of Sand");
    }
}
