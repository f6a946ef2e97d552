package io.reviewstream.enrich.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.enrich.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentModelTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWrites() throws IOException {
        SentimentModel standard = SentimentModel.standard();
        Path file = folder.resolve("copy.model");
        standard.write(file);

        SentimentModel copy = SentimentModel.load(file);

        Document document = Document.of("An odd little film with a big heart. I liked it.");
        assertThat(new SentimentAnalyser(copy).analyse(document).sentiment())
                .isEqualTo(new SentimentAnalyser(standard).analyse(document).sentiment());
    }

    @Test
    void fitsInSixMegabytes() throws IOException {
        Path file = folder.resolve("standard.model");
        SentimentModel.standard().write(file);

        assertThat(Files.size(file)).isLessThan(6_000_000);
    }

    @Test
    void refusesAnotherKindOfFile() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "these are only some notes, not weights at all");

        assertThatThrownBy(() -> SentimentModel.load(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": not a sentiment model; train one with ./reviewstream train");
    }

    @Test
    void refusesADamagedFile() throws IOException {
        Path file = folder.resolve("damaged.model");
        SentimentModel.standard().write(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> SentimentModel.load(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": damaged, its checksum does not fit; copy or train it anew");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        Path file = folder.resolve("short.model");
        SentimentModel.standard().write(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, 1_000));

        assertThatThrownBy(() -> SentimentModel.load(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": damaged, its checksum does not fit; copy or train it anew");
    }
}
