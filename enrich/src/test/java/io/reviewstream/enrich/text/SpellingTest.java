package io.reviewstream.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void whatIsMistypedHasTheHashOfTheWordThatIsMeant() {
        Document document = Document.of("Definately dont go, I was dissapointed.");

        assertThat(document.is(0, "definitely")).isTrue();
        assertThat(document.is(1, "don't")).isTrue();
        assertThat(document.is(6, "disappointed")).isTrue();
        assertThat(document.isMisspelt(6)).isTrue();
        assertThat(document.text(6)).isEqualTo("dissapointed");
    }

    @Test
    void aWordIsKnownHoweverItIsLengthened() {
        for (String written : new String[] {"gooood", "GOOOD", "Gooooddd", "ggoooood"}) {
            Document document = Document.of("it was " + written + " pizza");

            assertThat(document.is(2, "good")).as(written).isTrue();
            assertThat(document.isMisspelt(2)).as(written).isFalse();
        }
        assertThat(Document.of("soooo").is(0, "so")).isTrue();
        assertThat(Document.of("toooo much").is(0, "too")).isTrue();
        assertThat(Document.of("très goooood").is(1, "good")).isTrue();
    }

    @Test
    void wordsThatAreSpelledWellAndNumbersStay() {
        Document document = Document.of("Rocky III cost 1000 a god, hmmm");

        assertThat(document.is(1, "iii")).isTrue();
        assertThat(document.is(3, "1000")).isTrue();
        assertThat(document.is(5, "god")).isTrue();
        assertThat(document.is(7, "hmmm")).isTrue();
    }

    @Test
    void nothingIsBothRightAndWrong() {
        Set<String> meant = new HashSet<>();
        var written = new ArrayList<String>();
        for (String line : DataLines.beside(Spelling.class, "misspellings.txt")) {
            String[] words = line.split(" ");
            meant.add(words[0]);
            for (int word = 1; word < words.length; word++) {
                written.add(words[word]);
            }
        }

        assertThat(written).doesNotHaveDuplicates().doesNotContainAnyElementsOf(meant);
    }
}
