package io.reviewstream.local.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command reads and writes.
 *
 * @param in standard input
 * @param out for data
 * @param err for people
 * @param environment variables
 * @param outIsTerminal whether a person sees {@code out} directly
 * @param errIsTerminal whether a person sees {@code err} directly
 */
record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean outIsTerminal,
        boolean errIsTerminal) {
    /** The launcher says which streams are terminals, as Java 17 cannot tell them apart. */
    static Terminal of(Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {
        return new Terminal(
                in,
                out,
                err,
                environment,
                "1".equals(environment.get("REVIEWSTREAM_STDOUT_TTY")),
                "1".equals(environment.get("REVIEWSTREAM_STDERR_TTY")));
    }

    /** Colours are for terminals whose user has not said {@code NO_COLOR}. */
    boolean outColours() {
        return outIsTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }
}
