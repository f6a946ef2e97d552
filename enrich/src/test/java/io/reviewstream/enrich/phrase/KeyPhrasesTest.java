package io.reviewstream.enrich.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Span;
import org.junit.jupiter.api.Test;

class KeyPhrasesTest {
    private final KeyPhrases phrases = new KeyPhrases();

    @Test
    void prefersWhatIsOftenHereAndRareElsewhere() {
        String text = "The lighthouse keeper counts gulls. Every night the lighthouse keeper writes to his sister,"
                + " and every morning the lighthouse keeper burns what he wrote.";

        assertThat(phrases.find(Document.of(text))).extracting(Span::text).startsWith("lighthouse keeper");
    }

    @Test
    void leavesCommonWordsOut() {
        assertThat(phrases.find(Document.of("It was very good and I liked it a lot.")))
                .extracting(Span::text)
                .doesNotContain("very", "it", "good", "and");
    }

    @Test
    void keepsNamesTogether() {
        String text = "We saw Lord of the Kettles last night, and Lord of the Kettles is long.";

        assertThat(phrases.find(Document.of(text))).extracting(Span::text).contains("Lord of the Kettles");
    }

    @Test
    void anEmptyTextHasNone() {
        assertThat(phrases.find(Document.of(""))).isEmpty();
    }
}
