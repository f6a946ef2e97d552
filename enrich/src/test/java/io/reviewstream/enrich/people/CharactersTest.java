package io.reviewstream.enrich.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.text.Document;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {
    private static final PeopleFinder FINDER = new PeopleFinder();

    @Test
    void readsUnlikelyNamesInBracketsAsTheOthersAre() {
        assertThat(parts(
                        "The coach Richard (Will Smith) trains Serena (Julia Roberts) and her friend Oracene (Aunjanue Okoro) in this film, and"
                                + " Walter (Tom Hanks) only watches."))
                .contains("Aunjanue Okoro as Oracene");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "In this film the black sheep Ransom (Chris Evans) smiles at his aunt Linda (Jamie Lee Curtis). | Chris Evans as Ransom",
                "In this film Jim Carrey is superb as forgetful Whistle, who is always late. | Jim Carrey as Whistle",
                "This film has Jim Carrey as Tiny, who steals each scene. | Jim Carrey as Tiny",
            })
    void takesACommonWordForANameWhereItIsPlayed(String text, String part) {
        assertThat(parts(text)).contains(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In this film Jim Carrey is superb as the expert from the Museum.",
                "In this film Jim Carrey is superb as the young Princess of the hills.",
                "In this film Jim Carrey is a real actor on the same level as Walter.",
            })
    void takesNoOfficeAndNoMeasureForAPart(String text) {
        assertThat(parts(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "This is a good film, with Nick Offerman in the role of Walter. | Nick Offerman as Walter",
                "In this film Walter (newcomer Jim Carrey) is drawn into a plot. | Jim Carrey as Walter",
                "In this film Jim Carrey is a surprisingly funny Walter. | Jim Carrey as Walter",
            })
    void readsWhatTellsAPart(String text, String part) {
        assertThat(parts(text)).contains(part);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "In this film Jim Carrey is superb. He plays Walter with charm. | Jim Carrey as Walter",
                "In this film Jim Carrey is superb. As Walter, he looks worn out. | Jim Carrey as Walter",
                "In this film Jim Carrey is superb. He is very funny as Walter. | Jim Carrey as Walter",
                "A man walks home from prison. Tove Lindahl is heartbreaking as Berit. | Tove Lindahl as Berit",
                "In this film Jim Carrey is superb. Here he plays Walter with charm. | Jim Carrey as Walter",
                "In this film Jim Carrey, in what may be his last part, plays Walter. | Jim Carrey as Walter",
                "In this film Jim Carrey is a perfect choice for Walter. | Jim Carrey as Walter",
                "In this film Walter, the coach whom nobody likes, is played by Jim Carrey. | Jim Carrey as Walter",
                "In this film Jim Carrey is superb as the mobster's long-suffering brother Walter. | Jim Carrey as Walter",
            })
    void readsPartsAtADistance(String text, String part) {
        assertThat(parts(text)).contains(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In this film Jim Carrey and Tom Hanks are superb. He plays Walter with charm.",
                "In this film Jim Carrey is superb. He plays with Walter.",
                "In this film Jim Carrey is superb. Here he leads a gang as he stops with the small Walter.",
                "In this film Jim Carrey, in what may be his last part, plays with Walter.",
                "In this film the Sheriff of Nottingham, the old fox, is played by Jim Carrey.",
            })
    void takesNobodyForAPartAtADistance(String text) {
        assertThat(parts(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In this film Jim Carrey is a young Walter.",
                "In this film Jim Carrey is a charming Englishman.",
            })
    void takesNoLikenessForAPart(String text) {
        assertThat(parts(text)).isEmpty();
    }

    private static List<String> parts(String text) {
        return FINDER.find(new NameReader().read(Document.of(text)), null, "Movie", null).stream()
                .filter(person -> person.character() != null)
                .map(person -> person.name() + " as " + Objects.requireNonNull(person.character()))
                .toList();
    }
}
