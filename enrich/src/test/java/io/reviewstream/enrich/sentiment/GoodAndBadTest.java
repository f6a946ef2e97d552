package io.reviewstream.enrich.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoodAndBadTest {
    private static final SentimentAnalyser ANALYSER = new SentimentAnalyser(SentimentModel.standard());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pros: light, quick to charge, nice screen. Cons: gets hot, no headphone jack.",
                "What I liked: the view. What I didn't like: the stairs.",
                "The good - the view\nThe bad - the stairs"
            })
    void listsOfBothAreFound(String text) {
        assertThat(GoodAndBad.areListed(Document.of(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pros: light, quick to charge.",
                "Good pros and bad cons.",
                "The good guys win, the bad guys - all of them - lose."
            })
    void otherTextsAreNone(String text) {
        assertThat(GoodAndBad.areListed(Document.of(text))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mixed | Pros: light, quick to charge, nice screen. Cons: gets hot, tinny speakers, no headphone jack.",
                "positive | Pros: light, nice screen. Cons: gets hot. Verdict: buy it, you won't regret it.",
                "negative | Pros: light. Cons: gets hot, horrible screen. Verdict: a waste of money."
            })
    void areMixedUnlessAVerdictDecides(String label, String text) {
        assertThat(ANALYSER.analyse(Document.of(text)).sentiment().orElseThrow().label())
                .isEqualTo(Label.valueOf(label.toUpperCase(Locale.ROOT)));
    }
}
