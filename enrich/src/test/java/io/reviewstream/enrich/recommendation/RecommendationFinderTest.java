package io.reviewstream.enrich.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;
import io.reviewstream.events.Rating;
import io.reviewstream.events.Recommendation;
import io.reviewstream.events.Recommendation.Verdict;
import io.reviewstream.events.Sentiment;
import io.reviewstream.events.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendationFinderTest {
    private final RecommendationFinder finder = new RecommendationFinder();

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "I highly recommend it.",
                "If you like slow trains, you'll like this.",
                "We'll definitely be back.",
                "I urge everyone to see this.",
                "We already booked our next stay.",
                "Do yourself a favour and grab a copy.",
                "Don't hesitate to buy it.",
                "A must-see for anyone with a heart.",
                "Worth every penny.",
                "Don't miss it!",
                "You should see this on the largest screen in town.",
                "Just watch it.",
                "I can't recommend it enough.",
                "Do yourself a favor and see it soon.",
                "If you liked the first one you'll love this. If you need jump scares, stay away.",
                "I wouldn't hesitate to recommend this place.",
                "Not only worth seeing, it is worth owning.",
                "It starts badly, skip the first part, but in the end I recommend it.",
                "Don't skip this one.",
                "Must have!",
                "Nobody will love it and everybody should see it.",
                "It is not great but worth seeing.",
                "You must see this.",
                "I recommend it to no small number of friends.",
                "I have no hesitation in recommending it to anybody.",
                "You'd be mad to miss it.",
                "There's no reason to skip this one.",
                "No reason not to buy this lamp.",
                "You could do a lot worse on a rainy Sunday.",
                "Run, don't walk, to see this.",
                "You can't go wrong with this drill.",
                "You cant go wrong with this drill.",
                "honestly cant recommend it enough",
                "Should you see it? Yes.",
                "Should I skip it? Well, no.",
                "The service is quick. Would I eat here again? Absolutely. I recommend it.",
                "Watch this instead of the news.",
                "I recommended it to all of my friends.",
                "I'd recommend Moonlit Harbour to anybody.",
                "You should get one, too.",
                "Would I watch it again? In a heartbeat.",
                "I would happily sit through it again.",
                "Don't sleep on this lamp.",
                "Looking for a lamp? Look no further.",
                "You need this in your kitchen.",
            })
    void seesThatItIsRecommended(String text) {
        assertThat(finder.find(Document.of(text), null, null).verdict()).isEqualTo(Verdict.RECOMMENDED);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "wont be back",
                "Would I go back? Not if they paid me.",
                "I wouldn't wish it on my worst enemy.",
                "Give this one a wide berth.",
                "You'll regret buying it.",
                "Never buying from them again.",
                "Please don't make the same mistake I did.",
                "Definately not recomended.",
                "Hard pass from me.",
                "Never setting foot in there again.",
                "Please don't spend money on it.",
                "It's a no from me.",
                "We will shop elsewhere.",
                "Avoid.",
                "Skip this one.",
                "Skip it and read the book.",
                "Read the book instead.",
                "A dull game. Wait for a sale.",
                "I cannot recommend it to anybody.",
                "Not worth seeing.",
                "It is hard to recommend.",
                "A complete waste of time.",
                "Don't bother.",
                "Do yourself a favour and skip the sequel.",
                "I would never recommend it.",
                "Save your money and stay home.",
                "Never waste your money here.",
                "Please don't read it.",
                "I'd recommend this to nobody.",
                "I would recommend this film to no one.",
                "I don't know why anybody would recommend this film.",
                "Would I recommend it? Absolutely not.",
                "Is it worth watching? Not really.",
                "Do I recommend it? No.",
                "Critics recommend it, I don't.",
                "The plot is silly. I recommend reading the book instead.",
                "The first one is a masterpiece, so go and watch that instead.",
                "Would not buy again.",
                "Wait for streaming.",
                "Think twice before you order here.",
                "I'm switching to another app.",
                "You have been warned.",
                "Would I stay here again? Never.",
                "I sent it back after a week and asked for a refund.",
                "DNF at 40 per cent.",
                "I walked out after an hour.",
                "We won't be using them again.",
            })
    void seesThatItIsNot(String text) {
        assertThat(finder.find(Document.of(text), null, null).verdict()).isEqualTo(Verdict.NOT_RECOMMENDED);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Don't read on before you have seen it.",
                "The recommended dose is two pills.",
                "I walked out wanting to ring somebody up.",
                "We walked out with a tune in our heads.",
                "",
                "It was recommended by a friend.",
                "I had to watch it at school.",
                "The boat sails at dawn.",
                "He wants to avoid the police.",
                "I don't see why people love it.",
                "People who don't read will love it.",
                "I never watch musicals, but I adored this.",
                "I never skip a chapter.",
                "This must have been a nightmare to shoot.",
                "I must have missed something.",
                "You should watch the original instead.",
                "You should watch something else.",
                "If you want action, look elsewhere.",
                "If you must see it, wait for the DVD.",
                "Can anyone recommend a film like this?",
                "Would I recommend it? I am not the one to ask.",
                "Is it worth seeing? Yes and no.",
                "I recommend earplugs.",
                "I'd recommend the other place across the street.",
                "Recommended age: 12 and up.",
                "My sister recommended this hotel to me.",
                "Highly recommended by the press.",
                "Everyone told me to skip it.",
                "People say avoid it.",
                "Spoilers below, you've been warned.",
            })
    void leavesTheRestUnclear(String text) {
        assertThat(finder.find(Document.of(text), null, null))
                .isEqualTo(new Recommendation(Verdict.UNCLEAR, List.of()));
    }

    @Test
    void quotesTheWordsWithTheirNegation() {
        Recommendation found =
                finder.find(Document.of("I do not think it is worth seeing. Not worth renting."), null, null);

        assertThat(found.mentions())
                .extracting(Span::text)
                .containsExactly("not think it is worth seeing", "Not worth");
    }

    @Test
    void followsTheRatingWhenNoWordsDecide() {
        var glad = new Sentiment(Label.POSITIVE, 0.9, 1, 0.99, 10, List.of(), List.of(), 0);
        Document document = Document.of("Everybody calls it wonderful. 1/10");

        assertThat(finder.find(document, rating(0.1, Rating.Origin.TEXT), glad))
                .isEqualTo(new Recommendation(Verdict.NOT_RECOMMENDED, List.of(new Span(30, 34, "1/10"))));
        assertThat(finder.find(document, rating(0.5, Rating.Origin.STATED), glad))
                .isEqualTo(new Recommendation(Verdict.UNCLEAR, List.of()));
        assertThat(finder.find(document, rating(0.1, Rating.Origin.PREDICTED), glad)
                        .verdict())
                .isEqualTo(Verdict.RECOMMENDED);
        assertThat(finder.find(Document.of("Must see."), rating(0.1, Rating.Origin.STATED), glad)
                        .verdict())
                .isEqualTo(Verdict.RECOMMENDED);
    }

    private static Rating rating(double share, Rating.Origin origin) {
        boolean inText = origin == Rating.Origin.TEXT;
        return new Rating(10 * share, 10, share, "1/10", origin, inText ? 30 : null, inText ? 34 : null, true);
    }

    @Test
    void followsAClearSentimentWhenNoWordsDecide() {
        var sentiment = new Sentiment(Label.NEGATIVE, -0.9, 1, 0.99, 1, List.of(), List.of(), 0);

        assertThat(finder.find(Document.of("People say avoid it, I say go."), null, sentiment))
                .isEqualTo(new Recommendation(Verdict.UNCLEAR, List.of()));
        assertThat(finder.find(Document.of("People say avoid it. " + "The boat sinks. ".repeat(10)), null, sentiment)
                        .verdict())
                .isEqualTo(Verdict.NOT_RECOMMENDED);
        assertThat(finder.find(Document.of("The boat sinks."), null, sentiment))
                .isEqualTo(new Recommendation(Verdict.NOT_RECOMMENDED, List.of()));
    }
}
