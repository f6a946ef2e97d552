package io.reviewstream.enrich.genre;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.GenreMention;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenreFinderTest {
    private static final GenreFinder FINDER = new GenreFinder();

    @Test
    void findsGenresInAList() {
        assertThat(genres("It mixes science fiction, romance and drama."))
                .containsExactly("science fiction", "romance", "drama");
    }

    @Test
    void resolvesCompounds() {
        assertThat(genres("A sci-fi romance.")).containsExactly("science fiction", "romance");
        assertThat(genres("Just another silly rom-com")).containsExactly("comedy", "romance");
    }

    @Test
    void leavesOutWhatIsDenied() {
        assertThat(genres("This is hardly a comedy.")).isEmpty();
        assertThat(genres("It isn't a horror film but a thriller.")).containsExactly("thriller");
    }

    @Test
    void keepsWhatIsMoreThanDenied() {
        assertThat(genres("It is not only a comedy.")).containsExactly("comedy");
    }

    @Test
    void keepsWhatIsOnlyNotTheBestOfItsKind() {
        assertThat(genres("Not the deepest comedy, but a warm one.")).containsExactly("comedy");
        assertThat(genres("It is not a great horror film.")).containsExactly("horror");
        assertThat(genres("It is not a horror film.")).isEmpty();
    }

    @Test
    void knowsWhatItIsLessThanSomethingElse() {
        assertThat(genres("It is less a comedy than a thriller.")).containsExactly("thriller");
        assertThat(genres("This is less of a horror film than it is a western."))
                .containsExactly("western");
        assertThat(genres("It is nothing less than a great western.")).containsExactly("western");
        assertThat(genres("It is funnier, more a comedy than a thriller.")).containsExactly("comedy");
    }

    @Test
    void readsWhatIsTheBestOfItsKind() {
        assertThat(genres("Simply the best musical in years.")).containsExactly("musical");
        assertThat(genres("I sat in the musical in years past.")).isEmpty();
    }

    @Test
    void leavesOutWhatItWasGoingToBe() {
        assertThat(genres("I thought this was going to be another comedy, but it is a drama."))
                .containsExactly("drama");
        assertThat(genres("I knew this was going to be a great comedy.")).containsExactly("comedy");
    }

    @Test
    void leavesOutWhatItIsOnlyLike() {
        assertThat(genres("It has the urgency of a documentary.")).isEmpty();
        assertThat(genres("It has the feel of a good western.")).isEmpty();
    }

    @Test
    void leavesOutWhatOthersCallIt() {
        assertThat(genres("It was marketed as a comedy, but nobody laughed.")).isEmpty();
        assertThat(genres("Billed as a horror film, it is really a family drama."))
                .containsExactly("drama");
        assertThat(genres("We expected a clever thriller.")).isEmpty();
        assertThat(genres("As expected, a fine thriller.")).containsExactly("thriller");
        assertThat(genres("A heavily promoted thriller.")).containsExactly("thriller");
        assertThat(genres("It can be classified as a western.")).containsExactly("western");
        assertThat(genres("It is best billed as a romance.")).containsExactly("romance");
    }

    @Test
    void leavesOutTheGenresOfOtherWorks() {
        assertThat(genres("Unlike most horror films, it takes its time.")).isEmpty();
        assertThat(genres("I am no fan of westerns.")).isEmpty();
    }

    @Test
    void takesAmbiguousWordsOnlyBesideAWork() {
        assertThat(genres("There was no action on the part of my family during the war."))
                .isEmpty();
        assertThat(genres("A war film.")).containsExactly("war");
        assertThat(genres("A family drama.")).containsExactly("drama");
        assertThat(genres("A family film.")).containsExactly("family");
        assertThat(genres("An old-fashioned whodunit.")).containsExactly("mystery");
    }

    @Test
    void takesWordsOfThePlotForNone() {
        assertThat(genres("It is about a family that can't say sorry.")).isEmpty();
        assertThat(genres("The wait was a crime.")).isEmpty();
        assertThat(genres("A heist, a mob and a war.")).isEmpty();
        assertThat(genres("A mob family at war.")).isEmpty();
        assertThat(genres("A heist movie, a mafia film, a boxing drama.")).containsExactly("crime", "sport", "drama");
    }

    @Test
    void takesNounsForGenresBehindAdjectives() {
        assertThat(genres("A decent western that forgets to end.")).containsExactly("western");
        assertThat(genres("A grubby little noir about parking.")).containsExactly("film noir");
        assertThat(genres("As a musical it has two songs.")).containsExactly("musical");
        assertThat(genres("Part musical, part ghost story.")).containsExactly("musical", "horror");
        assertThat(genres("Half western, half horror, a funny musical for all ages."))
                .containsExactly("western", "horror", "musical");
        assertThat(genres("The western coast and a western town.")).isEmpty();
    }

    @Test
    void knowsKindsWithinGenres() {
        assertThat(genres("A cosy murder mystery.")).containsExactly("mystery");
        assertThat(genres("This neo-noir looks terrific.")).containsExactly("film noir");
        assertThat(genres("A space opera and a creature feature.")).containsExactly("science fiction", "horror");
        assertThat(genres("This zomcom is a tragicomedy.")).containsExactly("comedy", "horror", "drama");
    }

    @Test
    void leavesOutATouchOfSomething() {
        assertThat(genres("With a hint of horror and a touch of comedy.")).isEmpty();
    }

    @Test
    void comparesWithAnotherGenre() {
        assertThat(genres("More of a family drama than a mystery.")).containsExactly("drama");
    }

    @Test
    void givesTheWordsWithTheirPlace() {
        assertThat(FINDER.find(Document.of("A fine comedy's end.")))
                .containsExactly(new GenreMention("comedy", 7, 13, "comedy"));
    }

    private static List<String> genres(String text) {
        return GenreFinder.genres(FINDER.find(Document.of(text)));
    }
}
