package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.reviewstream.runtime.FailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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
    @ValueSource(
            strings = {"topics", "consume", "dlq list", "doctor", "run --from - --to x", "audit --store .", "console"})
    void namesTheVariableOfKafkaThatIsMistyped(String command) {
        Cli cli = Cli.with(Map.of("KAFKA_BOOTSTRAP_SERVER", "localhost:1"), "", command.split(" "));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.errLines())
                .singleElement(STRING)
                .endsWith(
                        "KAFKA_BOOTSTRAP_SERVER is not a setting of Kafka's clients; did you mean KAFKA_BOOTSTRAP_SERVERS?");
    }

    @Test
    void namesTheVariableOfAllCommandsThatIsMistyped() {
        assertThat(Cli.with(
                        Map.of("REVIEWSTREAM_LOGLEVEL", "info", "REVIEWSTREAM_DIST", "built"),
                        "",
                        "catalogue",
                        "check",
                        "x"))
                .isEqualTo(
                        new Cli(
                                2,
                                "",
                                "reviewstream: REVIEWSTREAM_LOGLEVEL is not a setting; did you mean REVIEWSTREAM_LOG_LEVEL?\n"));
    }

    @Test
    void doesNotCallAFolderWrongThatOnlyTheImageNames() throws IOException {
        String file = Files.createFile(folder.resolve("file")).toString();

        Cli image = Cli.with(Map.of("ENRICH_STATE_FOLDER", file), "", "doctor", "--bootstrap-servers", "localhost:1");
        Cli enrich = Cli.with(
                Map.of("ENRICH_STATE_FOLDER", file, "ENRICH_THREADS", "2"),
                "",
                "doctor",
                "--bootstrap-servers",
                "localhost:1");

        assertThat(image.outLines().get(0))
                .isEqualTo("note  disk      ENRICH_STATE_FOLDER is " + file + ", but " + file
                        + " is a file; only enrich needs it");
        assertThat(enrich.outLines().get(0))
                .isEqualTo("WRONG disk      ENRICH_STATE_FOLDER is " + file + ", but " + file + " is a file");
    }

    @Test
    void saysThatTheClusterIsWaitedFor() {
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Map.of("KAFKA_REQUEST_TIMEOUT_MS", "500"),
                false,
                false);
        var topics = new TopicsCommand(terminal, Duration.ofSeconds(1), Duration.ZERO);
        new CommandLine(topics).parseArgs("--bootstrap-servers", "localhost:1");

        assertThatThrownBy(topics::call).isInstanceOf(FailedException.class);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("the cluster at localhost:1 does not answer yet; waiting for it, 1 s at most\n");
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
    void saysThatAPathIsNone() {
        Cli cli = Cli.run("analyze", "a\0b");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.errLines()).singleElement(STRING).contains("no path");
    }

    @Test
    void doesNotStoreWhereItReads() {
        Cli cli = Cli.run("run", "--from", folder.toString(), "--to", folder + "/.");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.errLines()).singleElement(STRING).contains("--to " + folder + "/. is the source " + folder);
    }

    @Test
    void saysFromWhatAddressesItReads() {
        Cli cli = Cli.run("run", "--from", "ftp://example.org/reviews.csv", "--to", folder.toString());

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.errLines())
                .containsExactly("reviewstream: ftp://example.org/reviews.csv: nothing is read from such an address,"
                        + " but from http(s)://, sse+http(s):// and ws(s)://");
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
        "'anlyze x', there is no command anlyze; did you mean analyze?, ''",
        "'dlq lst', there is no command lst; did you mean list?, ' dlq'",
        "'run --form x --to y', there is no option --form; did you mean --from?, ' run'",
        "'run --from x --to y --folow', there is no option --folow; did you mean --follow?, ' run'"
    })
    void namesWhatIsNotKnownBeforeWhatIsMissing(String command, String problem, String of) {
        assertThat(Cli.run(command.split(" ")))
                .isEqualTo(new Cli(2, "", "reviewstream: " + problem + "\nTry: reviewstream" + of + " --help\n"));
    }

    @ParameterizedTest
    @CsvSource({"help, --help", "help run, run --help", "help dlq show, dlq show --help"})
    void givesHelpToWhoeverAsksForItByName(String command, String option) {
        Cli cli = Cli.run(command.split(" "));

        assertThat(cli.exitCode()).isZero();
        assertThat(cli).isEqualTo(Cli.run(option.split(" ")));
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
        Cli cli = Cli.run(
                Stream.of(command.split(" ")).map(word -> word.replace("?", "")).toArray(String[]::new));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.errLines()).hasSize(2).startsWith("reviewstream: " + name + " is empty");
    }

    @ParameterizedTest
    @CsvSource({
        "'run --from - --to out --bootstrap-servers foo', '--bootstrap-servers must be host:port, … but was foo'",
        "'run --from - --to out --partitions 0', '--partitions must be 1 to 10000 but was 0'",
        "'run --from - --to out --partitions 257', '--partitions must be 1 to 256 but was 257: in one process more than"
                + " one a core only take time; a cluster (--bootstrap-servers) takes more'",
        "'topics --bootstrap-servers a:9092,foo', '--bootstrap-servers must be host:port, … but was foo'",
        "'topics --partitions 0', '--partitions must be 1 to 10000 but was 0'",
        "'topics --partitions 2147483647', '--partitions must be 1 to 10000 but was 2147483647'",
        "'topics --replication 0', '--replication must be at least 1, or -1, but was 0'",
        "'consume --bootstrap-servers foo', '--bootstrap-servers must be host:port, … but was foo'",
        "'audit --store . --bootstrap-servers foo', '--bootstrap-servers must be host:port, … but was foo'"
    })
    void namesTheOptionOfTheClusterThatIsWrong(String command, String problem) {
        assertThat(Cli.run(command.split(" "))).isEqualTo(new Cli(2, "", "reviewstream: " + problem + "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "'demo --pace -1', '--pace must be 0 or more but was -1'",
        "'dlq replay --all --max-attempts 0', '--max-attempts must be at least 1 but was 0'",
        "'dlq replay --all --max-text-bytes -1', '--max-text-bytes must be 1024 to 2097152 but was -1'",
        "'dlq replay --all --max-text-bytes 2097153', '--max-text-bytes must be 1024 to 2097152 but was 2097153'",
        "'diff . . --examples -1', '--examples must be 0 or more but was -1'",
        "'compact . --file-bytes 0', '--file-bytes must be at least 1 but was 0'"
    })
    void refusesANumberThatCannotBe(String command, String problem) {
        assertThat(Cli.run(command.split(" "))).isEqualTo(new Cli(2, "", "reviewstream: " + problem + "\n"));
    }

    @Test
    void namesTheVariableOfTheClusterThatIsWrong() {
        assertThat(Cli.with(Map.of("KAFKA_BOOTSTRAP_SERVERS", "foo"), "", "consume"))
                .isEqualTo(new Cli(2, "", "reviewstream: KAFKA_BOOTSTRAP_SERVERS must be host:port, … but was foo\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "topics", "catalogue publish none.csv"})
    void namesTheLevelsOfLoggingThatThereAre(String command) {
        assertThat(Cli.with(Map.of("REVIEWSTREAM_LOG_LEVEL", "foo"), "", command.split(" ")))
                .isEqualTo(
                        new Cli(
                                2,
                                "",
                                "reviewstream: REVIEWSTREAM_LOG_LEVEL must be one of off, error, warn, info, debug but was foo\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OFF", "error", "Warn", "INFO", "debug", ""})
    void takesALevelOfLoggingInAnyCase(String level) {
        Cli cli = Cli.with(Map.of("REVIEWSTREAM_LOG_LEVEL", level), "", "catalogue", "publish", "none.csv");

        assertThat(cli.err()).isEqualTo("reviewstream: there is no catalogue none.csv\n");
    }

    @Test
    void takesAnEmptyPrefix() {
        Cli cli = Cli.run("catalogue", "publish", "none.csv", "--topic-prefix", "");

        assertThat(cli.err()).isEqualTo("reviewstream: there is no catalogue none.csv\n");
    }

    @Test
    void showsUsageOnStderrWhenNothingIsAsked() {
        Cli cli = Cli.run();

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).startsWith("Usage: reviewstream");
    }
}
