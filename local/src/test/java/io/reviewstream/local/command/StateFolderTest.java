package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.runtime.SettingsException;
import io.reviewstream.sink.StoreAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateFolderTest {
    @TempDir
    Path folder;

    @Test
    void isOfItsOwnForEachStore() {
        assertThat(byDefault("out")).isEqualTo(Path.of("out", ".state"));
        assertThat(byDefault("postgresql://ida:secret@db/a"))
                .isEqualTo(byDefault("postgresql://max@db/a?sslmode=require"))
                .isNotEqualTo(byDefault("postgresql://ida:secret@db/b"))
                .isNotEqualTo(byDefault("postgresql://ida:secret@db/a?sslmode=require&currentSchema=b"))
                .isNotEqualTo(byDefault("s3://db/a"))
                .asString()
                .startsWith(".reviewstream-state-");
        assertThat(byDefault("s3://bucket/a")).isNotEqualTo(byDefault("s3://bucket/a?endpoint=http://here:9000"));
    }

    @Test
    void isRefusedForAnotherStore() throws IOException {
        Path state = folder.resolve("state");
        claim(state, "postgresql://ida:secret@db/a");

        claim(state, "postgresql://ida:changed@db/a");
        assertThatThrownBy(() -> claim(state, "postgresql://ida:secret@db/b"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("the state in " + state + " is that of the store postgresql://db/a, whose reviews would go"
                        + " into postgresql://db/b, too; leave --state out or name another folder, or, if the store"
                        + " has moved, remove " + state.resolve("store"));
        assertThat(state.resolve("store")).hasContent("postgresql://db/a");
    }

    @Test
    void movesTogetherWithItsStore() throws IOException {
        Path before = Files.createDirectory(folder.resolve("before"));
        claim(before.resolve("state"), before + "/out");
        claim(before.resolve("inside/.state"), before + "/inside/");
        Path after = Files.move(before, folder.resolve("after"));

        claim(after.resolve("state"), after + "/out");
        claim(after.resolve("inside/.state"), after + "/inside");
        assertThatThrownBy(() -> claim(after.resolve("state"), after + "/other"))
                .hasMessageContaining(" is that of the store " + after.resolve("out") + ", ");
    }

    @Test
    void takesOneThatWasBegunWithoutAName() throws IOException {
        Files.createDirectories(folder.resolve("state/kafka"));

        claim(folder.resolve("state"), "out");

        assertThat(folder.resolve("state/store")).doesNotExist();
    }

    @Test
    void isNoFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> claim(file, "out"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("--state must be a folder but " + file + " is a file");
    }

    @Test
    void hasNoCommaInItsName() {
        claim(folder.resolve("a b"), "out");
        claim(folder.resolve("ä"), "out");

        Path state = folder.resolve("out, final/.state");
        assertThatThrownBy(() -> StateFolder.of(
                                new StoreAddress(folder.resolve("out, final").toString()), null)
                        .claim())
                .isInstanceOf(SettingsException.class)
                .hasMessage("the state cannot be in " + state + ", as Kafka takes a comma for the end of a folder's"
                        + " name; give --state a folder without one");
        assertThat(state.getParent()).doesNotExist();
    }

    private static Path byDefault(String store) {
        return StateFolder.of(new StoreAddress(store), null).path();
    }

    private static void claim(Path state, String store) {
        StateFolder.of(new StoreAddress(store), state).claim();
    }
}
