package io.reviewstream.local.command;

import io.reviewstream.enrich.catalogue.CatalogueFile;
import io.reviewstream.events.CatalogueEntry;
import io.reviewstream.events.Topic;
import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.local.ClusterFailure;
import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The works that reviews may be of. */
@Command(
        name = "catalogue",
        description = "Works that reviews may be of: check a file of them, publish it to reviews.catalogue.",
        synopsisSubcommandLabel = "(check | publish)",
        subcommands = {CatalogueCommand.CheckCommand.class, CatalogueCommand.PublishCommand.class})
final class CatalogueCommand implements Callable<Integer> {
    private final Terminal terminal;

    CatalogueCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.err().println("reviewstream: catalogue needs one of: check, publish");
        terminal.err().println("Try: reviewstream catalogue --help");
        return ExitCode.USAGE;
    }

    /** How many entries a catalogue has, at least one, all of them good. */
    private static long check(Path file) {
        var entries = new AtomicLong();
        CatalogueFile.read(file, (id, entry) -> entries.incrementAndGet());
        if (entries.get() == 0) {
            throw new SettingsException("catalogue " + file + " has no entries; write a work a line");
        }
        return entries.get();
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Read a catalogue and name the rows that are none.")
    static final class CheckCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(paramLabel = "FILE", description = "JSON Lines or .csv, .gz or not.")
        private Path file = Path.of("");

        CheckCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            long entries = check(file);
            terminal.out().println(entries == 1 ? "1 entry, a good one" : entries + " entries, all of them good");
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = {
                "Publish a catalogue to reviews.catalogue; nothing is sent when a row is bad.",
                "An entry replaces the one with the same key: its id, else its first identifier, else name and year."
            })
    static final class PublishCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(paramLabel = "FILE", description = "JSON Lines or .csv, .gz or not.")
        private Path file = Path.of("");

        @Mixin
        private ClusterOptions cluster = new ClusterOptions();

        @Option(
                names = "--topic-prefix",
                paramLabel = Reviewstream.PREFIX,
                description = "As in ENRICH_TOPIC_PREFIX (default: none).")
        private String prefix = "";

        PublishCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws InterruptedException {
            // First without sending, so that a bad row does not leave half a catalogue behind.
            check(file);
            var topics = new Topics(prefix);
            KafkaSettings kafka = cluster.kafka(terminal);
            try {
                long sent = publish(kafka, topics);
                terminal.out()
                        .println("published " + sent + (sent == 1 ? " entry to " : " entries to ")
                                + topics.catalogue().name());
                return ExitCode.DONE;
            } catch (KafkaException e) {
                throw ClusterFailure.of("cannot publish the catalogue", kafka, e);
            }
        }

        private long publish(KafkaSettings kafka, Topics topics) throws InterruptedException {
            try (var admin = Admin.create(kafka.with(Map.of("default.api.timeout.ms", "30000")))) {
                TopicCreation.ensure(admin, topics, 1, (short) -1);
            }
            Topic<String, CatalogueEntry> topic = topics.catalogue();
            var failure = new AtomicReference<@Nullable Exception>();
            var sent = new AtomicLong();
            try (var producer = new KafkaProducer<>(
                    kafka.with(Map.of("compression.type", "lz4", "linger.ms", "20")),
                    topic.keys().serializer(),
                    topic.values().serializer())) {
                CatalogueFile.read(file, (id, entry) -> {
                    producer.send(new ProducerRecord<>(topic.name(), id, entry), (metadata, e) -> {
                        if (e != null) {
                            failure.compareAndSet(null, e);
                        }
                    });
                    sent.incrementAndGet();
                });
                producer.flush();
            }
            Exception failed = failure.get();
            if (failed != null) {
                throw new KafkaException(failed.getMessage(), failed);
            }
            return sent.get();
        }
    }
}
