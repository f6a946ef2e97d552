package io.reviewstream.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordSetTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 100, 5_000})
    void hasItsWordsAndNoOthers(int words) {
        List<String> inside =
                IntStream.range(0, words).mapToObj(i -> "inside" + i).toList();
        WordSet set = WordSet.of(inside.toArray(String[]::new));

        assertThat(set.size()).isEqualTo(words);
        assertThat(inside).allMatch(word -> set.contains(Words.hash(word)));
        assertThat(IntStream.range(0, 20_000)).noneMatch(i -> set.contains(Words.hash("outside" + i)));
        assertThat(set.contains(0)).isFalse();
    }

    @Test
    void countsAWordOnce() {
        assertThat(WordSet.of("a", "b", "a").size()).isEqualTo(2);
    }

    @Test
    void isNotMadeOfASectionThatIsMissing() throws IOException {
        PhraseFile file = PhraseFile.read(new StringReader("[given]\none, two\n"), "words.txt");

        assertThat(WordSet.of(file, "given").contains(Words.hash("two"))).isTrue();
        assertThatThrownBy(() -> WordSet.of(file, "givn")).hasMessage("no words in [givn]");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> WordSet.beside(WordSetTest.class, "gone.txt"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no resource gone.txt beside " + WordSetTest.class.getName());
    }
}
