package io.reviewstream.enrich.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;
import io.reviewstream.events.Sentiment;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnjudgedTest {
    private static final SentimentAnalyser ANALYSER = new SentimentAnalyser(SentimentModel.standard());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Has anyone tried this with an older tablet?",
                "How long does the battery last on a full charge?",
                "Does it come in blue? Is it dishwasher safe?",
                "Will it fit a double sink?"
            })
    void questionsForFactsTakeNoSide(String text) {
        assertThat(analyse(text).score()).isBetween(-0.2, 0.2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Is this a joke?",
                "Why would anyone need this?",
                "Does anyone else get terrible static?",
                "Is it worth the money? No, it is dreadful."
            })
    void questionsThatComplainDo(String text) {
        assertThat(analyse(text).score()).isLessThan(-0.4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "negative | My old vacuum was fantastic, it ran for twelve years. This one lost suction in a week.",
                "positive | My previous kettle was awful and leaked, so I am delighted with this one.",
                "positive | These sound superb, unlike my old headphones, which were horrible junk."
            })
    void whatIsSaidOfAnotherThingDoesNotCount(String label, String text) {
        assertThat(analyse(text).label()).isEqualTo(Label.valueOf(label.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"My last visit was awful.", "My old one was better than this."})
    void earlierUseAndComparisonsCount(String text) {
        assertThat(analyse(text).score()).isNotZero();
    }

    @Test
    void anUpdateTakesBackWhatWasSaidBefore() {
        String text = "Loved these earbuds, great sound. EDIT: after a month the left one died, terrible support.";

        Sentiment sentiment = analyse(text);

        assertThat(sentiment.label()).isEqualTo(Label.NEGATIVE);
        assertThat(sentiment.score()).isLessThan(-0.8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Loved these earbuds, great sound. Edit: fixed a typo.",
                "Loved these earbuds, great sound. Update: still excellent.",
                "Loved these earbuds, great sound. Update the firmware first."
            })
    void otherUpdatesTakeNothingBack(String text) {
        assertThat(analyse(text).label()).isEqualTo(Label.POSITIVE);
    }

    private static Sentiment analyse(String text) {
        return ANALYSER.analyse(Document.of(text)).sentiment().orElseThrow();
    }
}
