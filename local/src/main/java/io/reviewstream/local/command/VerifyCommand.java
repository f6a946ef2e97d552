package io.reviewstream.local.command;

import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.sink.StoreAddress;
import io.reviewstream.sink.store.Findings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a store against its manifest. */
@Command(
        name = "verify",
        description = {
            "Check what is stored: complete, each record once, bytes and rows as they were written. Of documents"
                    + " (SINK_LAYOUT=document): no batch missing, each a whole review under its own name; not"
                    + " whether one was removed or changed.",
            "Needs no Kafka. Exit 0 when the store is sound, 1 when it is not; every problem is a line on stdout."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "STORE",
            description =
                    "The folder, database or bucket that enriched reviews were stored in: what was given as --to.")
    private String store = "";

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var address = StoreAddress.of(store, terminal.environment());
        address.problem().ifPresent(problem -> {
            throw new SettingsException("the store " + problem);
        });
        if (!address.isThere()) {
            throw new SettingsException("there is no folder " + store + "; verify takes what was given as --to");
        }
        Findings result = address.verify();
        result.lines().forEach(terminal.out()::println);
        terminal.out().flush();
        return result.isSound() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
