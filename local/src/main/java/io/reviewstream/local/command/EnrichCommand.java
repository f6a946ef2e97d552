package io.reviewstream.local.command;

import io.reviewstream.enrich.EnrichMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The enrich service in this process. */
@Command(
        name = "enrich",
        description = {"Analyse reviews.raw into reviews.enriched.", "Runs until stopped."},
        footer = {"", "Settings come from ENRICH_* and KAFKA_* variables: see enrich/README.md."})
final class EnrichCommand implements Callable<Integer> {
    private final Terminal terminal;

    EnrichCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return EnrichMain.run(terminal.environment(), terminal.err());
    }
}
