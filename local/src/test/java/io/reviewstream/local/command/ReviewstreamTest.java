package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReviewstreamTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "run",
                "analyze",
                "ingest",
                "enrich",
                "sink",
                "consume",
                "verify",
                "compact",
                "diff",
                "dlq",
                "catalogue",
                "train",
                "evaluate"
            })
    void everyCommandHasHelpOnStdout(String command) {
        Cli cli = Cli.run(command, "--help");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).startsWith("Usage: reviewstream " + command);
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void callsAnUnknownCommandWrongUsage() {
        Cli cli = Cli.run("anlyze");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("anlyze").contains("Try: reviewstream --help");
    }

    @Test
    void showsUsageOnStderrWhenNothingIsAsked() {
        Cli cli = Cli.run();

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).startsWith("Usage: reviewstream");
    }
}
