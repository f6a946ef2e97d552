package io.reviewstream.enrich.rating;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;
import io.reviewstream.events.Rating;
import io.reviewstream.events.Sentiment;
import io.reviewstream.events.StatedRating;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingFinderTest {
    private final RatingFinder finder = new RatingFinder();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "8/10 | 8 | 10 | 8/10",
                "I'd give it a 7 if only for the cast. | 7 | 10 | 7",
                "I would give it 9/10 if you ask me. | 9 | 10 | 9/10",
                "I would give it 10 stars if there was such a button. | 5 | 5 | 10 stars",
                "I'd give it 2-1/2 stars if it was possible. | 2.5 | 5 | 2-1/2 stars",
                "A 9/10 from me and a 6/10 from my husband. | 9 | 10 | 9/10",
                "Great fun. 8/10. | 8 | 10 | 8/10",
                "9 / 10 | 9 | 10 | 9 / 10",
                "(7/10) | 7 | 10 | 7/10",
                "7.5/10 | 7.5 | 10 | 7.5/10",
                "7,5/10 from me. | 7.5 | 10 | 7,5/10",
                "0/10 | 0 | 10 | 0/10",
                "10/10 would watch again | 10 | 10 | 10/10",
                "A tidy little thriller, 4/5. | 4 | 5 | 4/5",
                "3.5/5 | 3.5 | 5 | 3.5/5",
                "My rating: 3/4 | 3 | 4 | 3/4",
                "85/100 | 85 | 100 | 85/100",
                "Score: 85/100 | 85 | 100 | 85/100",
                "4/5 stars for the whole thing. | 4 | 5 | 4/5 stars",
                "8 out of 10 | 8 | 10 | 8 out of 10",
                "It is an honest eight out of ten. | 8 | 10 | eight out of ten",
                "seven and a half out of ten | 7.5 | 10 | seven and a half out of ten",
                "I would call it 3 out of 5. | 3 | 5 | 3 out of 5",
                "If I had to rate it I'd give it 4 stars. | 4 | 5 | 4 stars",
                "I'd give it 4/5 if you like that kind of thing. | 4 | 5 | 4/5",
                "I would give it zero stars if I could. | 0 | 5 | zero stars",
                "My rating would be 7/10. | 7 | 10 | 7/10",
                "4 out of 5 stars | 4 | 5 | 4 out of 5 stars",
                "8 out 10 | 8 | 10 | 8 out 10",
                "4.5 of 5 | 4.5 | 5 | 4.5 of 5",
                "I give it 7 of 10. | 7 | 10 | 7 of 10",
                "three and a half stars | 3.5 | 5 | three and a half stars",
                "three-and-a-half stars | 3.5 | 5 | three-and-a-half stars",
                "I give it 3 1/2 stars. | 3.5 | 5 | 3 1/2 stars",
                "3½ stars | 3.5 | 5 | 3½ stars",
                "two and a half stars out of four | 2.5 | 4 | two and a half stars out of four",
                "four stars out of five | 4 | 5 | four stars out of five",
                "4 stars | 4 | 5 | 4 stars",
                "Four stars! | 4 | 5 | Four stars",
                "8 stars | 8 | 10 | 8 stars",
                "zero stars | 0 | 5 | zero stars",
                "No stars. | 0 | 5 | No stars",
                "It gets one star for trying. | 1 | 5 | one star",
                "It crashes at every start. One star until fixed. | 1 | 5 | One star",
                "half a star | 0.5 | 5 | half a star",
                "a five-star movie | 5 | 5 | five-star",
                "★★★½ | 3.5 | 5 | ★★★½",
                "★★★★ | 4 | 5 | ★★★★",
                "★★★½☆ | 3.5 | 5 | ★★★½☆",
                "★★½☆☆ | 2.5 | 5 | ★★½☆☆",
                "This isn't getting five stars from me. ★★★ | 3 | 5 | ★★★",
                "5 stars at first, but the hinge broke: 2 stars | 2 | 5 | 2 stars",
                "It doesn't deserve the 9/10 it has. 5/10 | 5 | 10 | 5/10",
                "★★☆☆☆ | 2 | 5 | ★★☆☆☆",
                "★★★☆ | 3 | 4 | ★★★☆",
                "⭐⭐⭐⭐⭐ | 5 | 5 | ⭐⭐⭐⭐⭐",
                "4★ | 4 | 5 | 4★",
                "**** out of ***** | 4 | 5 | **** out of *****",
                "***1/2 | 3.5 | 5 | ***1/2",
                "Quiet and lovely. ***1/2 out of **** | 3.5 | 4 | ***1/2 out of ****",
                "Dull from start to end. *1/2 from **** | 1.5 | 4 | *1/2 from ****",
                "Rating: *** | 3 | 5 | ***",
                "** out of 5 | 2 | 5 | ** out of 5",
                "B+ | 9 | 12 | B+",
                "A- | 10 | 12 | A-",
                "Grade: B | 8 | 12 | B",
                "Grade: C- | 4 | 12 | C-",
                "I give it an A+. | 12 | 12 | A+",
                "It earns a solid B from me. | 8 | 12 | B",
                "I give this movie a D. | 2 | 12 | D",
                "Final grade: F | 0 | 12 | F",
                "two thumbs up | 2 | 2 | two thumbs up",
                "Two big thumbs up! | 2 | 2 | Two big thumbs up",
                "Thumbs up. | 1 | 1 | Thumbs up",
                "A clear thumbs down. | 0 | 1 | thumbs down",
                "👍 | 1 | 1 | 👍",
                "rating: 4 | 4 | 10 | 4",
                "My vote is seven. | 7 | 10 | seven",
                "Overall: 8.5 | 8.5 | 10 | 8.5",
                "score: 85 | 85 | 100 | 85",
                "a solid 7 | 7 | 10 | 7",
                "Solid 7. Good chases. | 7 | 10 | 7",
                "Production design 10/10, script 5/10. Overall a 6.5 from me. | 6.5 | 10 | 6.5",
                "Story 9/10 | 9 | 10 | 9/10",
                "This one is a very generous six. | 6 | 10 | six",
                "I give it a 6. | 6 | 10 | 6",
                "I'd give this film a 9 because of the songs. | 9 | 10 | 9",
                "I rate this movie a 2. | 2 | 10 | 2",
                "I rated it 8. | 8 | 10 | 8",
                "It deserves a ten. | 10 | 10 | ten",
                "I give it 85%. | 85 | 100 | 85%",
                "100% | 100 | 100 | 100%",
                "Rating: 72% | 72 | 100 | 72%",
                "8 points out of 10 | 8 | 10 | 8 points out of 10",
                "fresh | 1 | 1 | fresh",
                "5 star product | 5 | 5 | 5 star",
                "4 of 5 stars | 4 | 5 | 4 of 5 stars",
                "7 outta 10 | 7 | 10 | 7 outta 10",
                "It's a 10 from me! | 10 | 10 | 10",
                "11/10 | 11 | 10 | 11/10",
                "an A+ effort | 12 | 12 | A+",
                "I give it a B plus. | 9 | 12 | B plus",
                "1/2 star | 0.5 | 5 | 1/2 star",
                "Loved it! 5* | 5 | 5 | 5*",
                "Final Score - 7.2 | 7.2 | 10 | 7.2",
                "Harbour Lights gets a 9/10. | 9 | 10 | 9/10",
                "Rated 4 stars | 4 | 5 | 4 stars",
                "five stars ⭐️ | 5 | 5 | five stars ⭐️",
                "Sorry, only two stars. | 2 | 5 | two stars",
                "Solid three stars from this grump. | 3 | 5 | three stars",
                "Not quite five stars, but a solid four. | 4 | 5 | four",
                "Verdict: rotten | 0 | 1 | rotten",
                "I'm going with a 7. | 7 | 10 | 7",
                "On a scale from 1 to 10 this is a 7. | 7 | 10 | 7",
                "I was going to give it a 6, but the end made it a 7. | 7 | 10 | 7",
                "On a scale of 1-5, I'd give it a 4. | 4 | 5 | 4",
                "On a scale from one to five I would give it a four. | 4 | 5 | four",
                "I'd rate it a 3 on a scale of 1 to 5. | 3 | 5 | 3",
                "-10/10. I want my evening back. | 0 | 10 | -10/10",
                "Minus 10/10. Awful. | 0 | 10 | Minus 10/10",
                "Score: -1/10 | 0 | 10 | -1/10",
                "Good cast -8/10 | 8 | 10 | 8/10",
                "I wish I could give it six stars. | 5 | 5 | six stars",
                "Honestly 3.5, but I'm rounding up to 4 stars. | 4 | 5 | 4 stars",
                "Lost a star for the noise, so four stars from us. | 4 | 5 | four stars",
                "Easily a nine. | 9 | 10 | nine",
                "100/10 best noodles ever | 100 | 10 | 100/10",
                "The first film was a 10/10. This one is a mess, 2/10. | 2 | 10 | 2/10",
                "The first act is a 9/10. The second is a 9/10, too. | 9 | 10 | 9/10",
                "The way she looks at the sea ★★★★★ | 5 | 5 | ★★★★★",
                "They don't build boats like this any more ★★★★½ | 4.5 | 5 | ★★★★½",
                "He whispers \"stay\" and they DO ★★★½ | 3.5 | 5 | ★★★½",
                "5 stars definitely recommend | 5 | 5 | 5 stars",
                "Five stars all the way! | 5 | 5 | Five stars",
                "4 n a half stars from me | 4.5 | 5 | 4 n a half stars",
                "Rating 8 | 8 | 10 | 8",
                "My score: three and a half (out of five). | 3.5 | 5 | three and a half (out of five",
                "My mum gave it 9/10, I'd go with a 5. | 5 | 10 | 5",
                "7/10 for the acting, 3/10 for the script, 5/10 overall | 5 | 10 | 5/10",
                "An 8/10 story gets a 3/10 ending. 5/10 | 5 | 10 | 5/10",
                "She made \"Ferry\" (which I gave 9/10). This one: four stars out of five. | 4 | 5 | four stars out of five",
            })
    void findsTheRatingInTheText(String text, double value, double best, String raw) {
        Rating rating = finder.find(Document.of(text), null, null).orElseThrow();

        assertThat(List.of(rating.value(), rating.best())).containsExactly(value, best);
        assertThat(rating.raw()).isEqualTo(raw);
        assertThat(text.substring(requireNonNull(rating.start()), requireNonNull(rating.end())))
                .isEqualTo(raw);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "It has 4.7 stars on Amazon.",
                "I initially gave it two stars as it came cracked.",
                "Five stars when I bought it in January.",
                "This used to be a five-star place.",
                "I was going to give it four stars.",
                "There were only two stars in the sky.",
                "I made it with 4/10 eggs left in the box.",
                "2/10 of our bags arrived wet.",
                "9/10 cats chew the cable.",
                "It has 5/5 GHz and drops both.",
                "I ordered a size 9/10 and got an 8.",
                "Version 4.5/5.0 crashes.",
                "I'd give it five stars if the zip worked.",
                "I would rate it 9/10 if it had an ending.",
                "The kids were bored; 6/10 from my husband.",
                "",
                "It was released on 10/10/2005.",
                "The attacks of 9/11 changed her life.",
                "They fight 24/7.",
                "We open on 5/10, 1999 at dawn/dusk.",
                "It cost me $10 and I want it back.",
                "The ticket was £8.50.",
                "It runs for 90 minutes, or 1 1/2 hours.",
                "Give it 10 minutes.",
                "About 3/4 of the film is chatter.",
                "Nothing happens for 3/4 of an hour.",
                "Unlike Harbour Lights, which got 9/10, this one drags.",
                "On imdb it has 7.8/10 right now.",
                "It is rated 6.4/10 by viewers.",
                "Ebert gave it four stars.",
                "My friends gave it 9/10.",
                "How can this have a rating of 8.2?",
                "The rating of the movie is 7.3 and I wonder why.",
                "One of the 10 best of the year.",
                "It sits in the top 10.",
                "Apollo 13 went up and came down.",
                "He is 8 years old.",
                "The year is 1984.",
                "Part 2 of 3 is on the way.",
                "Episode 5 of 10 was the turning point.",
                "9 out of 10 people will not notice.",
                "She gets it right nine out of ten times.",
                "The three stars of the film do what they can.",
                "A film with two big stars and no script.",
                "We stayed in a five-star hotel.",
                "He plays a four-star general.",
                "I would have given it 8/10 with another ending.",
                "It was almost a 7/10 film, but I had given it up.",
                "This would be a 5-star kettle if not for the lid.",
                "Without the whistle it would be a 5 star kettle.",
                "I'd give it 5 stars if the lid closed.",
                "Would be a 5/5 if it lasted longer than a week.",
                "I would love to give this 5 stars but the lid fell off.",
                "I can't give it five stars with a lid like that.",
                "This really is not a five star kettle.",
                "The happy ones have already left 5 star feedback.",
                "A B-movie through and through.",
                "An A-list cast does its best.",
                "She was in the A-Team and saw D-Day.",
                "It is rated R for a reason.",
                "This movie is a good one.",
                "It made me smile :D",
                "What the f*** was that?",
                "*** SPOILERS AHEAD ***",
                "I am 100% sure that he did it.",
                "The other 50% of it is padding.",
                "Call 555-1010 for a good time.",
                "We meet at 8:10 and leave at 9:10.",
                "The fish was fresh and the bread was warm.",
                "Something is rotten in this town.",
                "He gives her a 6 foot ladder.",
                "Half an hour in, I was asleep.",
                "It has 2 endings and 3 villains.",
                "My wife gave it a 9.",
                "Joan Smith gave it 9/10.",
                "She won 4 of 5 awards.",
                "She gave it ★★★★½",
                "5 stars for the cast, 1 star for the plot.",
                "5 stars for the food, 2 for service",
                "Ten out of ten for the music alone, three out of ten for everything else.",
                "The service was 10/10, the food was 4/10.",
                "An 8/10 story with a 3/10 ending",
                "Grandma gave it 10/10.",
                "Don't believe the 5 star reviews.",
                "A five-star hotel with two-star service.",
                "Everyone: ★★★★½",
                "They say ★★★☆☆ but it is only noise.",
                "It was shot in 16/9.",
                "A 50/50 chance",
                "I give it 2 weeks.",
                "Anything with a rating below 6/10 is not for me.",
                "The first film was a 10/10. This one is a mess from start to finish.",
                "The original was a solid 8. This remake is dreadful.",
                "Bought on 3/5, arrived 4/5, works fine.",
                "Delivered 4/5, still works.",
                "The local paper gave it 3 stars.",
                "How can anyone give this 10/10?",
                "Chapter four out of ten is a long one, the way through it is hard.",
            })
    void leavesOtherNumbersAlone(String text) {
        assertThat(finder.find(Document.of(text), null, null)).isEmpty();
    }

    @Test
    void whatTheSourceStatesGoesBeforeTheText() {
        Rating rating = finder.find(Document.of("8/10"), new StatedRating(3, 5.0, 1.0), null)
                .orElseThrow();

        assertThat(rating).isEqualTo(new Rating(3, 5, 0.5, "3/5", Rating.Origin.STATED, null, null, true));
    }

    @Test
    void theTextGoesBeforeThePrediction() {
        Rating rating = finder.find(Document.of("So: 8/10"), null, sentiment(Label.POSITIVE, 9))
                .orElseThrow();

        assertThat(rating).isEqualTo(new Rating(8, 10, 0.8, "8/10", Rating.Origin.TEXT, 4, 8, true));
    }

    @Test
    void predictsFromTheSentimentWhenNothingIsStated() {
        Rating rating = finder.find(Document.of("I like it."), null, sentiment(Label.POSITIVE, 10))
                .orElseThrow();

        assertThat(rating).isEqualTo(new Rating(10, 10, 1, null, Rating.Origin.PREDICTED, null, null, true));
    }

    @Test
    void saysWhenRatingAndTextPointDifferentWays() {
        Rating rating = finder.find(Document.of("Awful in every way. 10/10"), null, sentiment(Label.NEGATIVE, 1))
                .orElseThrow();

        assertThat(rating.agrees()).isFalse();
    }

    @Test
    void takesTheRatingOfTheWholeNotOfAPart() {
        String text = "Overall: 7/10. Acting: 9/10. Music: 3/10.";

        assertThat(finder.find(Document.of(text), null, null).orElseThrow().value())
                .isEqualTo(7);
    }

    @Test
    void readsAMarkThatFillsALine() {
        assertThat(raw("Rating: 8\nGreat fun for everybody.")).isEqualTo("8");
        assertThat(raw("Title: Dark Harbour\nMy overall rating: 4.5\nReview: A slow start."))
                .isEqualTo("4.5");
        assertThat(raw("Rating - 7\nDecent thriller.")).isEqualTo("7");
        assertThat(raw("Story: 7\nActing: 8\nOverall: 6\nGood fun.")).isEqualTo("6");
    }

    @Test
    void takesNoRatingOfAPartWhereOthersDiffer() {
        assertThat(finder.find(Document.of("Acting 8/10\nStory 4/10"), null, null))
                .isEmpty();
        assertThat(raw("Acting 8/10\nStory 8/10")).isEqualTo("8/10");
        assertThat(raw("Story: 9/10. Music: 3/10. Thumbs up!")).isEqualTo("Thumbs up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"***1/2", "****"})
    void readsAsterisksThatAreAnnouncedAboveTheText(String stars) {
        assertThat(raw("Rating: " + stars + "\n\nAn old boat.")).isEqualTo(stars);
    }

    @Test
    void takesAMarkBehindASentenceForThatOfTheWhole() {
        assertThat(raw("First I loved the music. 8/10 Then came the story. 4/10"))
                .isEqualTo("4/10");
    }

    @Test
    void takesTheLastOfEquals() {
        String text = "At first I thought 4/10. After the third time: 8/10.";

        assertThat(finder.find(Document.of(text), null, null).orElseThrow().value())
                .isEqualTo(8);
    }

    @Test
    void readsStarsThatAreEntities() {
        String text = "<p>Lovely. &#9733;&#9733;&#9733;</p>";

        assertThat(finder.find(Document.of(text), null, null).orElseThrow().raw())
                .isEqualTo("&#9733;&#9733;&#9733;");
    }

    private String raw(String text) {
        return requireNonNull(
                finder.find(Document.of(text), null, null).orElseThrow().raw());
    }

    private static Sentiment sentiment(Label label, double predicted) {
        return new Sentiment(label, 0, 0, 0.9, predicted, List.of(), List.of(), 0);
    }
}
