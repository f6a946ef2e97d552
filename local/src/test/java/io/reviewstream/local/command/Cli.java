package io.reviewstream.local.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a command left behind.
 *
 * @param exitCode of the process
 * @param out all of stdout
 * @param err all of stderr
 */
record Cli(int exitCode, String out, String err) {
    /** Runs a command in this process, as the launcher would in its own. */
    static Cli run(String... arguments) {
        return withInput("", arguments);
    }

    static Cli withInput(String input, String... arguments) {
        return with(Map.of(), input, arguments);
    }

    static Cli with(Map<String, String> environment, String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                false,
                false);
        int exitCode = Reviewstream.run(arguments, terminal);
        return new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    /** The last line of stdout, where {@code run} says what became of all. */
    String lastLine() {
        List<String> lines = outLines();
        return lines.get(lines.size() - 1);
    }
}
