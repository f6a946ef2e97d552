package io.reviewstream.enrich.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.text.Document;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleNamesTest {
    private static final PeopleFinder FINDER = new PeopleFinder();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "I loved this film. Zendaya is superb, and Josh Hartnett steals every scene. | actor Zendaya",
                "The film is long. Cher is a delight as Loretta, and the house is a dream. | actor Cher as Loretta",
                "The widow Loretta (Cher) meets a baker in this film. | actor Cher as Loretta",
            })
    void belongToThoseWhoAct(String text, String person) {
        assertThat(found(text)).contains(person);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This film has an old Madonna on the wall and a Madonna song at the end.",
                "The film plays like a video of Madonna, and the lead moves like Madonna.",
            })
    void belongToNobodyBehindAnArticleOrAComparison(String text) {
        assertThat(found(text)).noneMatch(person -> person.startsWith("actor"));
    }

    @Test
    void areThoseOfPartsWhereWordsSaySo() {
        assertThat(found("Alicia Marsh is superb as Cher, the girl who has it all, in this film."))
                .containsExactly("actor Alicia Marsh as Cher", "character Cher");
    }

    @Test
    void joinTheFullName() {
        assertThat(found("This film stars Beyoncé Knowles and Anna Keller. Beyoncé is wooden."))
                .contains("actor Beyoncé Knowles")
                .doesNotContain("actor Beyoncé");
    }

    private static List<String> found(String text) {
        return FINDER.find(new NameReader().read(Document.of(text)), null, "Movie", null).stream()
                .map(person -> person.role().name().toLowerCase(Locale.ROOT) + " " + person.name()
                        + (person.character() == null ? "" : " as " + person.character()))
                .toList();
    }
}
