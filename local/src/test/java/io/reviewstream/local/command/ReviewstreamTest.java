package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReviewstreamTest {
    @TempDir
    Path folder;

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

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "enrich", "sink", "console", "topics", "consume", "dlq list"})
    void namesTheVariableThatKafkaDoesNotTake(String command) {
        Map<String, String> environment = Map.of(
                "KAFKA_SECURITY_PROTOCOL",
                "SSLX",
                "INGEST_SOURCES",
                "-",
                "SINK_STORE",
                folder.toString(),
                "ENRICH_STATE_FOLDER",
                folder.toString());

        Cli cli = Cli.with(environment, "", command.split(" "));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.errLines())
                .singleElement(STRING)
                .contains(": KAFKA_SECURITY_PROTOCOL: Invalid value SSLX for configuration security.protocol: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "enrich", "sink", "console"})
    void failsWhereTheClustersNameIsNotKnown(String service) {
        Map<String, String> environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "kafka.invalid:9092",
                "INGEST_SOURCES",
                "-",
                "SINK_STORE",
                folder.toString(),
                "ENRICH_STATE_FOLDER",
                folder.toString());

        Cli cli = Cli.with(environment, "", service);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.errLines()).singleElement(STRING).startsWith(service + ": ");
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
