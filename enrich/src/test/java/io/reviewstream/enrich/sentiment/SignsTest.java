package io.reviewstream.enrich.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.rating.RatingFinder;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Evidence;
import io.reviewstream.events.Label;
import io.reviewstream.events.Sentiment;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {
    private static final SentimentAnalyser ANALYSER = new SentimentAnalyser(SentimentModel.standard());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "positive | 10/10          | 10/10",
                "positive | ★★★★★          | ★★★★★",
                "positive | 4.5/5 !!!      | 4.5/5",
                "neutral  | 6/10           | 6/10",
                "neutral  | ⭐️⭐️⭐️           | ⭐️⭐️⭐️",
                "negative | 2/10           | 2/10",
                "negative | ★☆☆☆☆          | ★☆☆☆☆",
                "positive | 👍🏽            | 👍🏽",
                "positive | ❤️             | ❤️",
                "negative | 🤮             | 🤮",
                "positive | :-)            | :-)",
                "negative | :(             | :(",
                "negative | ...  :'(       | :'("
            })
    void judgesWhatHasNoWords(String label, String text, String evidence) {
        Sentiment found = analyse(text).orElseThrow();

        assertThat(found.label()).isEqualTo(Label.valueOf(label.toUpperCase(Locale.ROOT)));
        assertThat(found.evidence()).extracting(Evidence::text).contains(evidence);
        assertThat(found.evidence().stream().mapToDouble(Evidence::weight).sum() + found.rest())
                .isCloseTo(found.score(), within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "?!", "1917", "24 7", "🍕", "(1:4)"})
    void saysNothingOfWhatJudgesNothing(String text) {
        assertThat(analyse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "positive, The chain came on Tuesday 😍",
        "positive, It has a lid 👍🏻👍🏻",
        "negative, The lid 💩",
        "negative, The lid came on Tuesday :("
    })
    void addsWhatSignsSayToTheWords(String label, String text) {
        assertThat(analyse(text).orElseThrow().label()).isEqualTo(Label.valueOf(label.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Parts:(lid, chain)", "see https://example.com", "as follows: (lid)"})
    void takesNoPunctuationForASign(String text) {
        assertThat(analyse(text).orElseThrow().evidence())
                .extracting(Evidence::text)
                .doesNotContain(":(", ":/");
    }

    private static Optional<Sentiment> analyse(String text) {
        Document document = Document.of(text);
        var known = new KnownWords(
                NamedWords.none(document), new RatingFinder().mentions(document).all());
        return ANALYSER.analyse(document, known).sentiment();
    }
}
