package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The alert rules, as Prometheus itself reads them. */
final class AlertsTest {
    private static final Path FOLDER = Path.of("..", "deploy", "prometheus");

    @Test
    void areRulesThatPrometheusTakes() throws Exception {
        Optional<Path> promtool = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                promtool.isPresent(), "no promtool here (Debian: apt install prometheus), so the alerts go unchecked");

        var process = new ProcessBuilder(
                        promtool.orElseThrow().toString(),
                        "check",
                        "rules",
                        FOLDER.resolve("alerts.yml").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }
}
