package io.reviewstream.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseTableTest {
    private final PhraseTable table =
            new PhraseTable().addAll(List.of("must see", "must"), 3).addAll(List.of("special effects"), 7);

    @Test
    void findsTheLongestPhrase() {
        long found = table.longestAt(Document.of("A must see film"), 1, 4);

        assertThat(PhraseTable.value(found)).isEqualTo(3);
        assertThat(PhraseTable.length(found)).isEqualTo(2);
    }

    @Test
    void readsHyphensAsBlanks() {
        long found = table.longestAt(Document.of("a Must-See"), 1, 4);

        assertThat(PhraseTable.length(found)).isEqualTo(3);
    }

    @Test
    void stopsAtTheEndItIsGiven() {
        assertThat(table.longestAt(Document.of("special effects"), 0, 1)).isEqualTo(PhraseTable.NONE);
    }

    @Test
    void holdsThousandsOfPhrases() {
        var large = new PhraseTable();
        for (int i = 0; i < 5_000; i++) {
            large.add("word" + i + " next" + i, i);
        }

        long found = large.longestAt(Document.of("word4321 next4321"), 0, 2);

        assertThat(PhraseTable.value(found)).isEqualTo(4321);
    }

    @Test
    void readsSectionsAndPhrases() throws IOException {
        PhraseFile file = PhraseFile.read(new StringReader("# comment\n[one]\na b, c\n\n[two]\nd\n"), "test");

        assertThat(file.sections()).containsExactly("one", "two");
        assertThat(file.phrases("one")).containsExactly("a b", "c");
    }

    @Test
    void refusesAPhraseOutsideASection() {
        assertThatThrownBy(() -> PhraseFile.read(new StringReader("stray\n"), "words.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("words.txt:1: a phrase before the first [section]: stray");
    }
}
