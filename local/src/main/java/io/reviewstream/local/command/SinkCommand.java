package io.reviewstream.local.command;

import io.reviewstream.sink.SinkMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The sink service in this process. */
@Command(
        name = "sink",
        description = {"Write reviews.enriched to JSON storage.", "Runs until stopped."},
        footer = {"", "Settings come from SINK_* and KAFKA_* variables: see sink/README.md."})
final class SinkCommand implements Callable<Integer> {
    private final Terminal terminal;

    SinkCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return SinkMain.run(terminal.environment(), terminal.err());
    }
}
