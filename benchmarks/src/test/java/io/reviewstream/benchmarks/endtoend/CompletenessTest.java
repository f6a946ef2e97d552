package io.reviewstream.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompletenessTest {
    @TempDir
    private Path out;

    @Test
    void acceptsEachReviewOnceInAnyFileAndOrder() throws IOException {
        write("date=2026-11-28/a.jsonl", 2, 0);
        write("part-0", 1);

        assertThatCode(() -> Completeness.check(out, 3)).doesNotThrowAnyException();
    }

    @Test
    void refusesAReviewThatIsThereTwice() throws IOException {
        write("a", 0, 1);
        write("b", 1);

        assertThatThrownBy(() -> Completeness.check(out, 2)).hasMessageEndingWith(": review 1 is there again");
    }

    @Test
    void refusesWhatIsMissing() throws IOException {
        write("a", 0, 2);

        assertThatThrownBy(() -> Completeness.check(out, 3))
                .hasMessage(out + ": of 3 reviews, 2 are there; the first that is missing is 1");
    }

    @Test
    void looksNotAtWhatASinkHasNotFinished() throws IOException {
        write("a", 0);
        write(".part-0.inprogress", 1);

        assertThatThrownBy(() -> Completeness.check(out, 2)).hasMessageContaining("missing is 1");
    }

    private void write(String name, int... numbers) throws IOException {
        var lines = new StringBuilder();
        for (int number : numbers) {
            lines.append("{\"id\":\"replay/" + number + "\",\"text\":\"Short.\"}\n");
        }
        Path file = out.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines);
    }
}
