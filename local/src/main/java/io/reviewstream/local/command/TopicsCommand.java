package io.reviewstream.local.command;

import io.reviewstream.events.Topic;
import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.local.ClusterFailure;
import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the topics of a pipeline where they are missing. */
@Command(
        name = "topics",
        description = {
            "Create the topics that are not there yet, with the settings they need, and list them all.",
            "Those that are there stay as they are; run it as often as you like."
        },
        footer = {"", "Other Kafka client settings (TLS, SASL …) come from KAFKA_* variables."})
final class TopicsCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Terminal terminal;
    private final Duration patience;
    private final Duration silence;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "12",
            description =
                    "Of topics that are created now: at most so many enrich threads share the work (default: 12).")
    private int partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "-1",
            description = "Copies of topics that are created now (default: -1, the cluster decides).")
    private short replication;

    @Option(
            names = {"--topic-prefix", "--prefix"},
            paramLabel = Reviewstream.PREFIX,
            defaultValue = "",
            description = "Put before the names of all topics.")
    private String prefix = "";

    TopicsCommand(Terminal terminal) {
        this(terminal, PATIENCE, SILENCE);
    }

    /**
     * The command with other times.
     *
     * @param patience how long the cluster may take to answer
     * @param silence after which it is said that it is waited for
     */
    TopicsCommand(Terminal terminal, Duration patience, Duration silence) {
        this.terminal = terminal;
        this.patience = patience;
        this.silence = silence;
    }

    @Override
    public Integer call() throws InterruptedException {
        PipelineOptions.checkedPartitions(partitions);
        if (replication < 1 && replication != -1) {
            throw new SettingsException("--replication must be at least 1, or -1, but was " + replication);
        }
        KafkaSettings kafka = cluster.kafka(terminal);
        var topics = new Topics(prefix);
        try (Admin admin =
                Admin.create(kafka.with(Map.of("default.api.timeout.ms", Long.toString(patience.toMillis()))))) {
            sayIfItIsWaitedFor(admin, kafka);
            TopicCreation.ensure(admin, topics, partitions, replication);
            List<String> names = topics.all().stream().map(Topic::name).toList();
            Map<String, TopicDescription> found = describe(admin, names);
            for (String name : names) {
                TopicDescription topic = found.get(name);
                if (topic != null) {
                    terminal.out()
                            .println(name + ": partitions "
                                    + topic.partitions().size() + ", replication "
                                    + topic.partitions().get(0).replicas().size());
                }
            }
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw ClusterFailure.of("cannot make the topics", kafka, cause);
        }
        terminal.out().flush();
        return ExitCode.DONE;
    }

    /** The topics, once the broker that is asked has heard of those that were just made. */
    private Map<String, TopicDescription> describe(Admin admin, List<String> names)
            throws ExecutionException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return admin.describeTopics(names).allTopicNames().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() - until > 0) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
        }
    }

    /** Whoever started the cluster a moment ago need do nothing, but must not wonder. */
    private void sayIfItIsWaitedFor(Admin admin, KafkaSettings kafka) throws InterruptedException {
        try {
            admin.describeCluster().nodes().get(silence.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            terminal.err()
                    .println("the cluster at " + kafka.bootstrapServers() + " does not answer yet; waiting for it, "
                            + patience.toSeconds() + " s at most");
        } catch (ExecutionException e) {
            // What is wrong is said by what is asked of it next.
        }
    }
}
