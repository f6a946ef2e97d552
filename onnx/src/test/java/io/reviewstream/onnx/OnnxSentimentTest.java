package io.reviewstream.onnx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reviewstream.enrich.analysis.AnalysisOptions;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.sentiment.SentimentPlugin;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.SentenceSentiment;
import io.reviewstream.events.Sentiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSentimentTest {
    private static final Duration PLENTY = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private Path twoClasses() throws IOException {
        return new TinyModel("NEGATIVE", "POSITIVE")
                .word("flimsy", 2, 0)
                .word("glorious", 0, 3)
                .write(folder.resolve("model"));
    }

    private static Sentiment sentiment(OnnxSentiment engine, String text) {
        return engine.analyse(Document.of(text)).sentiment().orElseThrow();
    }

    @Test
    void scoresByTheModelsProbabilities() throws IOException {
        try (var engine = new OnnxSentiment(twoClasses(), PLENTY)) {

            Sentiment sentiment = sentiment(engine, "A GLORIOUS &amp; quiet hour");

            assertThat(sentiment.score()).isCloseTo(Math.tanh(1.5), within(1e-4));
            assertThat(sentiment.confidence()).isCloseTo(1 / (1 + Math.exp(-3)), within(1e-4));
            assertThat(sentiment.label()).isEqualTo(Label.POSITIVE);
            assertThat(sentiment.evidence()).isEmpty();
            assertThat(sentiment.rest()).isEqualTo(sentiment.score());
        }
    }

    @Test
    void scoresEachSentenceInBatches() throws IOException {
        String text = "Glorious sets. " + "Flimsy plot. ".repeat(20).strip();
        try (var engine = new OnnxSentiment(twoClasses(), PLENTY)) {

            Sentiment sentiment = sentiment(engine, text);

            assertThat(sentiment.sentences()).hasSize(21);
            SentenceSentiment first = sentiment.sentences().get(0);
            assertThat(text.substring(first.start(), first.end())).isEqualTo("Glorious sets.");
            assertThat(first.label()).isEqualTo(Label.POSITIVE);
            assertThat(sentiment.sentences().subList(1, 21))
                    .allSatisfy(one -> assertThat(one.score()).isCloseTo(-Math.tanh(1), within(1e-4)));
        }
    }

    @Test
    void callsStrongPraiseBesideStrongBlameMixed() throws IOException {
        Path model = new TinyModel("neg", "pos")
                .word("flimsy", 3, 0)
                .word("glorious", 0, 3)
                .write(folder);
        try (var engine = new OnnxSentiment(model, PLENTY)) {

            Sentiment sentiment = sentiment(engine, "Glorious sets. Flimsy plot.");

            assertThat(sentiment.label()).isEqualTo(Label.MIXED);
            assertThat(sentiment.score()).isCloseTo(0, within(1e-4));
        }
    }

    @Test
    void readsStarsAndLetsTheTokeniserCut() throws IOException {
        Path model = new TinyModel("1 star", "2 stars", "3 stars", "4 stars", "5 stars")
                .word("fine", 0, 0, 0, 50, 0)
                .word("late", 99, 0, 0, 0, 0)
                .write(folder);
        try (var engine = new OnnxSentiment(model, PLENTY)) {

            Sentiment sentiment = sentiment(engine, "fine one two three four five six seven late late late");

            assertThat(sentiment.score()).isCloseTo(0.5, within(1e-4));
            assertThat(sentiment.predictedRating()).isCloseTo(7.75, within(1e-4));
        }
    }

    @Test
    void saysNothingOfATextWithoutWords() throws IOException {
        try (var engine = new OnnxSentiment(twoClasses(), PLENTY)) {
            assertThat(engine.analyse(Document.of(" ... ")).sentiment()).isEmpty();
        }
    }

    @Test
    void endsWhenItsTimeIsUpAndTheReviewIsMarked() throws IOException {
        try (var engine = new OnnxSentiment(twoClasses(), Duration.ofNanos(1))) {
            assertThatThrownBy(() -> engine.analyse(Document.of("Glorious.")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the ONNX model ran out of time after 0 ms");

            var analysis = ReviewAnalyser.with(engine, "tiny", AnalysisOptions.none())
                    .analyse(RawReview.ofText("1", "test", "This is a glorious film and I would see it again."));

            assertThat(analysis.enrichment().sentiment()).isNull();
            assertThat(analysis.degraded().get("sentiment")).contains("ran out of time");
        }
    }

    @Test
    void isFoundAsAPlugin() throws IOException {
        SentimentPlugin plugin = SentimentPlugin.named("onnx", OnnxSentimentTest.class.getClassLoader())
                .orElseThrow();

        var analyser = ReviewAnalyser.with(plugin.open(twoClasses() + "?seconds=60"), "tiny", AnalysisOptions.none());
        var analysis =
                analyser.analyse(RawReview.ofText("1", "test", "This is a glorious film and I would see it again."));

        assertThat(analyser.version()).endsWith("+tiny");
        assertThat(analysis.degraded()).isEmpty();
        assertThat(requireNonNull(analysis.enrichment().sentiment()).score()).isCloseTo(Math.tanh(1.5), within(1e-4));
    }

    @Test
    void saysWhatIsWrongWithAFolder() throws IOException {
        Path model = twoClasses();
        assertThatThrownBy(() -> new OnnxSentiment(folder.resolve("none"), PLENTY))
                .hasMessage("there is no folder " + folder.resolve("none"));

        Path cats = new TinyModel("cat", "dog").write(folder.resolve("cats"));
        assertThatThrownBy(() -> new OnnxSentiment(cats, PLENTY))
                .hasMessageStartingWith("the classes cat, dog are no sentiment; name them");

        Files.writeString(model.resolve("tokenizer.json"), "{}");
        assertThatThrownBy(() -> new OnnxSentiment(model, PLENTY))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(model.resolve("tokenizer.json") + " cannot be used: ");

        Files.delete(model.resolve("tokenizer.json"));
        assertThatThrownBy(() -> new OnnxSentiment(model, PLENTY)).hasMessage(model + " has no tokenizer.json");

        twoClasses();
        Files.writeString(model.resolve("model.onnx"), "no model");
        assertThatThrownBy(() -> new OnnxSentiment(model, PLENTY))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(model.resolve("model.onnx") + " cannot be used: ");
    }
}
