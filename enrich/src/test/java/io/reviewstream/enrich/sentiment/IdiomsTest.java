package io.reviewstream.enrich.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdiomsTest {
    private static final SentimentAnalyser ANALYSER = new SentimentAnalyser(SentimentModel.standard());

    /** "You can't", "it doesn't get": the words around belong to what is misread. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "It couldn't have been better.",
                "You can't fault the cast, the script or the music.",
                "It doesn't get any better than this.",
                "I have no complaints whatsoever.",
                "Really nothing bad to say about it."
            })
    void countWithoutTheWordsAround(String text) {
        assertThat(label(text)).isEqualTo(Label.POSITIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cant fault it", "honestly you cant go wrong", "cant stop watching"})
    void areKnownWithoutTheirApostrophe(String text) {
        assertThat(label(text)).isEqualTo(Label.POSITIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "Fine.", "Okay!", "None", "No comment.", "Not for everyone.", "It was fine."})
    void takeNoSideWhereASentenceSaysNoMore(String text) {
        assertThat(label(text)).isEqualTo(Label.NEUTRAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Otherwise it is fine.", "Fine acting.", "No!", "Everything works fine."})
    void sayWhatTheySayAmongOtherWords(String text) {
        assertThat(score(text)).isNotZero();
    }

    /** "Worth the hype" within it is no praise. */
    @ParameterizedTest
    @ValueSource(strings = {"Not worth the hype.", "It wasn't worth the hype."})
    void areNotReadWithinLongerOnes(String text) {
        assertThat(score(text)).isLessThan(-0.7);
    }

    private static Label label(String text) {
        return ANALYSER.analyse(Document.of(text)).sentiment().orElseThrow().label();
    }

    private static double score(String text) {
        return ANALYSER.analyse(Document.of(text)).sentiment().orElseThrow().score();
    }
}
