package io.reviewstream.local.command;

import io.reviewstream.events.Topics;
import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.local.audit.Audit;
import io.reviewstream.local.audit.Finding;
import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.sink.StoreAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Accounts for every record from the sources to a store. */
@Command(
        name = "audit",
        description = {
            "Account for every record, by source and partition: what was read is enriched, a duplicate or a dead letter,",
            "and what was enriched is stored. Without a cluster it starts the embedded broker of a run that has ended.",
            "Exit 0 when nothing is unexplained, 1 when there is a gap; stdout says where it begins."
        })
final class AuditCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            required = true,
            description = "The folder, database or bucket that enriched reviews are stored in.")
    private String store = "";

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "The cluster (default: KAFKA_BOOTSTRAP_SERVERS, else the embedded broker's state).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Where the run's embedded broker kept its log (default: where run has it without --state).")
    private @Nullable Path state;

    @Option(
            names = "--topic-prefix",
            paramLabel = Reviewstream.PREFIX,
            description = "Put before the names of all topics.")
    private String topicPrefix = "";

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var address = StoreAddress.of(store, terminal.environment());
        address.problem().ifPresent(problem -> {
            throw new SettingsException("the store " + problem);
        });
        if (!address.isThere()) {
            throw new SettingsException("there is no folder " + store + "; --store takes what was given as --to");
        }
        Map<String, String> env = ClusterOptions.withServers(terminal.environment(), bootstrapServers);
        Finding finding;
        KafkaSettings.refuseMistyped(env);
        if (state == null && ClusterOptions.areNamed(env)) {
            finding = audit(ClusterOptions.kafka(terminal.environment(), bootstrapServers), address);
        } else {
            try (var kafka = EmbeddedKafka.start(stateFolder(address))) {
                finding = audit(KafkaSettings.of(kafka.bootstrapServers()), address);
            }
        }
        finding.lines().forEach(terminal.out()::println);
        terminal.out().flush();
        return finding.isExplained() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Finding audit(KafkaSettings kafka, StoreAddress address) {
        return new Audit(
                        kafka,
                        new Topics(topicPrefix),
                        address.text(),
                        line -> terminal.err().println("reviewstream: " + line))
                .run();
    }

    private Path stateFolder(StoreAddress address) {
        var folder = StateFolder.of(address, state);
        if (!folder.isBegun()) {
            throw new SettingsException("there is no state of a run in " + folder.path()
                    + "; give --state, or --bootstrap-servers for a cluster");
        }
        return folder.path();
    }
}
