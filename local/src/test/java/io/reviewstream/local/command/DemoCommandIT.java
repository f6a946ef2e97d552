package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reviewstream.runtime.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class DemoCommandIT {
    @TempDir
    Path folder;

    @Test
    void showsEverySampleAndKeepsItAsJson() throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                false,
                false);
        var demo = new DemoCommand(terminal);
        new CommandLine(demo).parseArgs("--to", folder.toString(), "--pace", "1");
        var stop = new StopSignal();
        var thread = Executors.newSingleThreadExecutor();

        try {
            var totals = thread.submit(() -> demo.run(stop));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> out.toString(StandardCharsets.UTF_8).lines().count() == 41);
            stop.trip();

            assertThat(totals.get()).hasToString("ingested 42, enriched 41, stored 41, duplicates 1, dead letters 4");
        } finally {
            stop.trip();
            thread.shutdown();
        }
        assertThat(StoredReviews.in(folder.resolve("reviews"))).hasSize(41);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Casablanca (1942)")
                .doesNotContain("\u001B");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Kafka is at").contains("reviews.jsonl:9");
    }
}
