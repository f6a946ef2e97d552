package io.reviewstream.enrich.aspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Aspect;
import io.reviewstream.events.Label;
import io.reviewstream.events.Span;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AspectFinderTest {
    /** A model that says nothing of any text. */
    private static final Opinions SILENT = new Opinions() {
        @Override
        public double score(int firstToken, int endToken) {
            return 0;
        }

        @Override
        public double weight(int token) {
            return 0;
        }
    };

    private final AspectFinder finder = new AspectFinder();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "The acting was superb. | acting+",
                "Stunning performances all round. | acting+",
                "The acting is not very good. | acting-",
                "The plot makes no sense. | story-",
                "A well acted film. | acting+",
                "The film overstays its welcome by an hour. | pacing-",
                "The score overstays its welcome. | music- pacing-",
                "The cast knocks it out of the park. | acting+",
                "The acting leaves a lot to be desired. | acting-",
                "The villain chews the scenery. |",
                "A breath of fresh air. | originality+",
                "The humour is hit or miss, the ending a cop-out. | humour- story-",
                "Great music, terrible script. | music+ writing-",
                "The acting, directing and music are superb. | acting+ direction+ music+",
                "I loved the story but hated the ending song. | story+ music-",
                "The photography is beautiful, although the dialogue is wooden. | visuals+ writing-",
                "There is no plot. | story-",
                "It drags, and the jokes are not funny. | pacing- humour-",
                "The film is far too long. | pacing-",
                "The special effects look cheap. | effects-",
                "The characters are never boring. | characters+ pacing+",
                "The costumes and sets are gorgeous. | production+",
                "It could have been a great story. | story-",
                "The director went to Spain. | ",
                "The lead singer was ill. | ",
                "The acting is superb, the plot is thin, and the music is loud. | acting+ story- music-",
                "Acting: 9/10. Story: 3.5/10. | acting+ story-",
                "Costumes and sets 4 out of 5, script 1/5. | production+ writing-",
                "Music (5/10) | music~",
                "Acting: four out of five. Plot 1½/5. | acting+ story-",
                "My score: 8/10 | ",
                "The plot of 9/11. | ",
                "The score of the match was 2 to 1. | ",
                "It is a little slow. | pacing-",
                "I feared that it would fall apart but it doesn't, the ending is superb. | story+",
                "The ending is not, alas, superb. | story-",
                "A nice little story. | story+",
                "Slow, with good songs. | pacing- music+",
                "The songs are loud, slow and endless. | music- pacing-",
                "The action is thrilling, the dubbing is terrible. | visuals+ music-",
                "A great action film. | ",
                "The acting's brilliant. The plot's really thin. The music’s lovely. | acting+ story- music+",
                "The music's good sides. | ",
                "No jump scares, great acting. | atmosphere- acting+",
                "Not too long, bad acting. | pacing+ acting-",
                "Touching without being sappy, funny without trying. | atmosphere+ humour+",
                "Never funny, witty or amusing. | humour-",
                "Don't waste your money on it. | value-",
                "A moving truck stood there lol. | ",
                "It must have cost a fortune. | ",
                "Bo Lind plays the bad guy Rask. | ",
                "An old-fashioned story in slow motion. | ",
                "An old couple, played by two farmers, wait. | ",
                "The boat looks nothing like Lisbon. | ",
                "The only good thing about this film is the music. | music+",
                "The songs are the only thing that survived. | music+",
                "The performances elevate it. | acting+",
                "Neither actress puts a foot wrong. | acting+",
                "Critics called it boring and the acting wooden. | ",
                "Some people will find the songs loud, but the songs are superb. | music+",
                "It avoids clichés. | originality+",
                "The plot is free of nonsense. | story+",
                "The story is not without charm. | story+",
                "He's so slow, she was dull, and it is their boring job that kills them. | ",
                "The hero is a boring accountant. | ",
                "A dull and boring film, slow from its boring start. | pacing-",
                "Despite a terrible script, the actors shine. | writing- acting+",
                "Apart from the wonderful music, the acting stinks. | music+ acting-",
                "For all its gorgeous images, the story is never exciting. | visuals+ story-",
                "Despite its weak, silly plot, the songs are superb. | story- music+",
                "A must have for sailors. | value+",
                "The songs have never sounded more charming. | music+",
                "The acting could not have been more convincing. | acting+",
                "The story could not have been more boring. | story-",
                "My wife dragged me to see the sequel. | ",
                "One of the best westerns ever filmed. | ",
                "Marsh keeps things moving. | pacing+",
                "The actors are good looking. | ",
                "The leads used to be great. | acting-",
                "I wanted to like the songs. | ",
                "The songs are lovely, too. | music+",
                "The songs are too few. | music-",
                "My sister said the songs are superb. | ",
                "Is it scary? My cat slept. | ",
                "Why is the acting so bad? | acting-",
                "Harbour Lights was shot in a moving taxi, the usually reliable Ferns wrote songs for it. | ",
                "You can't fault the acting. | acting+",
                "The humour is super dry. | humour+",
                "See it if you like your films slow and long. | ",
                "I used to love the songs. | ",
            })
    void findsAspectsOfAFilm(String text, String expected) {
        assertThat(summary(text, "film")).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void takesNoOpinionFromTheWordsOfATitle() {
        Document document = Document.of("The acting in Awful People is good.");
        NamedWords named = NamedWords.none(document).and(List.of(Span.of(document.original(), 14, 26)));

        assertThat(finder.opinionsOn(document, new WordOpinions(document), "film", named, List.of())
                        .aspects())
                .singleElement()
                .satisfies(aspect -> assertThat(aspect.label()).isEqualTo(Label.POSITIVE));
        assertThat(summary(document.original(), "film")).isEqualTo("acting-");
    }

    @Test
    void forgetsTheTextBefore() {
        var shortOne = Document.of("The acting is not good; I loved the plain music, though.");
        String judging = "Superb acting, awful music: never a good story, but lovely sets. ";
        List<Aspect> expected = new AspectFinder().find(shortOne, new WordOpinions(shortOne));
        for (int times : new int[] {20, 900}) {
            var longOne = Document.of(judging.repeat(times));

            assertThat(finder.find(longOne, new WordOpinions(longOne)))
                    .isEqualTo(new AspectFinder().find(longOne, new WordOpinions(longOne)))
                    .isNotEmpty();
            assertThat(finder.find(shortOne, new WordOpinions(shortOne)))
                    .isEqualTo(expected)
                    .isNotEmpty();
        }
    }

    @Test
    void readsAnOpinionWithoutEndOfHyphens() {
        Document document = Document.of("The acting is top" + "-".repeat(200) + "notch.");

        List<Aspect> found = finder.find(document, new WordOpinions(document), "film");

        assertThat(found)
                .singleElement()
                .satisfies(aspect -> assertThat(aspect.mentions().get(0).opinion())
                        .isEqualTo(document.span(3, document.tokenCount() - 1)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "restaurant | The pizza was delicious but our waiter was rude. | food+ service-",
                "restaurant | Overpriced and noisy. | price- ambience-",
                "product | The battery life is terrible, the screen is gorgeous. | battery- display+",
                "product | Easy to install and well made. | usability+ quality+",
                "music | The closing track overstays its welcome. | songs-",
                "book | The characters are paper thin. | characters-",
                "book | The prose is beautiful, the characters are one dimensional. | writing+ characters-",
                "product | Battery life is terrible, the noise cancelling is good, the remote is ugly. | battery- sound+ usability- design-",
                "game | The combat is superb but the frame rate is terrible. | gameplay+ performance-",
                "game | Gorgeous graphics, dreadful controls, worth full price. | graphics+ controls- value+",
                "restaurant | The oysters were fresh, the sauce was average and the mojitos were weak. | food~ drinks-",
                "restaurant | We had to wait for an hour, and nobody came to apologise. | service-",
                "restaurant | Cute little place, generous portions, and it won't break the bank. | ambience+ food+ price+",
                "restaurant | The music was deafening and the tables are crammed together. | ambience-",
                "restaurant | The prices are high. | price-",
                "restaurant | The service was friendly but overwhelmed: we waited forty minutes for starters. | service+",
                "restaurant | Nothing special for a special occasion. | ",
                "product | It won't charge any more and the hinge cracked. | battery- quality-",
                "product | Light, thin, fast, with a gorgeous display. | design+ performance+ display+",
                "product | The battery dies very fast. | battery-",
                "product | The trackpad is responsive and the keyboard feels cheap. | usability+ quality-",
                "product | Arrived promptly, works great. | delivery+ performance+",
                "product | The pieces don't fit together. | ",
                "product | Great product for the price. | price+",
                "music | Catchy choruses and powerful vocals, but the lyrics are shallow and the mix is muddy. | songs+ vocals+ lyrics- sound-",
                "music | No skips, every song is a banger. | songs+",
                "restaurant | Avoid this place at all costs. | ",
                "restaurant | I've never had a worse burger. | food-",
                "restaurant | I've never had a better burger. | food+",
                "music | There is not a single reason to stay. | ",
                "restaurant | The waiter could not have been more attentive. | service+",
                "restaurant | Both pizzas arrived stone cold, and nobody answered the phone. | food- service-",
                "app | The free version is slow. | performance-",
                "product | The battery lasts as promised. | battery+",
                "hotel | The room smelled musty, the bed was lumpy, breakfast was plentiful. | room- comfort- food+",
                "hotel | Spotless bathroom, friendly front desk, within walking distance of the beach. | cleanliness+ service+ location+",
                "hotel | There was no elevator and the resort fee is a rip off. | facilities- price-",
                "app | It keeps crashing since the update and support never replied. | performance- support-",
                "app | Clean interface, no ads, and dark mode is lovely. | usability+ advertising+ design+",
                "app | It logs me out every day and I can't cancel the subscription. | account- price-",
            })
    void findsAspectsOfOtherThings(String domain, String text, String expected) {
        assertThat(summary(text, domain)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "film | The actors in this movie do what they can.",
                "book | I read this novel in two days, chapter after chapter.",
                "product | I bought this laptop last week and the battery died.",
                "game | The fishing minigame is dull, the ending is good.",
                "game | The boss fights on my console ran badly until the devs wrote a patch.",
                "restaurant | Our waiter forgot the dessert and the menu was sticky.",
                "music | The second track on this album is the band at its best.",
                "hotel | The lobby was full and they had lost what we booked.",
                "app | I uninstalled it for the ads.",
                "film | Nothing tells.",
                "film | One word about their parking does not tell.",
                "restaurant | The omelette was cold and the espresso watery.",
                "app | The menu is confusing, the buttons are tiny and it deleted my contacts.",
                "app | This app has a menu with a dish of the day.",
                "hotel | The hotel room was dirty.",
                "product | The shoes are comfortable and the color is nice.",
            })
    void guessesTheDomain(String domain, String text) {
        Document document = Document.of(text);
        assertThat(finder.points(document, NamedWords.none(document)).most(1)).isEqualTo(domain);
    }

    @Test
    void quotesTargetAndOpinion() {
        List<Aspect> found = find("I thought the acting wasn't convincing.", "film");

        Aspect.Mention mention = found.get(0).mentions().get(0);
        assertThat(mention.target()).isEqualTo(new Span(14, 20, "acting"));
        assertThat(mention.opinion()).isEqualTo(new Span(21, 38, "wasn't convincing"));
        assertThat(mention.negated()).isTrue();
        assertThat(found.get(0).label()).isEqualTo(Label.NEGATIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"film", "book"})
    void takesTheWritersConclusionForNoneOfTheStory(String domain) {
        assertThat(find("In conclusion, a wonderful evening.", domain)).isEmpty();
        assertThat(find("The conclusion is wonderful.", domain))
                .extracting(Aspect::aspect)
                .containsExactly("story");
    }

    @Test
    void takesAVocabularyOfOnesOwn() throws IOException {
        AspectVocabulary bicycles = AspectVocabulary.read(
                "bicycle", new StringReader("[cues]\nbicycle\n[brakes]\nbrakes, brake\n[-brakes]\nsqueal\n"));
        var own = new AspectFinder(List.of(bicycles));
        Document document = Document.of("The brakes are excellent.");

        List<Aspect> found = own.find(document, new WordOpinions(document), "bicycle");

        assertThat(found).extracting(Aspect::aspect).containsExactly("brakes");
        assertThat(found).extracting(Aspect::label).containsExactly(Label.POSITIVE);
    }

    @Test
    void judgesByTheWordsOfADomain() throws IOException {
        AspectVocabulary bicycles = AspectVocabulary.read(
                "bicycle",
                new StringReader(
                        "[cues]\nbicycle\n[-2]\nwobbly\n[0]\nsuperb\n[wheels]\nwheels, wheel\n[saddle]\nsaddle\n"));
        var own = new AspectFinder(List.of(bicycles));
        Document document = Document.of("The wheels are wobbly. The saddle is superb.");

        List<Aspect> found = own.find(document, SILENT, "bicycle");

        assertThat(bicycles.aspects()).containsExactly("wheels", "saddle");
        assertThat(found).extracting(Aspect::aspect).containsExactly("wheels");
        assertThat(found.get(0).mentions().get(0).opinion()).isEqualTo(new Span(15, 21, "wobbly"));
    }

    @Test
    void needsAVocabulary() {
        assertThatThrownBy(() -> new AspectFinder(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there must be at least one vocabulary");
    }

    @Test
    void takesNoWordOfANameForAnAspect() {
        String text = "The Sound of Winter is superb.";
        Document document = Document.of(text);
        var opinions = new WordOpinions(document);

        assertThat(finder.opinionsOn(document, opinions, "film", NamedWords.none(document), List.of())
                        .aspects())
                .extracting(Aspect::aspect)
                .containsExactly("music");
        assertThat(finder.opinionsOn(
                                document,
                                opinions,
                                "film",
                                NamedWords.none(document).and(List.of(Span.of(text, 0, 19))),
                                List.of())
                        .aspects())
                .isEmpty();
    }

    @Test
    void takesWhatAReaderMayLookForForNothingSaidOfTheFilm() {
        Opinions gloomy = new Opinions() {
            @Override
            public double score(int firstToken, int endToken) {
                return -0.9;
            }

            @Override
            public double weight(int token) {
                return 0;
            }
        };
        assertThat(finder.find(Document.of("If you want action, look elsewhere."), gloomy, "film"))
                .isEmpty();
        assertThat(finder.find(Document.of("The action goes on."), gloomy, "film"))
                .hasSize(1);
    }

    @Test
    void takesWhatIsNotToBeBoughtForNoPraise() {
        String text = "Do not buy this awful film.";
        Document document = Document.of(text);

        AspectsAndNotes found =
                finder.opinionsOn(document, new WordOpinions(document), "film", NamedWords.none(document), List.of());

        assertThat(found.positiveNotes()).isEmpty();
        assertThat(found.negativeNotes()).hasSize(1);
    }

    @Test
    void notesQuoteTheTellingClauses() {
        String text = "We went on Monday. The songs are wonderful and the dancing is superb, but the script is a"
                + " dreadful mess. It was raining.";
        Document document = Document.of(text);

        AspectsAndNotes found =
                finder.opinionsOn(document, new WordOpinions(document), "film", NamedWords.none(document), List.of());

        assertThat(found.positiveNotes())
                .extracting(note -> text.substring(note.start(), note.end()))
                .containsExactly("The songs are wonderful and the dancing is superb");
        assertThat(found.negativeNotes())
                .extracting(note -> text.substring(note.start(), note.end()))
                .containsExactly("the script is a dreadful mess");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Is it any good?",
                "Who needs this boring film?!",
                "My sister said it is the best film of the year.",
                "I wanted to love this film.",
                "It would have made a great short film."
            })
    void whatIsAskedWishedOrHeardIsNoNote(String text) {
        Document document = Document.of(text);

        AspectsAndNotes found =
                finder.opinionsOn(document, new WordOpinions(document), "film", NamedWords.none(document), List.of());

        assertThat(found.positiveNotes()).isEmpty();
        assertThat(found.negativeNotes()).isEmpty();
    }

    @Test
    void initialsAndComparisonsEndNoNote() {
        String text =
                "I loved how Dr. B. Lind made his wonderful songs sing as though they were new, but the script is a dreadful mess.";
        Document document = Document.of(text);

        AspectsAndNotes found =
                finder.opinionsOn(document, new WordOpinions(document), "film", NamedWords.none(document), List.of());

        assertThat(found.positiveNotes())
                .extracting(note -> text.substring(note.start(), note.end()))
                .containsExactly("I loved how Dr. B. Lind made his wonderful songs sing as though they were new");
    }

    private String summary(String text, String domain) {
        return find(text, domain).stream()
                .map(aspect -> aspect.aspect()
                        + (aspect.label() == Label.POSITIVE ? "+" : aspect.label() == Label.NEGATIVE ? "-" : "~"))
                .collect(Collectors.joining(" "));
    }

    private List<Aspect> find(String text, String domain) {
        Document document = Document.of(text);
        return finder.find(document, new WordOpinions(document), domain);
    }
}
