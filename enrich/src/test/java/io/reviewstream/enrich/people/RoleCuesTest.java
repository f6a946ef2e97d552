package io.reviewstream.enrich.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleCuesTest {
    private static final PeopleFinder FINDER = new PeopleFinder();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is carried by the confident direction of Helen Ward. | director Helen Ward",
                "Add to that the lovely, quirky score of Lena Osterholt. | composer Lena Osterholt",
                "Great music from Lena Osterholt helps. | composer Lena Osterholt",
                "It was written by first-timer Paul Lindqvist. | writer Paul Lindqvist",
                "It was directed by crime-film veteran Paul Lindqvist. | director Paul Lindqvist",
                "Her lead, Tom Brandt, never smiles. | actor Tom Brandt",
                "His cinematographer, Bruno Delbonnel, does fine work. | cinematographer Bruno Delbonnel",
                "Helen Ward did the music. | composer Helen Ward",
                "Helen Ward provides the lovely cinematography. | cinematographer Helen Ward",
                "T.J. Lindqvist wrote the script. | writer T.J. Lindqvist",
                "Dir: Helen Ward. | director Helen Ward",
                "Directed by: Helen Ward. | director Helen Ward",
                "It is a documentary by Helen Ward about bees. | director Helen Ward",
                "The show is hosted by Helen Ward. | unknown Helen Ward",
                "Helen Ward's editing is sharp. | unknown Helen Ward",
                "The film-maker Helen Ward takes her time. | director Helen Ward",
            })
    void readsRoles(String text, String person) {
        assertThat(found("A film that looks good. " + text)).contains(person);
    }

    @Test
    void readsTheRoleOfSeveralBehindAComma() {
        assertThat(
                        found(
                                "This film talks a lot. The screenwriters, Jill Baxter and Omar Lindqvist, adapt their own play."))
                .containsExactly("writer Jill Baxter", "writer Omar Lindqvist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A film that looks good. It is an adaptation of Helen Ward and her work.",
                "A film that looks good. It has a poor script from Helen Ward's famous book.",
            })
    void takesWhoWasAdaptedForNoWriter(String text) {
        assertThat(found(text)).doesNotContain("writer Helen Ward");
    }

    @Test
    void takesNobodyForAnActorWhoGivesSomebodySomething() {
        assertThat(found("A crime novel. Author Helen Ward gives her a case, and gives her a reason."))
                .doesNotContain("actor Helen Ward");
    }

    @Test
    void leavesOutWhoShouldHavePlayedAPart() {
        assertThat(found("This film stars Jack Rennard. The part of the colonel should have been played by Tom Hardy."))
                .containsExactly("actor Jack Rennard");
    }

    @Test
    void readsRenownedNamesOfWordsWithoutCapitals() {
        assertThat(found("i loved this movie. emma stone is hilarious in it and emma stone's singing is fine"))
                .containsExactly("actor emma stone");
        assertThat(found("THE ACTING IS TERRIBLE. NICOLAS CAGE SHOULD BE ASHAMED OF THIS FILM"))
                .containsExactly("actor NICOLAS CAGE");
        assertThat(found("i saw this film with emma yesterday and emma cupboard liked it"))
                .isEmpty();
    }

    private static List<String> found(String text) {
        return FINDER.find(Document.of(text), null, null).stream()
                .map(person -> person.role().name().toLowerCase(Locale.ROOT) + " " + person.name())
                .toList();
    }
}
