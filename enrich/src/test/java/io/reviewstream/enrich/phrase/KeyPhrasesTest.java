package io.reviewstream.enrich.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Span;
import java.util.List;
import java.util.stream.Stream;
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
    void takesNamesAsAWhole() {
        String text = "Greta Holm outshines every scene of Salt Roads. Tomas Lind's photography glows, and Ida Berg's"
                + " stubborn fiddle answers. We came on a wet evening, sat down, and did not talk until the lamps went on.";
        Document document = Document.of(text);
        NamedWords named = NamedWords.none(document)
                .and(Stream.of("Greta Holm", "Salt Roads", "Tomas Lind's", "Ida Berg's")
                        .map(name -> Span.of(text, text.lastIndexOf(name), text.lastIndexOf(name) + name.length()))
                        .toList());

        assertThat(phrases.find(document))
                .extracting(Span::text)
                .doesNotContain("Greta Holm"); // What the names are needed for.
        assertThat(phrases.find(document, named))
                .extracting(Span::text)
                .contains("Greta Holm", "Tomas Lind's photography", "Ida Berg's stubborn fiddle")
                .doesNotContain("Greta Holm outshines", "Holm outshines");
    }

    @Test
    void takesATitleWithAPossessiveAsAWhole() {
        Document document = Document.of("Brannock's Pier 3 is a great film, and Brannock's Pier 3 is long.");
        NamedWords named = NamedWords.none(document)
                .and(List.of(Span.of(document.original(), 0, 17), Span.of(document.original(), 39, 56)));

        assertThat(phrases.find(document, named))
                .extracting(Span::text)
                .contains("Brannock's Pier 3")
                .doesNotContain("Brannock");
    }

    @Test
    void forgetsTheTextBefore() {
        String shortOne = "The ferryman sings of brass kettles, and the ferryman sings well.";
        String longOne =
                (shortOne + " A tin whistle, gulls over Brannock Pier and a borrowed tuba follow. ").repeat(90);
        List<Span> expected = new KeyPhrases().find(Document.of(shortOne));

        phrases.find(Document.of(longOne));
        phrases.find(Document.of(longOne.repeat(8)));

        assertThat(phrases.find(Document.of(shortOne))).isEqualTo(expected).isNotEmpty();
        assertThat(phrases.find(Document.of(longOne.repeat(8))))
                .isEqualTo(new KeyPhrases().find(Document.of(longOne.repeat(8))))
                .isNotEmpty();
    }

    @Test
    void beginsNoNameWithTheFirstWordOfASentence() {
        assertThat(phrases.find(Document.of("Bought the Nimbus for the train, and the Nimbus of Brannock it is.")))
                .extracting(Span::text)
                .doesNotContain("Bought the Nimbus")
                .contains("Nimbus of Brannock");
    }

    @Test
    void whatSomethingDoesIsNoPartOfIt() {
        String text =
                "The theme tune remains in my head, a grumpy ferryman vanishes twice, and the wine list usually helps"
                        + " when the evenings by the pier are as long as they are here in the north.";

        assertThat(phrases.find(Document.of(text)))
                .extracting(Span::text)
                .contains("theme tune", "grumpy ferryman")
                .doesNotContain("theme tune remains", "vanishes", "usually");
    }

    @Test
    void prefersTheNounToRareVerbsAndAdjectives() {
        String text = "The battery is a joke. I charged the battery twice and the battery was empty by noon. The screen"
                + " scratches, the lid is flimsy and the handle broke when my neighbour shrugged.";

        assertThat(phrases.find(Document.of(text)))
                .extracting(Span::text)
                .startsWith("battery")
                .contains("lid")
                .doesNotContain("joke", "scratches", "flimsy", "neighbour shrugged", "handle broke");
    }

    @Test
    void twoNounsAreOneThing() {
        String text = "Emptying the dust bin takes seconds, the ear pads are soft, and the boss fights are long.";

        assertThat(phrases.find(Document.of(text))).extracting(Span::text).contains("dust bin", "ear pads");
    }

    @Test
    void aWordThatIsMostlyAVerbIsANounBehindAnArticle() {
        String text = "The handle is cold and short. I had to handle the rest, which I like.";

        assertThat(phrases.find(Document.of(text))).extracting(Span::text).contains("handle");
    }

    @Test
    void anEmptyTextHasNone() {
        assertThat(phrases.find(Document.of(""))).isEmpty();
    }
}
