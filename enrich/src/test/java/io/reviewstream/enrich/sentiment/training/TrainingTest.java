package io.reviewstream.enrich.sentiment.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final List<String> GOOD = List.of("lovely", "charming", "tender", "witty", "not dull");
    private static final List<String> BAD = List.of("dull", "clumsy", "tedious", "noisy", "not witty");
    private static final List<String> FILLER =
            List.of("the film", "a story", "the lead", "her brother", "its music", "the town", "one scene", "the end");

    @TempDir
    Path folder;

    @Test
    void learnsWhichWordsArePraise() throws IOException {
        Training.Report report = train("a", true);

        assertThat(report.documents()).isEqualTo(600);
        assertThat(report.heldOut().accuracy()).isGreaterThan(0.95);
        assertThat(report.heldOutSentences().accuracy()).isGreaterThan(0.9);
    }

    @Test
    void givesTheSameBytesForTheSameSeedWhetherStoppedOrNot() throws IOException {
        train("one", true).model().write(folder.resolve("one.model"));
        train("two", true, folder.resolve("work")).model().write(folder.resolve("two.model"));
        train("three", true, folder.resolve("work")).model().write(folder.resolve("three.model"));

        assertThat(folder.resolve("one.model")).hasSameBinaryContentAs(folder.resolve("two.model"));
        assertThat(folder.resolve("one.model")).hasSameBinaryContentAs(folder.resolve("three.model"));
    }

    @Test
    void tellsTheFiguresOfEachInput() throws IOException {
        List<Path> data = List.of(reviews("films.jsonl", true, 600), reviews("goods.jsonl", true, 300));

        Training.Report report = new Training(
                        new Training.Settings(data, List.of(), List.of(), 1, false, false, 20_000, null), step -> {})
                .run();

        assertThat(report.heldOutByInput())
                .extracting(Training.InputFigures::input)
                .containsExactly("films.jsonl", "goods.jsonl");
        assertThat(report.heldOutByInput().stream()
                        .mapToInt(one -> one.figures().texts())
                        .sum())
                .isEqualTo(report.heldOut().texts());
        assertThat(report.text()).contains("held-out reviews of goods.jsonl");
    }

    @Test
    void takesTextsWithoutLabelsAmongTheDataAsUnlabelled() throws IOException {
        List<Path> data = List.of(reviews("labelled.jsonl", true, 600), reviews("without.jsonl", false, 90));

        Training.Report report = new Training(
                        new Training.Settings(data, List.of(), List.of(), 1, false, false, 20_000, null), step -> {})
                .run();

        assertThat(report.documents()).isEqualTo(600);
        assertThat(report.unlabelled()).isEqualTo(90);
    }

    @Test
    void learnsFromLabelledReviewsAlone() throws IOException {
        var settings = new Training.Settings(
                List.of(reviews("labelled.jsonl", true, 600)), List.of(), List.of(), 1, true, true, 20_000, null);

        Training.Report report = new Training(settings, step -> {}).run();

        assertThat(report.heldOut().accuracy()).isGreaterThan(0.95);
    }

    @Test
    void refusesDataWithoutLabels() throws IOException {
        var settings = new Training.Settings(
                List.of(reviews("unlabelled.jsonl", false, 20)), List.of(), List.of(), 1, false, false, 20_000, null);

        assertThatThrownBy(() -> new Training(settings, step -> {}).run())
                .isInstanceOf(IOException.class)
                .hasMessage("too few labelled reviews: some must be held out to calibrate");
    }

    private Training.Report train(String name, boolean finalFit) throws IOException {
        return train(name, finalFit, null);
    }

    private Training.Report train(String name, boolean finalFit, @Nullable Path work) throws IOException {
        var settings = new Training.Settings(
                List.of(reviews(name + "-reviews.jsonl", true, 600)),
                List.of(reviews(name + "-more.jsonl", false, 300)),
                List.of(phrases(name + "-phrases.jsonl")),
                7,
                true,
                finalFit,
                20_000,
                work);
        return new Training(settings, step -> {}).run();
    }

    private Path reviews(String name, boolean labelled, int count) throws IOException {
        var random = new Random(count);
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            boolean good = i % 2 == 0;
            var text = new StringBuilder();
            for (int sentence = 0; sentence < 6; sentence++) {
                text.append(pick(FILLER, random))
                        .append(" is ")
                        .append(pick(good ? GOOD : BAD, random))
                        .append(". ");
            }
            String label = labelled ? ",\"label\":\"" + (good ? "pos" : "neg") + "\"" : "";
            lines.add("{\"text\":\"" + text + "\",\"film\":\"" + i / 3 + "\"" + label + "}");
        }
        return Files.write(folder.resolve(name), lines);
    }

    private Path phrases(String name) throws IOException {
        var random = new Random(3);
        var lines = new ArrayList<String>();
        for (int i = 0; i < 400; i++) {
            boolean good = i % 2 == 0;
            lines.add("{\"text\":\"" + pick(FILLER, random) + " " + i + " is " + pick(good ? GOOD : BAD, random)
                    + "\",\"label\":" + (good ? 4 : 0) + "}");
        }
        return Files.write(folder.resolve(name), lines);
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
