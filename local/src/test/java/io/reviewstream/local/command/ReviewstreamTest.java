package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "console",
                "consume",
                "verify",
                "audit",
                "doctor",
                "topics",
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

    @ParameterizedTest
    @CsvSource({
        "--to, 'run --from - --to ?'",
        "--from, 'run --from - ? --to out'",
        "--state, 'run --from - --to out --state=?'",
        "--bootstrap-servers, 'run --from - --to out --bootstrap-servers ?'",
        "STORE, 'verify ?'",
        "--store, 'audit --store ?'",
        "ID, 'dlq show ?'",
        "--out, 'train --data . --out ?'"
    })
    void takesNoEmptyWordForTheCurrentFolder(String name, String command) {
        Cli cli = Cli.run(Stream.of(command.split(" "))
                .map(word -> word.replace("?", ""))
                .toArray(String[]::new));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.errLines())
                .hasSize(2)
                .startsWith("reviewstream: " + name + " is empty");
    }

    @Test
    void takesAnEmptyPrefix() {
        Cli cli = Cli.run("catalogue", "publish", "none.csv", "--topic-prefix", "");

        assertThat(cli.err()).startsWith("reviewstream: catalogue none.csv cannot be read");
    }

    @Test
    void showsUsageOnStderrWhenNothingIsAsked() {
        Cli cli = Cli.run();

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).startsWith("Usage: reviewstream");
    }
}
