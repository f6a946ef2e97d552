package io.reviewstream.enrich.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.reviewstream.enrich.aspect.Vocabularies;
import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.enrich.extension.ExtensionInput;
import io.reviewstream.enrich.extension.Extensions;
import io.reviewstream.enrich.extension.ReviewExtension;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Aspect;
import io.reviewstream.events.Enrichment;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Label;
import io.reviewstream.events.Person;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Recommendation;
import io.reviewstream.events.Sentiment;
import io.reviewstream.events.Span;
import io.reviewstream.events.StatedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReviewAnalyserTest {
    private static final ReviewAnalyser ANALYSER = ReviewAnalyser.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ein wunderbarer Film, der mich von der ersten bis zur letzten Minute begeistert hat.",
                "Un film magnifique, porté par des acteurs formidables et une musique qui reste en tête.",
                "Скучный фильм, я заснул через полчаса и не жалею об этом."
            })
    void givesNoScoreToLanguagesItWasNotTrainedOn(String text) {
        Enrichment enrichment = analyse(text);

        assertThat(enrichment.language().supported()).isFalse();
        assertThat(enrichment.sentiment()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Does what it should. 4/5 | POSITIVE",
                "Does what it should. 8/10 | POSITIVE",
                "Does what it should. 4 out of 5. | POSITIVE",
                "Does what it should. ★★★★☆ | POSITIVE",
                "Does what it should. 1/5 | NEGATIVE",
                "It boils water. 2/5 | NEGATIVE",
                "Does what it should. 1 out of 5 stars | NEGATIVE",
                "The kettle boils and the lid closes. 3.5/4 | POSITIVE",
                "Four stars. | POSITIVE"
            })
    void judgesByAMarkOnWhateverScale(String text, Label label) {
        Sentiment sentiment = Objects.requireNonNull(analyse(text).sentiment());

        assertThat(sentiment.label()).isEqualTo(label);
        assertThat(Objects.requireNonNull(analyse(text).rating()).agrees()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I can't recommend it enough. | POSITIVE",
                "I can't recommend it. | NEGATIVE",
                "It lived up to the hype. | POSITIVE",
                "It did not live up to the hype. | NEGATIVE",
                "My kids can't get enough of it. | POSITIVE",
                "They kept me on hold for an hour. | NEGATIVE"
            })
    void knowsWhatFixedExpressionsMean(String text, Label label) {
        assertThat(Objects.requireNonNull(analyse(text).sentiment()).label()).isEqualTo(label);
    }

    @Test
    void namesTheMarkAmongTheWordsThatTell() {
        assertThat(Objects.requireNonNull(
                                analyse("The kettle boils. I give it 4/5.").sentiment())
                        .evidence())
                .anySatisfy(one -> {
                    assertThat(one.text()).contains("4/5");
                    assertThat(one.weight()).isPositive();
                });
    }

    @Test
    void letsWordsContradictAMark() {
        assertThat(Objects.requireNonNull(analyse(
                                        "Awful. The lid broke, the handle melted, a complete waste of money. Avoid! 4/5")
                                .sentiment())
                        .label())
                .isEqualTo(Label.NEGATIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "great", "😂", "😡😡😡", "\u0000\u0007\u001B", "!!!", "<br /><br />", "\uD83D"})
    void givesADefinedResultForOddTexts(String text) {
        Analysis analysis = ANALYSER.analyse(RawReview.ofText("a", "test", text));

        assertThat(analysis.degraded()).isEmpty();
        Sentiment sentiment = analysis.enrichment().sentiment();
        if (sentiment != null) {
            assertThat(sentiment.score()).isBetween(-1.0, 1.0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "This phone has a sharp screen but the battery dies at the end of the day., false",
        "A film with a sharp script but the captain dies at the end of the voyage., true",
    })
    void givesNoPlotAwayWhereThereIsNone(String text, boolean likely) {
        assertThat(analyse(text).spoiler().likely()).isEqualTo(likely);
    }

    @Test
    void readsCapitalsAndControlCharactersAsTheWordsTheyAre() {
        double plain = score("This is a wonderful film and I loved every minute of it.");

        assertThat(score("THIS IS A WONDERFUL FILM AND I LOVED EVERY MINUTE OF IT."))
                .isEqualTo(plain);
        assertThat(score("\u0001This is a wonderful\u0000 film\u0007 and I loved every minute of it."))
                .isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Dull.", "Ein schöner Film — 日本!", "THE ACTORS ARE GOOD, \"Up\" IS NOT. ", "x"})
    void findsTheSameWhateverItHasReadBefore(String before) {
        String text = "Jane Doe is superb in \"The Long Way\", but the plot never was good. I give it 7/10. ".repeat(4);
        Enrichment first = ReviewAnalyser.standard()
                .analyse(RawReview.ofText("a", "test", text))
                .enrichment();
        analyse(before.repeat(60));

        Enrichment second = analyse(text);

        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We had tickets for It's a Wonderful Life and Fight Club, and the usher sat on his phone.",
                "My uncle also brought \"Brilliant Lies\", \"Awful\" and Best in Show along."
            })
    void readsNoOpinionOffTitles(String text) {
        String named = text.replaceAll("Wonderful|Life|Fight|Club|Brilliant|Lies|Awful|Best|Show", "Abcd");

        assertThat(score(text)).isEqualTo(score(named));
    }

    @Test
    void readsNoOpinionOffTheTitleOfWhatIsReviewed() {
        Sentiment sentiment = Objects.requireNonNull(
                analyse("\"Misery\" is a gripping film. I have seen Misery three times, and Misery only grows.")
                        .sentiment());

        assertThat(sentiment.evidence())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.text()).doesNotContain("Misery"));
        assertThat(sentiment.label()).isEqualTo(Label.POSITIVE);
    }

    @Test
    void looksForAspectsOfAFilmWhereSomebodyActsThoughNothingElseTells() {
        Enrichment enrichment = analyse(
                "Robert Marsh plays the baker, and Robert Marsh is superb. His accent is perfect, the plot is thin.");

        assertThat(enrichment.aspects()).extracting(Aspect::aspect).containsExactly("acting", "story");
    }

    @ParameterizedTest
    @CsvSource({
        "Movie, story",
        "Hotel, room",
        "BedAndBreakfast, room",
        "Restaurant, ambience",
        "BarOrPub, ambience",
        "MusicAlbum, songs",
        "MobileApplication, performance",
    })
    void looksForTheAspectsOfWhatTheSourceSaysWasReviewed(String type, String aspect) {
        String text = "The room is gorgeous, the ending is superb, the chorus is dreadful and the speed is terrible.";

        assertThat(analyse(text, type).aspects()).extracting(Aspect::aspect).containsExactly(aspect);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The tacos were amazing and the waiter was kind. | food",
                "Our room was spotless, breakfast was poor. | room",
                "The mechanic fixed my brakes in an hour for a fair price. | result",
                "My favourite bookshop, the shelves are full and the store has a great selection. | selection",
                "Friendly staff and a painless filling. | result",
            })
    void readsABusinessOfAnyKindByItsWords(String text, String aspect) {
        Enrichment enrichment = analyse(text, "LocalBusiness");

        assertThat(enrichment.aspects()).extracting(Aspect::aspect).contains(aspect);
        assertThat(enrichment.spoiler().likely()).isFalse();
        assertThat(Objects.requireNonNull(enrichment.itemReviewed()).type()).isEqualTo("LocalBusiness");
    }

    private static Enrichment analyse(String text, String type) {
        var item = new StatedItem(type, "Blue Heron", null, null);
        return ANALYSER.analyse(
                        new RawReview("a", 1, "test", text, null, null, null, item, null, null, null, null, Map.of()))
                .enrichment();
    }

    @Test
    void tellsAnAlbumFromAFilm() {
        ItemReviewed album = Objects.requireNonNull(analyse(
                        "\"Cold Harbour\" is the best album of the year. I play this album every day, and \"Cold Harbour\" has no filler.")
                .itemReviewed());

        assertThat(album.name()).isEqualTo("Cold Harbour");
        assertThat(album.type()).isEqualTo("MusicAlbum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Restaurant | \"Bella Notte\" is our new favourite. The risotto melts in your mouth and the staff could not be nicer.",
                "Hotel | We stayed three nights at \"Casa Rovira\". Clean rooms, thin walls, terrible breakfast.",
                "MobileApplication | \"Stridewell\" used to be great. Since the last update it crashes every time I open it.",
                "Product | \"Trailhead Forty\" is two years old and looks new. Comfortable straps, plenty of pockets.",
                "VideoGame | I put forty hours into \"Hollow Saga\" and still find new dungeons. Combat is snappy.",
                "MusicAlbum | \"Pale Harbour\" has ten songs and no filler. The vocals sit right up front.",
                "Book | \"Salt and Iron\" was published in May. The prose is fine, the last chapter is not.",
                "Movie | \"Wolves of Winter\" is a wonderfully acted thriller, and the script never sags.",
                "TVSeries | \"Night Desk\" ends its season with the best episode so far; the script never sags.",
                "LocalBusiness | \"Marlow Motors\" replaced my brakes. The mechanics were friendly and the quote was fair, no appointment needed.",
                "Store | \"Pennywhistle\" is my favourite bookshop, the staff are friendly and the shelves are full.",
                "Airline | \"Boreal\" was on time, the cabin crew were kind and our luggage came first.",
                // Few words say product, all others restaurant.
                "Restaurant | \"Bella Notte\" has quality, size and money on its side, and the waiter brought the menu, the wine and a dessert.",
                "Movie | \"Cold Larder\" follows a chef; Robert Marsh plays him well. A waiter, a menu, a dinner and a dessert later plot and script are lost.",
            })
    void tellsWhatKindOfThingIsReviewed(String type, String text) {
        assertThat(Objects.requireNonNull(analyse(text).itemReviewed()).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Night Desk\" was nice.",
                "The third part of the series is \"Night Desk\", and the plot is thin.",
                "\"Night Desk\" has a menu and a chorus.",
            })
    void tellsNoKindThatIsUnsure(String text) {
        assertThat(Objects.requireNonNull(analyse(text).itemReviewed()).type()).isNull();
    }

    @Test
    void takesNobodyForAnActorWhereNothingIsActed() {
        assertThat(analyse(
                                "My dentist Robert Marsh is superb, the receptionist is kind and I got an appointment the same day.")
                        .people())
                .isEmpty();
        assertThat(analyse("Our waiter Robert Marsh is superb, the menu is short and the dessert a dream.")
                        .people())
                .isEmpty();
        assertThat(analyse("Robert Marsh is superb on all ten songs, and the chorus of the single is a dream.")
                        .people())
                .extracting(Person::name, Person::role)
                .containsExactly(tuple("Robert Marsh", Person.Role.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Iman", "Saoirse", "Pedro"})
    void takesNobodyInTheCastForTheTitle(String given) {
        Enrichment enrichment = analyse(
                "Do yourself a favour and skip The Lanterns. The jokes don't land and the villain is forgettable. "
                        + given + " Vellmar is the only bright spot.");

        assertThat(Objects.requireNonNull(enrichment.itemReviewed()).name()).isEqualTo("The Lanterns");
        assertThat(enrichment.people()).extracting(Person::name).containsExactly(given + " Vellmar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anna Keller is superb. This film deserves an Oscar. | Anna Keller",
                "In this film Renate Keller is luminous. | Renate Keller",
                "Tom Brandt is quietly devastating in this movie as Cardinal Marsh. | Tom Brandt, Cardinal Marsh",
            })
    void takesThePersonThatAReviewPraisesForNoTitle(String text, String people) {
        Enrichment enrichment = analyse(text);

        assertThat(enrichment.itemReviewed()).isNull();
        assertThat(enrichment.people()).extracting(Person::name).containsExactly(people.split(", "));
    }

    @Test
    void saysOfEachWhatIsSaidOfThemThoughASentenceNamesSeveral() {
        Enrichment enrichment = analyse(
                "A film starring Tom Brandt. Tom Brandt is superb in it, but Julia Stone is terrible in this movie.");

        assertThat(enrichment.people())
                .extracting(
                        Person::name,
                        person -> Objects.requireNonNull(person.sentiment()).label())
                .containsExactly(tuple("Tom Brandt", Label.POSITIVE), tuple("Julia Stone", Label.NEGATIVE));
    }

    @Test
    void takesWhatIsCalledAFilmForATitleThoughItIsNamedLikeAPerson() {
        ItemReviewed item = Objects.requireNonNull(analyse("Anna Keller is a great action film. Tom Brandt is superb.")
                .itemReviewed());

        assertThat(item.name()).isEqualTo("Anna Keller");
    }

    @Test
    void takesWhatSomebodyDirectsForAFilm() {
        ItemReviewed item =
                Objects.requireNonNull(analyse("\"Harborlight\" is Laura Jensen's best. Laura Jensen directs it well.")
                        .itemReviewed());

        assertThat(item.name()).isEqualTo("Harborlight");
        assertThat(item.type()).isEqualTo("Movie");
    }

    @Test
    void recommendsWhatItsRatingRecommends() {
        Recommendation found = analyse("They no longer fold, which is stupid, awful and sad. Still: 4/5")
                .recommendation();

        assertThat(found.verdict()).isEqualTo(Recommendation.Verdict.RECOMMENDED);
        assertThat(found.mentions()).extracting(Span::text).containsExactly("4/5");
    }

    @Test
    void letsExtensionsKeepADocument() {
        var kept = new ArrayList<Document>();
        var extensions = new Extensions(List.of(new Keeping(kept)));
        var analyser =
                ReviewAnalyser.standard(new AnalysisOptions(new Catalogue(), extensions, Vocabularies.none(), false));

        analyser.analyse(RawReview.ofText("a", "test", "The first film is good."));
        analyser.analyse(RawReview.ofText("b", "test", "Another one was not."));

        assertThat(kept.get(0).text(0, 3)).isEqualTo("The first film");
    }

    /** Keeps the documents it is shown. */
    private record Keeping(List<Document> kept) implements ReviewExtension {
        @Override
        public String name() {
            return "keeping";
        }

        @Override
        public Optional<?> analyse(ExtensionInput input) {
            kept.add(input.document());
            return Optional.empty();
        }
    }

    private static double score(String text) {
        return Objects.requireNonNull(analyse(text).sentiment()).score();
    }

    private static Enrichment analyse(String text) {
        return ANALYSER.analyse(RawReview.ofText("a", "test", text)).enrichment();
    }
}
