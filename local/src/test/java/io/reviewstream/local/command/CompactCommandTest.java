package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompactCommandTest {
    private static final Instant NOW = Instant.now();
    private static final int KILLS = Integer.getInteger("reviewstream.kills", 1);

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void nameTheStore() {
        path = folder.resolve("store");
    }

    @Test
    void mergesSmallFiles() throws IOException {
        new SmallStore(path).singles(NOW, 0, 10);

        Cli cli = Cli.run("compact", path.toString());

        assertThat(cli).isEqualTo(new Cli(0, "compacted 9 files into 1, dropped 0 reviews\n", ""));
        assertThat(SmallStore.filesIn(path)).hasSize(2);
        assertThat(lines()).containsExactlyElementsOf(reviews(0, 10));
        assertSound();
    }

    @Test
    void saysThatThereIsNothingToDo() throws IOException {
        new SmallStore(path).singles(NOW, 0, 2);

        assertThat(Cli.run("compact", path.toString())).isEqualTo(new Cli(0, "nothing to merge or to drop\n", ""));
        assertThat(SmallStore.filesIn(path)).hasSize(2);
    }

    @Test
    void keepsOnlyTheLatestRevisionIfAsked() throws IOException {
        new SmallStore(path)
                .batch(NOW, SmallStore.json("a", 1), SmallStore.json("b", 1))
                .batch(NOW, SmallStore.json("a", 2))
                .batch(NOW, SmallStore.json("c", 1));

        assertThat(Cli.run("compact", path.toString()).out()).endsWith("dropped 0 reviews\n");
        Cli cli = Cli.run("compact", "--latest-only", path.toString());

        assertThat(cli.out()).isEqualTo("compacted 1 file into 1, dropped 1 review\n");
        assertThat(lines()).containsExactly(SmallStore.json("b", 1), SmallStore.json("a", 2), SmallStore.json("c", 1));
        assertSound();
    }

    @Test
    void removesWhatIsOlderThanItIsToBeKept() throws IOException {
        new SmallStore(path).singles(NOW.minus(Duration.ofDays(40)), 0, 4).singles(NOW, 4, 8);

        Cli cli = Cli.run("compact", "--keep-for", "30d", path.toString());

        assertThat(cli.out()).isEqualTo("compacted 7 files into 1, dropped 4 reviews\n");
        assertThat(lines()).containsExactlyElementsOf(reviews(4, 8));
        assertSound();
        assertThat(new SmallStore(path).singles(NOW, 8, 9).files()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "d30", "-1d", "0d", "00h", "1.5d", "30 days", "999999999999d"})
    void refusesAnAgeThatIsNone(String age) {
        Cli cli = Cli.run("compact", "--keep-for=" + age, path.toString());

        assertThat(cli)
                .isEqualTo(new Cli(
                        2, "", "reviewstream: --keep-for must be a time such as 90d or 36h but was " + age + "\n"));
    }

    @Test
    void refusesWhatIsNoStoreOfFiles() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(Cli.run("compact", path.toString()).errLines())
                .containsExactly("reviewstream: there is no folder " + path + "; compact takes what was given as --to");
        assertThat(Cli.run("compact", empty.toString()).errLines())
                .containsExactly("reviewstream: " + empty + " is no store of this kind: it has no folder _manifest");
        assertThat(Cli.run("compact", "postgresql://somewhere/db").errLines())
                .containsExactly("reviewstream: compact is for folders; a database keeps the latest revision of each"
                        + " review anyway, and sink/README.md has the statement that removes what is too old");
    }

    @Test
    void refusesToMergeADamagedFile() throws IOException {
        Path damaged = new SmallStore(path).singles(NOW, 0, 4).files().get(1);
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[5] ^= 1;
        Files.write(damaged, bytes);

        Cli cli = Cli.run("compact", path.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.errLines())
                .containsExactly("reviewstream: store " + path + ": cannot compact it: " + path.relativize(damaged)
                        + " is damaged; verify says where");
        assertThat(SmallStore.filesIn(path)).hasSize(4);
    }

    @Test
    void losesAndDoublesNothingWhenItsProcessIsKilled() throws Exception {
        var random = new Random(1);
        int stored = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            new SmallStore(path).singles(NOW, stored, stored + 60);
            stored += 60;
            Files.deleteIfExists(path.resolve("_tmp/ledger.lock"));
            Process compact = start();
            // From when it begins to write, at any moment of what follows.
            while (compact.isAlive() && Files.notExists(path.resolve("_tmp/ledger.lock"))) {
                Thread.onSpinWait();
            }
            compact.waitFor(random.nextInt(150_000), TimeUnit.MICROSECONDS);
            compact.destroyForcibly().waitFor();

            assertThat(lines()).containsAll(reviews(0, stored));
        }
        assertThat(Cli.run("compact", path.toString()).exitCode()).isZero();

        assertThat(lines()).containsExactlyInAnyOrderElementsOf(reviews(0, stored));
        assertSound();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reviewstream.class.getName(),
                        "compact",
                        path.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private void assertSound() {
        assertThat(Cli.run("verify", path.toString()).out()).endsWith("complete, each once, checksums right\n");
    }

    private static List<String> reviews(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> SmallStore.json("r" + i, 1))
                .toList();
    }

    private List<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        for (Path file : SmallStore.filesIn(path)) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }
}
