package io.reviewstream.enrich.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import org.junit.jupiter.api.Test;

class WordUsesTest {
    private final WordUses uses = new WordUses();

    private WordKind kind(String text, String word) {
        for (int times = 0; times < 3; times++) {
            uses.count(Document.of(text));
        }
        return uses.kind(Words.hash(word));
    }

    @Test
    void whatStandsBehindAnArticleIsANoun() {
        assertThat(kind("We opened the kettle.", "kettle")).isEqualTo(WordKind.NOUN);
    }

    @Test
    void whatIsSaidIsAnAdjective() {
        assertThat(kind("It was stiff, and the lid was too stiff.", "stiff")).isEqualTo(WordKind.ADJECTIVE);
    }

    @Test
    void whatSomebodyDoesIsAVerb() {
        assertThat(kind("They shrug. I would shrug.", "shrug")).isEqualTo(WordKind.VERB);
    }

    @Test
    void whatIsUsedBothWaysIsNotTold() {
        assertThat(kind("They drag it. It is a drag.", "drag")).isEqualTo(WordKind.UNCLEAR);
    }

    @Test
    void namesDoNotCount() {
        assertThat(kind("We saw the Kettle.", "kettle")).isEqualTo(WordKind.UNCLEAR);
    }

    @Test
    void aNumberKeepsTheKind() {
        assertThat(Background.kind(Background.value(90_000, WordKind.VERB))).isEqualTo(WordKind.VERB);
        assertThat(Background.kind(Background.value(12, WordKind.NOUN))).isEqualTo(WordKind.NOUN);
        assertThat(Background.value(Integer.MAX_VALUE, WordKind.VERB)).isLessThan(250);
    }
}
