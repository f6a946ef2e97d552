package io.reviewstream.enrich.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.RawReview;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UncasedTitlesTest {
    private static final ItemFinder FINDER = new ItemFinder();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "saw harborlight last night with my dad. three hours and i didnt look at my phone once | harborlight",
                "Ok so i finally watched the night ferry and honestly? its too long. my god does it drag in the middle | the night ferry",
                "harborlight is a masterpiece. the house is a character on its own and the ending broke me | harborlight",
                "COLD HARBOUR ROAD IS THE BEST ACTION MOVIE OF THE DECADE. I WANT TO SEE IT AGAIN. | COLD HARBOUR ROAD",
            })
    void givesWhatIsWatchedOrCalledAWork(String text, String title) {
        assertThat(find(text)).map(ItemReviewed::name).contains(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "saw this last night and loved it. the ending is a bit rushed but who cares about that",
                "watched the whole thing in one go. the villain is a joke, the soundtrack is a banger",
                "the food is a joke and the owner is a rude man. we saw a movie after and it was the best part of it",
                "THIS MOVIE IS THE WORST MOVIE OF THE YEAR. THE ACTING IS A JOKE.",
                "the acting is the best part of the movie and the rest of it is not worth the time",
            })
    void takesNoThingWithoutANameForATitle(String text) {
        assertThat(find(text)).isEmpty();
    }

    private static Optional<ItemReviewed> find(String text) {
        return FINDER.find(Document.of(text), RawReview.ofText("1", "test", text));
    }
}
