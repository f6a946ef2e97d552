package io.reviewstream.local.command;

import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.sink.files.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a store against its manifest. */
@Command(
        name = "verify",
        description = {
            "Check stored files: complete, each record once, checksums.",
            "Needs no Kafka. Exit 0 when the store is sound, 1 when it is not; every problem is a line on stdout."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "STORE", description = "The folder that enriched reviews were stored in.")
    private Path store = Path.of("");

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!Files.isDirectory(store)) {
            throw new SettingsException("there is no folder " + store + "; verify takes what was given as --to");
        }
        Verification result = Verification.of(store);
        result.lines().forEach(terminal.out()::println);
        terminal.out().flush();
        return result.isSound() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
