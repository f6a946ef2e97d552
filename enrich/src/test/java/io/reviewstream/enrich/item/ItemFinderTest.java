package io.reviewstream.enrich.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Span;
import io.reviewstream.events.StatedItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemFinderTest {
    private static final ItemFinder FINDER = new ItemFinder();

    @Test
    void findsAQuotedTitleWithoutItsMarks() {
        ItemReviewed item = find("\"A Winter in Lisbon\" is a moving film. The cast of \"A Winter in Lisbon\" shines.")
                .orElseThrow();

        assertThat(item.name()).isEqualTo("A Winter in Lisbon");
        assertThat(item.type()).isEqualTo("Movie");
        assertThat(item.mentions())
                .containsExactly(new Span(1, 19, "A Winter in Lisbon"), new Span(52, 70, "A Winter in Lisbon"));
    }

    @Test
    void findsATitleByItsCapitals() {
        assertThat(find("I watched The Silent Harbor last night. The Silent Harbor is a great movie."))
                .map(ItemReviewed::name)
                .contains("The Silent Harbor");
    }

    @Test
    void leavesTheVerbOutThatADiaryBeginsWith() {
        assertThat(find("Watched Harborlight last night. Harborlight is a great movie and a moving film."))
                .map(ItemReviewed::name)
                .contains("Harborlight");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Season 2 of Harborlight is even better than the first. The finale left me screaming at my TV. | Harborlight",
                "Slow Harbours S4 left me cold. It is a beautiful show, and absolutely nothing happens in it. | Slow Harbours",
                "Harborlight S3 left me cold. It is a beautiful show, and absolutely nothing happens in it. | Harborlight",
                "\"Harborlight: Season 2\" is the best show on television. | Harborlight",
                "\"Route 2\" is a great movie about the sea. | Route 2",
                "\"S2\" is a great movie about the sea. | S2",
            })
    void leavesTheSeasonOutOfATitle(String text, String name) {
        ItemReviewed item = find(text).orElseThrow();

        assertThat(item.name()).isEqualTo(name);
        assertThat(item.mentions()).extracting(Span::text).containsOnly(name);
        assertThat(item.candidates()).extracting(ItemReviewed.Candidate::name).doesNotHaveDuplicates();
    }

    @Test
    void takesNoWordThatBeginsASentenceForATitleWhereNothingSpeaksOfAFilm() {
        assertThat(find(
                        "The castle is a dream come true. Combat is flashy and fun. Side quests get repetitive, and the loot"
                                + " system is pointless. Frame rate in performance mode is solid."))
                .isEmpty();
        assertThat(find("Combat is a gripping film. The cast is superb, and the director never lets the story rest."))
                .map(ItemReviewed::name)
                .contains("Combat");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Harborlight by Nicholas Brandt is a puzzle of a film. | Harborlight",
                "The Silent Harbor by Laura T. Jensen is a wonderful novel. | The Silent Harbor",
                "Ember Days by The Lanterns is a wonderful album. | Ember Days",
                "The Silent Harbor - Julia Stone gives the performance of her life. | The Silent Harbor",
                "Harborlight 3: Tom Brandt's Walter is the best voice in a game. | Harborlight 3",
                "Orchard of Glass - Mirela Hoxton. I read the book in two days. | Orchard of Glass",
                "Stand by Me is a wonderful film. | Stand by Me",
                "Call Me by Your Name is a wonderful film. | Call Me by Your Name",
                "WARNING: SPOILERS BELOW. I guessed the twist in Harbor Island long before the end. | Harbor Island",
            })
    void leavesOutWhoMadeItAndWhatIsNoTitle(String text, String name) {
        assertThat(find(text)).map(ItemReviewed::name).contains(name);
    }

    @Test
    void takesTheNumberBehindTheFirstWordOfASentenceForAPartOfTheTitle() {
        assertThat(find("Cabin 9 is a horror film that is not scary, with a monster that is not convincing."))
                .map(ItemReviewed::name)
                .contains("Cabin 9");
        assertThat(find("Chapter 9 is a disgrace, with a monster that is not convincing."))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Product | It holds a charge for an hour and the strap is torn. NEVER AGAIN will I order here.",
                "Product | It holds a charge for an hour, and this Great Value has a torn strap.",
                "Restaurant | We waited an hour for a table in Granite City and then Cindy took us to the bar.",
                "Hotel | Stayed three nights, Fleet Street end. Our room faced a wall, the shower dripped and breakfast was cold.",
            })
    void takesNeitherJudgementNorPlaceNorWaiterForTheName(String type, String text) {
        assertThat(findOf(type, text)).isEmpty();
        assertThat(findOf("Movie", text)).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "A great film. As Noah Cross, her monstrous father, John Huston is terrifying.",
                "A great film. Ayo Edebiri as Sydney is my favourite.",
                "A great film. Father Llewellyn is played by Geraint Maddox.",
                "A great film. Michael B. Jordan plays both Smoke and Stack.",
                "The last book of Mirela Hoxton was better. I could not finish this one.",
                "Oda Lindqvist sings nice old songs on this album.",
                "On this album Rudd Hallam keeps repeating himself.",
                "This album by The Quiet Engines is their best.",
                "Captain Holm is a wonderful character. I read this book in one night.",
                "The New York Times gave it four stars, and the film is a mess.",
                "Gets a C from me. It was slow.",
                "Honestly 3.5. The plot of this movie makes no sense.",
                "Chef Marco Bellini cooks like your nonna would. Had the ravioli and the tiramisu.",
                "A great meal. Waiter Rohan was a star. Will be back.",
                "Tom Brandt plays Mrs. Brown again. I did not laugh.",
                "Cons: Tom Brandt is no Walter, and the film is too long.",
                "Pros: Acorn Sauce is delicious. The rest was cold.",
            })
    void takesNobodyForTheWork(String text) {
        assertThat(find(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Night Ferry is an engaging character study, a great film. | Night Ferry",
                "Rewatched Carpenter's The Thing (1982) last night. Still a great film. | The Thing",
                "Mirela Hoxton, A Short History of Locks. The book is dull. | A Short History of Locks",
                "Maren Okafor - Low Tide Gospel. A lovely record. The album is great. | Low Tide Gospel",
            })
    void takesTheWorkAndNotWhoIsNamedBesideIt(String text, String name) {
        assertThat(find(text)).map(ItemReviewed::name).contains(name);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Restaurant | Dinner at Saffron Yard was great. The food was hot and the service quick. | Saffron Yard",
                "Restaurant | We ate at Saffron Yard in Leeds. The food was cold. | Saffron Yard",
                "Hotel | Three nights at the Grand Marlin in Lisbon, and the Grand Marlin is loud. | Grand Marlin",
                "Movie | Dinner at Eight is a great film. | Dinner at Eight",
            })
    void takesAPlaceWithoutWhatOneDidThereAndWhereItIs(String type, String text, String name) {
        assertThat(findOf(type, text)).map(ItemReviewed::name).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Product", "Movie", "unknown"})
    void takesAJudgingSentenceForNoName(String type) {
        String text = "%s. It holds a charge for a week and the strap is sound.";
        String known = type.equals("unknown") ? null : type;

        for (String judging : List.of("Great Value", "Buyer Beware", "A Must Own")) {
            assertThat(findOf(known, text.formatted(judging))).isEmpty();
        }
        assertThat(findOf(known, text.formatted("Granite Valley"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MusicAlbum | The Low Lanterns - Pale Harbour (2024). Ten songs, no filler. | Pale Harbour",
                "Book | Jane Doe - Orchard Road. The prose is fine, the last chapter is not. | Orchard Road",
                "Book | Night Ferry - The Return. The prose is fine, the last chapter is not. | Night Ferry - The Return",
                "Movie | Night Ferry - The Return is fun. The stunts are real. | Night Ferry - The Return",
            })
    void leavesOutWhoIsNamedBeforeADash(String type, String text, String name) {
        assertThat(findOf(type, text)).map(ItemReviewed::name).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rotten Tomatoes gave this movie 95%. I do not see it.",
                "Metacritic says 94. I say 5.",
                "Pool was closed, the Wi-Fi did not work.",
            })
    void takesTheNamesOfSitesAndFormatsForNoTitle(String text) {
        assertThat(find(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I watched \"Harborlight\" twice. | Movie",
                "I read The Silent Harbor twice. | Book",
                "I played Harbor Knight for 40 hours. | VideoGame",
                "I read \"Harborlight\" long before the film, and the film is better: a great movie. | Movie",
            })
    void tellsByWhatOneDoesWithItWhatItIs(String text, String type) {
        assertThat(find(text)).map(ItemReviewed::type).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Harborlight S2 was worth the wait.",
                "Harborlight, season 2: it is fine.",
                "Harborlight is a hug of a show.",
                "Season 2 of Harborlight was worth the wait."
            })
    void tellsASeriesByItsSeason(String text) {
        assertThat(find(text)).map(ItemReviewed::type).contains("TVSeries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a tangled novel about three sisters", "a hug of a show", "her best album"})
    void believesInWhatIsCalledASeriesABookOrAnAlbum(String work) {
        assertThat(find("Ingrid Hale is " + work + "."))
                .hasValueSatisfying(item -> assertThat(item.confidence()).isGreaterThan(0.9));
        assertThat(find("Ingrid Hale is the show.").filter(item -> item.confidence() > 0.9))
                .isEmpty();
    }

    @Test
    void takesTheYearBesideTheTitle() {
        assertThat(find("\"The Silent Harbor\" (1986) is a great movie about the sea."))
                .map(ItemReviewed::year)
                .contains(1986);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Night Ferry (1955)", "Night Ferry, 1955"})
    void leavesTheYearOutThatIsSetOffWithTheTitle(String setOff) {
        ItemReviewed item =
                find("\"" + setOff + "\" is a great movie about the sea.").orElseThrow();

        assertThat(item.name()).isEqualTo("Night Ferry");
        assertThat(item.year()).isEqualTo(1955);
        assertThat(item.mentions()).containsExactly(new Span(1, 12, "Night Ferry"));
    }

    @Test
    void believesInWhatIsSetOffRatherThanInANameThatIsNot() {
        assertThat(find(
                        "Virgil Stone is an old man who lives alone in his farmhouse. One morning Virgil Stone sees a murder"
                                + " in the woods. The last act of \"Winter Harbour\" is a mess."))
                .map(ItemReviewed::name)
                .contains("Winter Harbour");
    }

    @Test
    void believesWhatTheSourceStates() {
        var stated = new StatedItem("Book", "Night Trains", 2011, "https://books.example/17");

        ItemReviewed item = FINDER.find(Document.of("Loved it. Night Trains is a gem."), review("x", null, stated))
                .orElseThrow();

        assertThat(item.name()).isEqualTo("Night Trains");
        assertThat(item.type()).isEqualTo("Book");
        assertThat(item.year()).isEqualTo(2011);
        assertThat(item.sameAs()).containsExactly("https://books.example/17");
        assertThat(item.mentions()).extracting(Span::text).containsExactly("Night Trains");
    }

    @Test
    void givesTheSeriesOfAnEpisodeWithItsNumber() {
        assertThat(
                        find(
                                "Breaking Harbour S05E14 \"Night Ferry\" may be the best hour of television. I had to stop breathing."))
                .map(ItemReviewed::name)
                .contains("Breaking Harbour");
    }

    @Test
    void findsATitleWithItsYearInTheHeadline() {
        Optional<ItemReviewed> item =
                FINDER.find(Document.of("What a bore."), review("What a bore.", "Review: Night Trains (2011)", null));

        assertThat(item).map(ItemReviewed::name).contains("Night Trains");
        assertThat(item).map(ItemReviewed::year).contains(2011);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I loved Night Ferry, a quiet film about two sisters. Anna \"Red\" Lindqvist is the better one. | Night Ferry",
                "I loved Night Ferry, a quiet film about two sisters. She sings \"Blue Harbour\" at last. | Night Ferry",
                "I loved Night Ferry, a quiet film about two sisters. Unlike \"Blue Harbour\", it is short. | Night Ferry",
                "\"Blue Harbour\" is the best tune that he wrote for this film. |",
                "This long film has lovely songs, \"Blue Harbour\" and \"Nine Lamps\" are what one keeps. |",
                "The long film ends well, and she sings \"Blue Harbour\" in it. |",
                "The long film ends well, and she sings the title song \"Blue Harbour\" in it. | Blue Harbour",
                "She sings \"Blue Harbour\", and this film, \"Blue Harbour\", is a joy. | Blue Harbour",
            })
    void tellsSongsAndNicknamesFromTitlesThatAreSetOff(String text, @Nullable String name) {
        Optional<ItemReviewed> found = new ItemFinder().find(Document.of(text), RawReview.ofText("1", "test", text));

        assertThat(found.map(ItemReviewed::name).orElse(null)).isEqualTo(name);
    }

    @Test
    void givesNothingRatherThanAWrongGuess() {
        assertThat(find("I liked it. Would watch again with friends.")).isEmpty();
        assertThat(find("Unlike The Godfather, this movie is a mess.")).isEmpty();
        assertThat(find("The so-called \"hero\" is a bore.")).isEmpty();
    }

    @Test
    void mustBeSurerOfWhatIsShownOnNoScreen() {
        String text =
                "My wife made the Harbour Stew and the Quay Pie, and the book was clear about each step. I would have liked"
                        + " more photos of Port Ellery.";

        assertThat(find("A cookbook for beginners. " + text)).isEmpty();
        assertThat(findOf("Movie", "A cookbook for beginners. " + text)).isPresent();
    }

    @Test
    void tellsWhatKindOfThingIsReviewed() {
        assertThat(
                        find(
                                "\"Night Trains\" is a novel that I finished in a day. The chapters are short and the author is wise."))
                .map(ItemReviewed::type)
                .contains("Book");
        assertThat(find("\"Night Trains\" is a great series. Every episode of season two is good, the show rocks."))
                .map(ItemReviewed::type)
                .contains("TVSeries");
    }

    @Test
    void takesABookThatWasFilmedForNoBook() {
        assertThat(
                        find(
                                "\"Night Trains\" is based on the novel by Jane Doe. The director and his cast are fine, it's a good film."))
                .map(ItemReviewed::type)
                .contains("Movie");
    }

    private static Optional<ItemReviewed> find(String text) {
        return FINDER.find(Document.of(text), review(text, null, null));
    }

    private static Optional<ItemReviewed> findOf(@Nullable String type, String text) {
        Document document = Document.of(text);
        return FINDER.find(
                new NameReader().read(document), review(text, null, null), new ItemTypes().points(document), type);
    }

    private static RawReview review(String text, @Nullable String headline, @Nullable StatedItem stated) {
        return new RawReview("1", 1, "test", text, headline, null, null, stated, null, null, null, null, Map.of());
    }
}
