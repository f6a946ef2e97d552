package io.reviewstream.sink.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PresenceTest {
    private static final String PART = "topic-0-00000000000000000000-";

    private final Disk disk = new LocalDisk();

    @TempDir
    Path folder;

    @BeforeEach
    void onASystemThatSaysWhichItIs() {
        assumeTrue(Files.exists(Path.of("/proc/sys/kernel/random/boot_id")));
    }

    @Test
    void takesNobodyForGoneWhoIsThere() throws IOException {
        try (var other = Presence.in(folder, disk, "other", "elsewhere");
                var own = Presence.in(folder, disk, "own")) {
            own.announce();
            other.announce();
            other.announce();

            assertThat(names()).hasSize(2).allMatch(name -> name.startsWith("alive-"));
            assertThat(own.gone()).isEmpty();
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void tellsWhoIsGoneAndTidiesUpOnceNothingIsLeftOfThem() throws IOException {
        sign("killed", bootId());
        Path left = Files.createFile(folder.resolve(PART + "killed-1.part"));

        try (var own = Presence.in(folder, disk, "own")) {
            assertThat(own.gone()).containsExactly("killed");
            own.tidy();
            assertThat(names()).hasSize(2);
            Files.delete(left);
            own.tidy();
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void saysNothingOfSinksOfAnotherMachine() throws IOException {
        sign("elsewhere", "00000000-0000-0000-0000-000000000000");
        Files.createFile(folder.resolve(PART + "elsewhere.manifest"));

        try (var own = Presence.in(folder, disk, "own")) {
            assertThat(own.gone()).isEmpty();
            own.tidy();
        }

        assertThat(names()).hasSize(2);
    }

    @Test
    void noticesThatWhatItWroteWasTakenAway() throws IOException {
        try (var own = Presence.in(folder, disk, "own")) {
            var part = new PartFile(disk, folder.resolve(PART + "own-1.part"), Compression.NONE);
            part.add(0, new byte[] {'{', '}'});
            part.finish();
            own.check(List.of(part));
            Files.delete(part.aside());

            assertThatThrownBy(() -> own.check(List.of(part))).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void removesOfAKilledSinkWhatWasNeverPublishedAndNothingElse() throws IOException {
        var aside = new Aside(disk, folder, "topic-0");
        for (String name : List.of(
                PART + "killed-1.part",
                "topic-0-00000000000000000007-killed-2.part",
                "topic-0-00000000000000000007-killed.1-3.part",
                "topic-0-00000000000000000007-killed.manifest",
                "topic-0-00000000000000000007-alive-1.part",
                "topic-1-00000000000000000007-killed-1.part",
                "ledger.lock")) {
            Files.createFile(folder.resolve(name));
        }

        aside.tidy(7, java.util.Set.of("killed"));

        assertThat(names())
                .containsExactly(
                        "ledger.lock",
                        "topic-0-00000000000000000007-alive-1.part",
                        "topic-1-00000000000000000007-killed-1.part");
    }

    /** As a process leaves it that is killed. */
    private void sign(String token, String system) throws IOException {
        Files.createFile(folder.resolve("alive-" + token + "-process-" + system));
    }

    private static String bootId() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).trim();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
