package io.reviewstream.enrich.sentiment.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"text\":\"t\",\"label\":\"pos\"}' | 1",
                "'{\"text\":\"t\",\"label\":\"negative\"}' | 0",
                "'{\"text\":\"t\",\"label\":\"neutral\"}' | 0.5",
                "'{\"text\":\"t\",\"label\":1}' | 1",
                "'{\"text\":\"t\",\"label\":\"0\"}' | 0",
                "'{\"text\":\"t\",\"label\":-1}' | 0",
                "'{\"text\":\"t\",\"label\":4}' | 0.98",
                "'{\"text\":\"t\",\"rating\":8}' | 1",
                "'{\"text\":\"t\",\"rating\":2}' | 0",
                "'{\"text\":\"t\",\"aspects\":[{\"polarity\":\"positive\"},{\"polarity\":\"neutral\"}]}' | 0.75",
                "'{\"text\":\"t\",\"aspects\":[{\"polarity\":\"positive\"},{\"polarity\":\"negative\"}]}' | NaN",
                "'{\"text\":\"t\"}' | NaN"
            })
    void readsLabelsAsPeopleWriteThem(String line, float target) throws IOException {
        Path file = Files.writeString(folder.resolve("data.jsonl"), line + "\n");

        assertThat(Corpus.read(file)).extracting(Example::target).containsExactly(target);
    }

    @Test
    void takesFiveClassesWhenOneOfThemIsMoreThanOne() throws IOException {
        Path file = Files.writeString(
                folder.resolve("data.jsonl"),
                "{\"text\":\"a\",\"label\":0}\n{\"text\":\"b\",\"label\":1}\n\n{\"text\":\"c\",\"label\":3}\n");

        assertThat(Corpus.read(file)).extracting(Example::target).containsExactly(0.02f, 0.25f, 0.75f);
    }

    @Test
    void readsGzippedFiles() throws IOException {
        Path file = folder.resolve("data.jsonl.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"text\":\"fine\",\"rating\":7,\"imdbId\":\"tt1\"}".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Corpus.read(file)).containsExactly(new Example("fine", 1, 7, "tt1"));
    }

    @Test
    void losesNoMemberOfAGzippedFileWithoutAWord() throws IOException {
        Path file = folder.resolve("data.jsonl.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"text\":\"fine\",\"rating\":7}\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(file, "what was a member once", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> Corpus.read(file)).hasMessageContaining("no gzip");
    }

    @Test
    void readsFoldersLaidOutAsAclImdb() throws IOException {
        Files.createDirectories(folder.resolve("pos"));
        Files.createDirectories(folder.resolve("neg"));
        Files.createDirectories(folder.resolve("unsup"));
        Files.writeString(folder.resolve("pos/0_9.txt"), "fine");
        Files.writeString(folder.resolve("neg/0_2.txt"), "poor");
        Files.writeString(folder.resolve("unsup/0_0.txt"), "some");
        Files.writeString(folder.resolve("urls_pos.txt"), "film a\n");

        List<Example> examples = Corpus.read(folder);

        assertThat(examples)
                .containsExactly(
                        new Example("poor", 0, 2, ""),
                        new Example("fine", 1, 9, "film a"),
                        new Example("some", Float.NaN, 0, ""));
    }

    @Test
    void readsReviewsThatAreNotUtf8() throws IOException {
        Files.createDirectories(folder.resolve("pos"));
        Files.write(folder.resolve("pos/3_10.txt"), new byte[] {'f', 'i', 'n', 'e', (byte) 0xE9});

        assertThat(Corpus.read(folder)).containsExactly(new Example("fine\uFFFD", 1, 10, ""));
    }

    @Test
    void namesTheLineThatIsNoJson() throws IOException {
        Path file = Files.writeString(folder.resolve("data.jsonl"), "{\"text\":\"a\"}\nnonsense\n");

        assertThatThrownBy(() -> Corpus.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ":2: no JSON: ");
    }

    @Test
    void namesTheLineWithoutText() throws IOException {
        Path file = Files.writeString(folder.resolve("data.jsonl"), "{\"label\":1}\n");

        assertThatThrownBy(() -> Corpus.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ":1: no \"text\"; each line needs one");
    }

    @Test
    void joinsTreebankTokens() {
        assertThat(Corpus.joined("It 's a film -LRB- or two -RRB- that does n't `` sing '' , sadly ."))
                .isEqualTo("It's a film (or two) that doesn't \" sing \", sadly.");
        assertThat(Corpus.joined("An ordinary text - with dashes.")).isEqualTo("An ordinary text - with dashes.");
    }

    @Test
    void keepsAllReviewsOfAFilmOnOneSide() {
        var one = new Example("first", 1, 0, "tt7");
        var other = new Example("second", 0, 0, "tt7");

        assertThat(one.isHeldOut(5)).isEqualTo(other.isHeldOut(5));
    }

    @Test
    void holdsOutAboutAFifth() {
        long heldOut = java.util.stream.IntStream.range(0, 10_000)
                .filter(i -> new Example("", 1, 0, "tt" + (100_000 + i * 7)).isHeldOut(5))
                .count();

        assertThat(heldOut).isBetween(1_800L, 2_200L);
    }
}
