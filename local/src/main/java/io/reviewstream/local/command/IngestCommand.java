package io.reviewstream.local.command;

import io.reviewstream.ingest.IngestMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The ingest service in this process. */
@Command(
        name = "ingest",
        description = {"Read reviews from sources and publish them to reviews.raw.", "Runs until stopped."},
        footer = {"", "Settings come from INGEST_* and KAFKA_* variables: see ingest/README.md."})
final class IngestCommand implements Callable<Integer> {
    private final Terminal terminal;

    IngestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return IngestMain.run(terminal.environment(), terminal.err());
    }
}
