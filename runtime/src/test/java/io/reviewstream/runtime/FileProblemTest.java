package io.reviewstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileProblemTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatIsWrongAndNotOnlyWhere() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(problem(() -> Files.readString(folder.resolve("none"))))
                .isEqualTo("there is no file or folder " + folder.resolve("none"));
        assertThat(problem(() -> Files.newDirectoryStream(file))).isEqualTo(file + " is no folder");
        assertThat(problem(() -> Files.createFile(file))).isEqualTo(file + " is there already");
        assertThat(FileProblem.of(new AccessDeniedException("a")))
                .isEqualTo("a may not be used; check its permissions");
    }

    @Test
    void passesOnWhatSaysSoItself() {
        assertThat(FileProblem.of(new FileSystemException("a", null, "Not a directory")))
                .isEqualTo("a: Not a directory");
        assertThat(FileProblem.of(new NoSuchFileException("a", null, "gone"))).isEqualTo("a: gone");
        assertThat(FileProblem.of(new IOException("not in GZIP format"))).isEqualTo("not in GZIP format");
        assertThat(FileProblem.of(new IOException())).isEqualTo("java.io.IOException");
    }

    private interface Work {
        void run() throws IOException;
    }

    private static String problem(Work work) {
        try {
            work.run();
            return "none";
        } catch (IOException e) {
            return FileProblem.of(e);
        }
    }
}
