package io.reviewstream.enrich.sentiment.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reviewstream.enrich.sentiment.SentimentModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    @TempDir
    Path folder;

    @Test
    void countsWhatIsRightAndWhatIsWrong() {
        Evaluation.Result result = Evaluation.Result.of(List.of(
                judged(1, 9, 0.9, 8),
                judged(1, 7, 0.2, 3),
                judged(0, 1, 0.1, 1),
                judged(0, 4, 0.6, 6),
                judged(0.5f, 5, 0.5, 5)));

        assertThat(result.texts()).isEqualTo(4);
        assertThat(result.accuracy()).isEqualTo(0.5);
        assertThat(result.confusion()).isEqualTo(new Evaluation.Confusion(1, 1, 1, 1));
        assertThat(result.brier()).isCloseTo((0.01 + 0.64 + 0.01 + 0.36) / 4, within(1e-9));
        assertThat(result.logLoss())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.2) + Math.log(0.9) + Math.log(0.4)) / 4, within(1e-9));
        var ratings = Objects.requireNonNull(result.ratings());
        assertThat(ratings.texts()).isEqualTo(5);
        assertThat(ratings.meanAbsoluteError()).isCloseTo((1 + 4 + 0 + 2 + 0) / 5.0, within(1e-9));
        assertThat(ratings.withinOne()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void findsNoCalibrationErrorWhereSureMeansRight() {
        Evaluation.Result result = Evaluation.Result.of(List.of(judged(1, 0, 1, 5), judged(0, 0, 0, 5)));

        assertThat(result.expectedCalibrationError()).isCloseTo(0, within(1e-9));
        assertThat(result.ratings()).isNull();
    }

    @Test
    void drawsAReliabilityDiagram() {
        Evaluation.Result result = Evaluation.Result.of(List.of(judged(1, 0, 0.8, 5), judged(0, 0, 0.7, 5)));

        assertThat(result.reliabilityDiagram())
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("<circle")
                .endsWith("</svg>\n");
    }

    @Test
    void evaluatesAFile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("data.jsonl"),
                "{\"text\":\"A wonderful, moving film.\",\"label\":\"pos\"}\n"
                        + "{\"text\":\"Boring and badly acted rubbish.\",\"label\":\"neg\"}\n"
                        + "{\"text\":\"no label\"}\n");

        Evaluation.Result result = new Evaluation(SentimentModel.standard()).run(List.of(file));

        assertThat(result.texts()).isEqualTo(2);
        assertThat(result.accuracy()).isEqualTo(1);
        assertThat(result.text()).contains("accuracy                   100.00 %");
    }

    @Test
    void refusesDataWithoutLabels() throws IOException {
        Path file = Files.writeString(folder.resolve("data.jsonl"), "{\"text\":\"only text\"}\n");

        assertThatThrownBy(() -> new Evaluation(SentimentModel.standard()).run(List.of(file)))
                .isInstanceOf(IOException.class)
                .hasMessage("no labelled text in [" + file + "]; each line needs \"label\" or \"rating\"");
    }

    private static Evaluation.Judged judged(float target, int rating, double probability, double predictedRating) {
        return new Evaluation.Judged(target, rating, 100, probability, predictedRating);
    }
}
