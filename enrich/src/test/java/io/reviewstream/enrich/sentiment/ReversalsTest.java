package io.reviewstream.enrich.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;
import io.reviewstream.events.Sentiment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReversalsTest {
    private static final SentimentAnalyser ANALYSER = new SentimentAnalyser(SentimentModel.standard());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I expected to hate it. I didn't.",
                "I thought it would be boring. I was wrong.",
                "I thought I'd hate it. Boy, was I wrong!",
                "People say the service is slow. Not for us.",
                "Some call it slow, but I disagree.",
                "I didn't expect to enjoy it. I did."
            })
    void whatWasFearedAndIsDeniedPraises(String text) {
        assertThat(label(text)).isEqualTo(Label.POSITIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Everyone told me it was a masterpiece. It isn't.",
                "Supposed to be the best pizza in town. Nope.",
                "I heard wonderful things about this place. Sadly, none of them were true.",
                "They promise great sound. They lie."
            })
    void whatWasPromisedAndIsDeniedBlames(String text) {
        assertThat(label(text)).isEqualTo(Label.NEGATIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Everyone told me it was a masterpiece. It is.", "I thought it was brilliant. My sister didn't."
            })
    void nothingIsTurnedWithoutADenialOfTheWriters(String text) {
        assertThat(label(text)).isEqualTo(Label.POSITIVE);
    }

    private static Label label(String text) {
        return ANALYSER.analyse(Document.of(text))
                .sentiment()
                .map(Sentiment::label)
                .orElseThrow();
    }
}
