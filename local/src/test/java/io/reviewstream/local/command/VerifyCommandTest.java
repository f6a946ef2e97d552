package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyCommandTest {
    private static final Instant DAY = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path folder;

    private Path path;
    private SmallStore store;

    @BeforeEach
    void fill() {
        path = folder.resolve("store");
        store = new SmallStore(path).singles(DAY, 0, 3);
    }

    @Test
    void saysThatAStoreIsSound() {
        Cli cli = Cli.run("verify", path.toString());

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).isEqualTo("3 reviews in 3 files of 3 batches: complete, each once, checksums right\n");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void locatesAFlippedByte() throws IOException {
        Path file = store.files().get(1);
        byte[] bytes = Files.readAllBytes(file);
        bytes[7] ^= 0x20;
        Files.write(file, bytes);

        Cli cli = Cli.run("verify", path.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.outLines())
                .containsExactly(
                        "problem: " + path.relativize(file) + ": byte 7 is 0x52 but 0x72 was written (line 1)",
                        "3 reviews in 3 files of 3 batches: 1 problem");
    }

    @Test
    void namesAMissingRange() throws IOException {
        Path file = store.files().get(1);
        Files.delete(store.manifest(1));

        Cli cli = Cli.run("verify", path.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.outLines())
                .containsExactly(
                        "problem: reviews.enriched-0 (topic id topic-id-1): offsets 1 to 1 are missing: no manifest"
                                + " covers them",
                        "problem: " + path.relativize(file)
                                + " is in no manifest: its reviews do not count, but readers see them",
                        "2 reviews in 2 files of 2 batches: 2 problems");
    }

    @Test
    void namesADoubledReview() throws IOException {
        new SmallStore(path).batch(DAY, SmallStore.json("r0", 1));

        Cli cli = Cli.run("verify", path.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.outLines().get(0)).contains("line 1: r0 revision 1 is there twice, first in ");
    }

    @Test
    void refusesWhatIsNoStore() {
        assertThat(Cli.run("verify", folder.resolve("nothing").toString()))
                .isEqualTo(new Cli(
                        2,
                        "",
                        "reviewstream: there is no folder " + folder.resolve("nothing")
                                + "; verify takes what was given as --to\n"));
        assertThat(Cli.run("verify", "ftp://there/it").errLines())
                .containsExactly(
                        "reviewstream: the store must be a folder, postgresql://… or s3://… but was ftp://there/it");
        assertThat(Cli.run("verify", "postgresql://127.0.0.1:1/none").exitCode())
                .isEqualTo(1);
    }
}
