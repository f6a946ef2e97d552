package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reviewstream.events.EnrichedReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run in a process of its own, killed without warning. */
final class KillIT {
    private static final int REVIEWS = 20_000;

    @TempDir
    Path folder;

    @Test
    void endsWithTheSameSetWhenKilledHalfWayAndStartedAgain() throws Exception {
        Path source = Files.writeString(
                folder.resolve("reviews.jsonl"),
                IntStream.range(0, REVIEWS).mapToObj(KillIT::line).collect(Collectors.joining()));
        Path store = folder.resolve("out");

        for (long logBytes : new long[] {1, 400_000}) {
            Process run = start(source, store, folder.resolve("killed.log"));
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !run.isAlive() || bytesOf(store.resolve(".state/kafka"), "reviews.raw-") >= logBytes);
            run.destroyForcibly().waitFor();
        }
        Path log = folder.resolve("last.log");
        int exitCode = start(source, store, log).waitFor();

        assertThat(exitCode).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log))
                .endsWith("ingested " + REVIEWS + ", enriched " + REVIEWS + ", stored " + REVIEWS
                        + ", duplicates 0, dead letters 0\n");
        assertThat(StoredReviews.in(store).stream()
                        .map(EnrichedReview::id)
                        .sorted()
                        .toList())
                .isEqualTo(IntStream.range(0, REVIEWS)
                        .mapToObj(i -> "r" + i)
                        .sorted()
                        .toList());
    }

    private static Process start(Path source, Path store, Path log) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.reviewstream.local.command.Reviewstream",
                "run",
                "--from",
                source.toString(),
                "--to",
                store.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static long bytesOf(Path folder, String prefix) {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            file.toString().contains(prefix) && file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            // The broker makes and removes files meanwhile.
            return 0;
        }
    }

    private static String line(int number) {
        return "{\"id\":\"r" + number + "\",\"text\":\"Film number " + number
                + " was quite good, with fine actors and a story that holds until its last scene.\"}\n";
    }
}
