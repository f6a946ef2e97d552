package io.reviewstream.enrich.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Decimals;
import io.reviewstream.events.Evidence;
import io.reviewstream.events.Label;
import io.reviewstream.events.SentenceSentiment;
import io.reviewstream.events.Sentiment;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentimentAnalyserTest {
    private static final SentimentAnalyser ANALYSER = new SentimentAnalyser(SentimentModel.standard());

    private static final String LONG_REVIEW =
            "I had waited months for this. The first hour is <b>wonderful</b> &amp; funny, and Mara Quill gives the"
                    + " performance of her life.<br /><br />Then the plot falls apart: the villain is a bore, the dialogue"
                    + " is awful, and the ending made me laugh for the wrong reasons 😂. Still, the music is gorgeous. I"
                    + " would watch it again for the first hour alone, but please don't expect a masterpiece.";

    @Test
    void callsPraisePositive() {
        Sentiment sentiment = analyse("A wonderful film. I loved every minute of it, and the cast is superb.");

        assertThat(sentiment.label()).isEqualTo(Label.POSITIVE);
        assertThat(sentiment.score()).isGreaterThan(0.8);
        assertThat(sentiment.predictedRating()).isGreaterThan(7.5);
    }

    @Test
    void callsComplaintNegative() {
        Sentiment sentiment = analyse("Boring and badly acted. A complete waste of two hours, avoid it.");

        assertThat(sentiment.label()).isEqualTo(Label.NEGATIVE);
        assertThat(sentiment.score()).isLessThan(-0.8);
        assertThat(sentiment.predictedRating()).isLessThan(3.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Terrible. Do not buy this.",
                "Bad. Very bad film.",
                "Boring and badly acted. A complete waste of two hours.",
                "Dull! Avoid.",
                "Do not watch this garbage!"
            })
    void callsComplaintsOfTwoShortSentencesNegative(String text) {
        assertThat(analyse(text).label()).isEqualTo(Label.NEGATIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Great phone. Works well and looks good.",
                "Loved it. Wonderful film!",
                "Superb. A must-see.",
                "Excellent food. Friendly staff."
            })
    void callsPraiseOfTwoShortSentencesPositive(String text) {
        assertThat(analyse(text).label()).isEqualTo(Label.POSITIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What's not to love?",
                "Not too shabby!",
                "Does what it says on the tin.",
                "I can't stop listening to it."
            })
    void callsExpressionsOfPraisePositive(String text) {
        assertThat(analyse(text).label()).isEqualTo(Label.POSITIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LONG_REVIEW,
                "Good.",
                "superb acting, dreadful script",
                "WORST. MOVIE. EVER!!!",
                "great great great great awful",
                "A film. 9/10, or 2/10?",
                "the of and"
            })
    void evidenceAndRestSumToTheScore(String text) {
        Sentiment sentiment = analyse(text);

        double sum = sentiment.rest()
                + sentiment.evidence().stream().mapToDouble(Evidence::weight).sum();
        assertThat(sum).isCloseTo(sentiment.score(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {LONG_REVIEW, "superb acting, dreadful script", "great great great great awful"})
    void tellsFourDecimals(String text) {
        Sentiment sentiment = analyse(text);

        assertThat(DoubleStream.of(
                                sentiment.score(),
                                sentiment.magnitude(),
                                sentiment.confidence(),
                                sentiment.predictedRating(),
                                sentiment.rest())
                        .boxed())
                .allSatisfy(value -> assertThat(value).isEqualTo(Decimals.rounded(value)));
        assertThat(sentiment.sentences())
                .allSatisfy(one -> assertThat(one.score()).isEqualTo(Decimals.rounded(one.score())));
        assertThat(sentiment.evidence())
                .allSatisfy(one -> assertThat(one.weight()).isEqualTo(Decimals.rounded(one.weight())));
    }

    @Test
    void evidenceQuotesAMarkAsAWhole() {
        assertThat(analyse("A quiet film about a lighthouse. 9/10").evidence())
                .extracting(Evidence::text)
                .contains("9/10");
    }

    @Test
    void evidenceBeginsAndEndsWithWordsThatJudge() {
        assertThat(analyse("It is a triumph. The food was delicious, and so is the view.")
                        .evidence())
                .extracting(Evidence::text)
                .contains("triumph", "delicious")
                .noneMatch(text -> text.startsWith("is ") || text.startsWith("a ") || text.endsWith(" of"));
    }

    @Test
    void evidenceQuotesTheOriginalAndDoesNotOverlap() {
        List<Evidence> evidence = analyse(LONG_REVIEW).evidence();

        assertThat(evidence)
                .hasSizeBetween(3, 12)
                .allSatisfy(one -> assertThat(LONG_REVIEW.substring(one.start(), one.end()))
                        .isEqualTo(one.text()));
        assertThat(evidence)
                .allSatisfy(one -> assertThat(evidence.stream()
                                .filter(other -> other.start() < one.end() && one.start() < other.end()))
                        .hasSize(1));
    }

    @Test
    void putsTheHeaviestEvidenceFirst() {
        List<Evidence> evidence = analyse(LONG_REVIEW).evidence();

        assertThat(evidence).extracting(one -> -Math.abs(one.weight())).isSorted();
    }

    @Test
    void judgesEachSentence() {
        List<SentenceSentiment> sentences =
                analyse("The acting is superb. The script is dreadful.").sentences();

        assertThat(sentences).extracting(SentenceSentiment::label).containsExactly(Label.POSITIVE, Label.NEGATIVE);
        assertThat(sentences).extracting(SentenceSentiment::start).containsExactly(0, 22);
        assertThat(sentences).extracting(SentenceSentiment::end).containsExactly(21, 45);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t",
                "...",
                "!?!",
                "<br />",
                "\u0000\u0001\u0002",
                "\u200B\u200E",
                "7",
                "😂",
                "\uD83D"
            })
    void saysNothingOfTextsWithoutWords(String text) {
        assertThat(ANALYSER.analyse(Document.of(text)).sentiment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "great", "😂😂😍👍🏽", "\uDE00x", "A\u0000B\u0007C", "ÄÖÜ", "日本語のレビュー", "مراجعة"})
    void givesADefinedResultForOddTexts(String text) {
        Sentiment sentiment = analyse(text);

        assertThat(sentiment.score()).isBetween(-1.0, 1.0);
        assertThat(sentiment.confidence()).isBetween(0.5, 1.0);
        assertThat(sentiment.predictedRating()).isBetween(1.0, 10.0);
        assertThat(sentiment.magnitude()).isNotNegative().isFinite();
    }

    @ParameterizedTest
    @CsvSource({
        "negative, DO NOT BUY!!!! TOTAL RIPOFF",
        "positive, Ten minutes in and I was hooked.",
        "mixed, The screen is wonderful and the battery is horrible."
    })
    void weighsClausesOnlyWhereBothSidesAreStrong(String label, String text) {
        assertThat(analyse(text).label()).isEqualTo(Label.valueOf(label.toUpperCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Not great, not terrible.",
                "Not bad, not great.",
                "It's ok.",
                "It's okay I guess",
                "Haven't tried it yet."
            })
    void takesNoSideWhereAFixedExpressionTakesNone(String text) {
        assertThat(analyse(text).label()).isEqualTo(Label.NEUTRAL);
    }

    @ParameterizedTest
    @CsvSource({
        "positive, They replaced it within a week.",
        "positive, Wish I had bought it sooner.",
        "negative, Wish I had never bought it.",
        "positive, Met every expectation I had.",
        "negative, Would have loved it if the lid had closed.",
        "positive, No problems so far."
    })
    void knowsFixedExpressionsOfThingsThatAreBought(String label, String text) {
        assertThat(analyse(text).label()).isEqualTo(Label.valueOf(label.toUpperCase(java.util.Locale.ROOT)));
    }

    @Test
    void leavesAFixedExpressionWhatItsWordsSayAlready() {
        String plain = "Not worth the money.";

        assertThat(analyse(plain).score()).isLessThan(-0.98);
    }

    @Test
    void readsCapitalsAsItReadsSmallLetters() {
        String text = "This is the best film of the year, do not miss it.";

        Sentiment small = analyse(text);
        Sentiment capitals = analyse(text.toUpperCase(java.util.Locale.ROOT));

        assertThat(capitals.score()).isEqualTo(small.score());
    }

    @Test
    void takesAMegabyteOfText() {
        String text = "A dull film with a great ending. ".repeat(32_000);

        Sentiment sentiment = analyse(text);

        assertThat(text.length()).isGreaterThan(1_000_000);
        assertThat(sentiment.sentences()).hasSize(32_000);
        assertThat(sentiment.score()).isBetween(-1.0, 1.0);
    }

    @Test
    void givesTheSameResultOnManyThreads() {
        Sentiment alone = analyse(LONG_REVIEW);

        List<Sentiment> together = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> analyse(LONG_REVIEW))
                .toList();

        assertThat(together).containsOnly(alone);
    }

    @Test
    void scoresStretchesForOtherAnalysers() {
        Document document = Document.of("superb acting, dreadful script");
        DocumentSentiment opinions = ANALYSER.analyse(document);

        assertThat(opinions.score(0, 2)).isGreaterThan(0.3);
        assertThat(opinions.score(3, 5)).isLessThan(-0.3);
        assertThat(opinions.weight(0)).isGreaterThan(opinions.weight(1));
        assertThat(opinions.score(2, 2)).isZero();
    }

    private static Sentiment analyse(String text) {
        return ANALYSER.analyse(Document.of(text)).sentiment().orElseThrow();
    }
}
