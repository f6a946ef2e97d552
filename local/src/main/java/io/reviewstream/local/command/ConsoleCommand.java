package io.reviewstream.local.command;

import io.reviewstream.console.ConsoleMain;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The console service in this process. */
@Command(
        name = "console",
        description = {"Serve the live page over the topics: reviews, films, the pipeline.", "Runs until stopped."},
        footer = {"", "Settings come from CONSOLE_* and KAFKA_* variables: see console/README.md."})
final class ConsoleCommand implements Callable<Integer> {
    private final Terminal terminal;

    ConsoleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, String> env = terminal.environment();
        var topics = new Topics(env.getOrDefault("CONSOLE_TOPIC_PREFIX", "").trim());
        return ConsoleMain.run(env, terminal.err(), new ConsoleReplay(KafkaSettings.from(env), topics));
    }
}
