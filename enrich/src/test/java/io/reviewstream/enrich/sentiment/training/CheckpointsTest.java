package io.reviewstream.enrich.sentiment.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    private static final List<List<Example>> TEXTS = List.of(List.of(new Example("fine", 1, 8, "film")));

    @TempDir
    Path folder;

    @Test
    void doesNotLearnAgainWhatItKept() throws IOException {
        Path work = folder.resolve("work");
        new Checkpoints(work, TEXTS, 1).floats("votes", () -> new float[] {1, -2.5f});

        float[] again = new Checkpoints(work, TEXTS, 1).floats("votes", () -> {
            throw new AssertionError("learnt again");
        });

        assertThat(again).containsExactly(1, -2.5f);
    }

    @Test
    void learnsAnewForAnotherSeedAndOtherTexts() throws IOException {
        new Checkpoints(folder, TEXTS, 1).floats("votes", () -> new float[] {1});

        assertThat(new Checkpoints(folder, TEXTS, 2).floats("votes", () -> new float[] {2}))
                .containsExactly(2);
        List<List<Example>> others = List.of(List.of(new Example("fine", 0, 8, "film")));
        assertThat(new Checkpoints(folder, others, 1).floats("votes", () -> new float[] {3}))
                .containsExactly(3);
    }

    @Test
    void keepsNothingWithoutAFolder() throws IOException {
        new Checkpoints(null, TEXTS, 1).floats("votes", () -> new float[] {1});

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
