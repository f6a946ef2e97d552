package io.reviewstream.enrich.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullerTitleTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "The Keeper of the Salt Road opens well. Salt Road is long. | Salt Road | The Keeper of the Salt Road",
                "I saw Harbour on South Street. Harbour is long. | Harbour | Harbour",
                "I saw \"Harbour on South Street\". Harbour is long. | Harbour | Harbour on South Street",
                "I saw Night Ferry Two. Night Ferry is long. | Night Ferry | Night Ferry Two",
                "We saw Lanterns 2 at home. Lanterns was better. | Lanterns | Lanterns 2",
            })
    void isTheTitleThatIsLaterNamedInShort(String text, String brief, String title) {
        var chances = new TitleGroupChances(text).likely(title, 0.1f);

        assertThat(chances.likelier(brief).inFull().best()).isEqualTo(title);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "I saw Night Ferry on TV. Night Ferry is long. | Night Ferry | Night Ferry on TV",
                "The Making of Night Ferry is an extra. Night Ferry is long. | Night Ferry | The Making of Night Ferry",
                "Jane Doe in Night Ferry is fine. Night Ferry is long. | Night Ferry | Jane Doe in Night Ferry",
                "Night Ferry Jane Doe runs it. Night Ferry is long. | Night Ferry | Night Ferry Jane Doe",
                "They filmed Planet Harbour. Harbour is long. | Harbour | Planet Harbour",
                "Jane Doe plays her. Jane is long. | Jane | Jane Doe",
            })
    void isNotWhatOnlyHasTheTitleInIt(String text, String title, String longer) {
        var chances = new TitleGroupChances(text).likely(longer, 0.3f);

        assertThat(chances.likelier(title).inFull().best()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({"0.09, Salt Road", "0.1, The Keeper of the Salt Road"})
    void hasAChanceOfItsOwn(float chance, String title) {
        String full = "The Keeper of the Salt Road";
        var chances = new TitleGroupChances(full + " opens well. Salt Road is long.").likely(full, chance);

        assertThat(chances.likelier("Salt Road").inFull().best()).isEqualTo(title);
    }
}
