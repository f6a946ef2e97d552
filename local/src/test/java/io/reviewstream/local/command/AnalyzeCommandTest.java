package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnalyzeCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "reviews.jsonl, 'has a review on each line; give --jsonl, too'",
        "reviews.ndjson.gz, 'has a review on each line; give --jsonl, too'",
        "reviews.csv, 'is no plain text; run --from reads it, and analyze --jsonl one review a line'"
    })
    void doesNotTakeManyReviewsForTheWordsOfOne(String file, String problem) {
        assertThat(Cli.run("analyze", file)).isEqualTo(new Cli(2, "", "reviewstream: " + file + " " + problem + "\n"));
    }

    @Test
    void givesOneJsonObjectForAText() {
        Cli cli = Cli.withInput("A wonderful film.", "analyze", "-");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.outLines()).hasSize(1);
        assertThat(review(cli.lastLine()).review().text()).isEqualTo("A wonderful film.");
    }

    @Test
    void givesTheSameIdWhereverTheFileLies() throws IOException {
        Path here = Files.writeString(folder.resolve("review.txt"), "Dull.");
        Path there = Files.writeString(
                Files.createDirectories(folder.resolve("deeper")).resolve("review.txt"), "Dull.");

        assertThat(Cli.run("analyze", here.toString()).out())
                .isEqualTo(Cli.run("analyze", there.toString()).out());
    }

    @Test
    void keepsTheOrderOfLinesAndNamesTheBadOnes() throws IOException {
        Path file = Files.writeString(
                folder.resolve("reviews.jsonl"),
                "{\"id\":\"a\",\"text\":\"Great.\"}\n{broken\n\n{\"id\":\"b\",\"text\":\"Bad.\"}\n");

        Cli cli = Cli.run("analyze", "--jsonl", file.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.outLines()).extracting(line -> review(line).id()).containsExactly("a", "b");
        assertThat(cli.errLines()).singleElement().asString().startsWith(file + ":2: ");
    }

    @Test
    void readsGzip() throws IOException {
        Path file = folder.resolve("reviews.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"id\":\"a\",\"text\":\"Great.\"}".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(review(Cli.run("analyze", "--jsonl", file.toString()).lastLine())
                        .id())
                .isEqualTo("a");
    }

    @Test
    void saysThatAPackedFileIsCutOff() throws IOException {
        Path file = folder.resolve("reviews.jsonl.gz");
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"id\":\"a\",\"text\":\"Great.\"}\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() - 8));

        Cli cli = Cli.run("analyze", "--jsonl", file.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(review(cli.lastLine()).id()).isEqualTo("a");
        assertThat(cli.errLines())
                .singleElement()
                .asString()
                .startsWith("reviewstream: " + file + ": the packed file is cut off or damaged (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void understandsAByteOrderMark(String charset) throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), "\uFEFFGrößer.", Charset.forName(charset));
        Path lines = Files.writeString(
                folder.resolve("a.jsonl"), "\uFEFF{\"id\":\"a\",\"text\":\"Größer.\"}\n", Charset.forName(charset));

        assertThat(review(Cli.run("analyze", text.toString()).lastLine())
                        .review()
                        .text())
                .isEqualTo("Größer.");
        assertThat(review(Cli.run("analyze", "--jsonl", lines.toString()).lastLine())
                        .review()
                        .text())
                .isEqualTo("Größer.");
    }

    @Test
    void namesTheFileAsItWasGiven() throws IOException {
        Path file = Files.write(folder.resolve("reviews.zip"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0});

        Cli cli = Cli.run("analyze", file.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).isEqualTo("reviewstream: " + file + ": this is a zip file; unpack it first\n");
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNotThere() {
        Cli cli = Cli.run("analyze", folder.resolve("nothing.txt").toString());

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("reviewstream: there is no file " + folder.resolve("nothing.txt") + "\n");
    }

    @Test
    void saysThatThereIsNoSuchModel() {
        Path none = folder.resolve("none");

        assertThat(Cli.withInput("Dull.", "analyze", "--model", none.toString()))
                .isEqualTo(new Cli(
                        2,
                        "",
                        "reviewstream: --model " + none + " cannot be used: there is no file or folder " + none
                                + "\n"));
    }

    @Test
    void saysThatABlankTextIsNoReview() {
        Cli cli = Cli.withInput(" \n ", "analyze");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.errLines()).singleElement().asString().startsWith("reviewstream: stdin: ");
    }

    private static EnrichedReview review(String json) {
        return Json.mapper().readValue(json, EnrichedReview.class);
    }
}
