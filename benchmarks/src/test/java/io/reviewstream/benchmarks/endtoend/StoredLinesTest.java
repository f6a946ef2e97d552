package io.reviewstream.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredLinesTest {
    @TempDir
    Path store;

    @Test
    void countsWhatHasComeAndLeavesAloneWhatIsWrittenAside() throws IOException {
        write("2026-01-01/a.jsonl", "1\n2\n");
        write(".aside/b.jsonl", "3\n");
        var lines = new StoredLines(store);

        long before = lines.count();
        write("2026-01-02/c.jsonl", "4\n");
        long after = lines.count();

        assertThat(before).isEqualTo(2);
        assertThat(after).isEqualTo(3);
    }

    private void write(String name, String text) throws IOException {
        Path file = store.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
