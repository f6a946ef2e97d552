package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Training and evaluating from a folder in aclImdb's layout, as a user would. */
final class TrainCommandTest {
    private static final List<String> PRAISE = List.of("lovely", "charming", "tender", "witty");
    private static final List<String> BLAME = List.of("tedious", "clumsy", "noisy", "dreary");

    @TempDir
    Path folder;

    @Test
    void trainsOnAFolderOfReviewsAndEvaluatesTheResult() throws IOException {
        Path reviews = reviews(240);
        Path model = folder.resolve("own.model");
        Path report = folder.resolve("report.json");

        Cli trained = Cli.run(
                "train", "--quick", "--data", reviews.toString(), "--out", model.toString(), "--report", "" + report);

        assertThat(trained.err()).contains("counting n-grams of 240 reviews, 60 unlabelled");
        assertThat(trained.exitCode()).isZero();
        assertThat(trained.out()).contains("held-out reviews").endsWith("written to " + model + "\n");
        JsonNode figures = Json.mapper().readTree(Files.readString(report));
        assertThat(figures.path("crc32c").asString()).hasSize(8);
        assertThat(figures.path("heldOut").path("accuracy").asDouble()).isGreaterThan(0.9);

        Path svg = folder.resolve("reliability.svg");
        Cli evaluated =
                Cli.run("evaluate", "--data", reviews.toString(), "--model", "" + model, "--svg", "" + svg, "--json");

        assertThat(evaluated.err()).isEmpty();
        assertThat(evaluated.exitCode()).isZero();
        JsonNode result = Json.mapper().readTree(evaluated.out());
        assertThat(result.path("texts").asInt()).isEqualTo(240);
        assertThat(result.path("accuracy").asDouble()).isGreaterThan(0.95);
        assertThat(result.propertyNames())
                .contains(
                        "confusion", "logLoss", "brier", "expectedCalibrationError", "ratings", "byLength", "byRating");
        assertThat(Files.readString(svg)).startsWith("<svg").contains("<circle");
    }

    @Test
    void namesTheFolderWithoutReviews() {
        Cli cli = Cli.run("evaluate", "--data", folder.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err())
                .isEqualTo("reviewstream: cannot evaluate: " + folder
                        + ": no reviews; a folder needs pos, neg or unsup with one review a file\n");
    }

    @Test
    void namesTheFileThatIsNotThere() {
        Cli cli = Cli.run("evaluate", "--data", folder.resolve("none.jsonl").toString());

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("reviewstream: there is no file or folder " + folder.resolve("none.jsonl") + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train --quick --data DATA --out NOPE",
                "train --quick --data DATA --out own.model --report NOPE",
                "evaluate --data DATA --svg NOPE"
            })
    void looksWhetherItsFileCanBeWrittenBeforeItStarts(String command) throws IOException {
        Path reviews = reviews(8);
        String[] words = command.split(" ");
        Path nowhere = folder.resolve("nope/file");

        Cli cli = Cli.run(Stream.of(words)
                .map(word -> word.replace("DATA", "" + reviews).replace("NOPE", "" + nowhere))
                .toArray(String[]::new));

        assertThat(cli)
                .isEqualTo(new Cli(
                        2,
                        "",
                        "reviewstream: " + words[words.length - 2] + " " + nowhere
                                + " cannot be written: there is no folder " + nowhere.getParent() + "\n"));
    }

    @Test
    void writesNoFileInPlaceOfAFolder() throws IOException {
        Cli cli = Cli.run("train", "--quick", "--data", reviews(8).toString(), "--out", folder.toString());

        assertThat(cli)
                .isEqualTo(new Cli(2, "", "reviewstream: --out must be a file but " + folder + " is a folder\n"));
    }

    @Test
    void namesTheModelAndTheFolderThatAreNotThere() throws IOException {
        Path none = folder.resolve("none");

        assertThat(Cli.run("evaluate", "--data", reviews(8).toString(), "--model", none.toString()))
                .isEqualTo(new Cli(2, "", "reviewstream: there is no file " + none + "\n"));
        assertThat(Cli.run("evaluate", "--metadata", none.toString()))
                .isEqualTo(new Cli(2, "", "reviewstream: there is no folder " + none + "\n"));
        assertThat(Cli.run("evaluate", "--metadata", folder.toString()))
                .isEqualTo(new Cli(
                        1,
                        "",
                        "reviewstream: cannot evaluate: there is no file or folder "
                                + folder.resolve("imdb-train.jsonl.gz") + "\n"));
    }

    @Test
    void refusesAModelThatIsNone() throws IOException {
        Path model = Files.writeString(folder.resolve("some.model"), "nothing of the kind");

        Cli cli = Cli.run("evaluate", "--data", reviews(8).toString(), "--model", model.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.errLines()).singleElement().asString().contains("not a sentiment model");
    }

    private Path reviews(int count) throws IOException {
        Path reviews = folder.resolve("train");
        for (String part : List.of("pos", "neg", "unsup")) {
            Files.createDirectories(reviews.resolve(part));
        }
        for (int i = 0; i < count; i++) {
            boolean good = i % 2 == 0;
            List<String> words = good ? PRAISE : BLAME;
            String text = "The film is %s, the story %s and scene %d quite %s."
                    .formatted(words.get(i % 4), words.get(i / 4 % 4), i, words.get(i / 16 % 4));
            int rating = good ? 7 + i % 4 : 1 + i % 4;
            Files.writeString(reviews.resolve(good ? "pos" : "neg").resolve(i / 2 + "_" + rating + ".txt"), text);
            if (i % 4 == 0) {
                Files.writeString(reviews.resolve("unsup").resolve(i + "_0.txt"), text + " It ended.");
            }
        }
        return reviews;
    }
}
