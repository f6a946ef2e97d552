package io.reviewstream.enrich.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.RawReview;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingTest {
    private static final ItemFinder FINDER = new ItemFinder();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Kestrel V11 Absolute | Kestrel V11 Absolute | Great suction, but the battery died after a year.",
                "Where the Kestrels Sing - Mirela Hoxton | Where the Kestrels Sing | I guessed the murder by page 100.",
                "Osteria Volpe. | Osteria Volpe | We had the ravioli and the tiramisu.",
                "Harborlight (1993) | Harborlight | I slept through most of it.",
                "HARBORLIGHT (1993) | HARBORLIGHT | P.J. Ortega is the talkative nurse. I slept through most of it.",
            })
    void givesTheTitle(String line, String title, String text) {
        assertThat(find(line + "\n" + text)).map(ItemReviewed::name).contains(title);
    }

    @Test
    void givesTheAlbumBehindItsMakersRatherThanASong() {
        assertThat(find(
                        "The Lanterns - Pale Harbour\nTheir third album is patient. Opener \"Terminal Four\" takes six minutes,"
                                + " and the single \"Oyster Card\" drags."))
                .map(ItemReviewed::name)
                .contains("Pale Harbour");
    }

    @Test
    void givesTheAlbumOfAFirstSentenceWithADash() {
        assertThat(
                        find(
                                "Radiohead - Pale Harbour. Ten songs, no filler. The drums on 15 Step alone are worth it. Their warmest album."))
                .map(ItemReviewed::name)
                .contains("Pale Harbour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Great Kestrel",
                "KESTREL V11",
                "Thanks Kestrel",
                "Total Waste",
                "Too Little Air For Such A Price And Far Too Loud For A Kestrel",
                "Kestrel, I regret you",
            })
    void givesNoTitleThatIsAHeadlineOrAGreeting(String line) {
        assertThat(find(line + "\nGreat suction, but the battery died after a year. I bought it online.")
                        .filter(item -> item.confidence() >= Heading.SURE))
                .isEmpty();
    }

    private static Optional<ItemReviewed> find(String text) {
        return FINDER.find(Document.of(text), RawReview.ofText("1", "test", text));
    }
}
