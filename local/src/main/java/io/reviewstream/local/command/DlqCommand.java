package io.reviewstream.local.command;

import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.Json;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topics;
import io.reviewstream.events.WireFormat;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.parse.ReviewParser;
import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.local.deadletter.BatchedReplay;
import io.reviewstream.local.deadletter.Letter;
import io.reviewstream.local.deadletter.LetterBox;
import io.reviewstream.local.deadletter.Replay;
import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Dead letters: what was set aside, why, and the way back. */
@Command(
        name = "dlq",
        description = "Dead letters: counts by reason, one in full, back to where they came from.",
        synopsisSubcommandLabel = "(list | show | replay)",
        subcommands = {DlqCommand.ListCommand.class, DlqCommand.ShowCommand.class, DlqCommand.ReplayCommand.class})
final class DlqCommand implements Callable<Integer> {
    private final Terminal terminal;

    DlqCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.err().println("reviewstream: dlq needs one of: list, show, replay");
        terminal.err().println("Try: reviewstream dlq --help");
        return ExitCode.USAGE;
    }

    /** Whose letters. */
    static final class PipelineChoice {
        @Mixin
        private ClusterOptions cluster = new ClusterOptions();

        @Option(
                names = "--topic-prefix",
                paramLabel = Reviewstream.PREFIX,
                description = "Put before the names of all topics.")
        private String topicPrefix = "";

        @Option(
                names = "--state",
                paramLabel = "DIR",
                description =
                        "Instead of a cluster: where a finished run's embedded broker kept its log, as STORE/.state.")
        private @Nullable Path state;

        /**
         * To be closed after the last letter.
         *
         * @throws SettingsException when there is no such cluster or state
         */
        Place open(Terminal terminal) {
            if (state == null) {
                return new Place(terminal, cluster.kafka(terminal), new Topics(topicPrefix), null);
            }
            if (cluster.isNamed()) {
                throw new SettingsException("--state goes without --bootstrap-servers");
            }
            if (!StateFolder.isBegun(state)) {
                throw new SettingsException(
                        "there is no state of a run in " + state + "; run keeps it in the store's folder, as .state");
            }
            var broker = EmbeddedKafka.start(state);
            return new Place(terminal, KafkaSettings.of(broker.bootstrapServers()), new Topics(topicPrefix), broker);
        }
    }

    /**
     * Where the letters are.
     *
     * @param broker started for them; null with a cluster
     */
    private record Place(
            Terminal terminal,
            KafkaSettings kafka,
            Topics topics,
            @Nullable EmbeddedKafka broker) implements AutoCloseable {
        /** The letters that wait and those that were sent back; what cannot be read is told to the user. */
        List<Letter> letters(Predicate<String> withValue) {
            return letters(withValue, unreadable -> {});
        }

        List<Letter> letters(Predicate<String> withValue, Consumer<String> unreadable) {
            return box().read(
                            withValue,
                            unreadable.andThen(
                                    letter -> terminal.err().println("reviewstream: cannot read letter " + letter)));
        }

        LetterBox box() {
            return new LetterBox(kafka, topics, terminal.err()::println);
        }

        @Override
        public void close() {
            if (broker != null) {
                broker.close();
            }
        }
    }

    /**
     * Makes raw reviews as ingest makes them of lines.
     *
     * @param maxTextBytes the longest text that is taken
     */
    record Reviews(long maxTextBytes) implements Replay.Parser {
        @Override
        public RawReview parse(byte[] value, String source) {
            var parser = new ReviewParser(maxTextBytes);
            ParsedReview parsed = parser.json(value, source, Instant.now());
            if (parsed instanceof ParsedReview.Accepted accepted) {
                return accepted.review();
            }
            if (parsed instanceof ParsedReview.Refused refused && refused.reason() == Refusal.TOO_LARGE) {
                throw new FailedException(refused.message() + "; here that is --max-text-bytes");
            }
            throw new FailedException(
                    "it still is no review in JSON; dlq show --raw gives its content: make it a JSON object with a text and send that with --with");
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Letters that wait, counted by stage and reason; those sent back are not among them.")
    static final class ListCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private PipelineChoice choice = new PipelineChoice();

        @Option(names = "--json", description = "Each letter as a JSON object, one a line, without its content.")
        private boolean json;

        @Option(names = "--all", description = "Also those that were sent back.")
        private boolean all;

        ListCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            var unreadable = new ArrayList<String>();
            List<Letter> letters;
            try (var place = choice.open(terminal)) {
                letters = place.letters(each -> false, unreadable::add).stream()
                        .filter(letter -> all || !letter.replayed())
                        .toList();
            }
            if (json) {
                letters.forEach(letter -> terminal.out().println(Json.mapper().writeValueAsString(summary(letter))));
                return ExitCode.DONE;
            }
            var counts = new TreeMap<String, Integer>();
            letters.forEach(letter -> counts.merge(
                    String.format(
                            Locale.ROOT,
                            "%-8s %s",
                            letter.envelope().stage(),
                            letter.envelope().reason()),
                    1,
                    Integer::sum));
            counts.forEach((what, count) -> terminal.out().printf(Locale.ROOT, "%8d  %s%n", count, what));
            terminal.out().printf(Locale.ROOT, "%8d  in all%n", letters.size());
            if (!unreadable.isEmpty()) {
                terminal.out().printf(Locale.ROOT, "%8d  cannot be read%n", unreadable.size());
            }
            return ExitCode.DONE;
        }

        private static Map<String, Object> summary(Letter letter) {
            var summary = new LinkedHashMap<String, Object>();
            summary.put("id", letter.id());
            summary.put("replayed", letter.replayed());
            summary.put("letter", letter.envelope());
            return summary;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "One letter in full.")
    static final class ShowCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private PipelineChoice choice = new PipelineChoice();

        @Parameters(paramLabel = "ID", description = "As in the list: PARTITION@OFFSET.")
        private String id = "";

        @Option(names = "--raw", description = "Only the original value, byte for byte; to be mended and sent back.")
        private boolean raw;

        ShowCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            Letter letter;
            try (var place = choice.open(terminal)) {
                letter = find(place.letters(id::equals), id);
            }
            byte[] value = letter.value() == null ? new byte[0] : letter.value();
            if (raw) {
                terminal.out().write(value, 0, value.length);
                terminal.out().flush();
                return ExitCode.DONE;
            }
            DeadLetter envelope = letter.envelope();
            line("id", letter.id() + (letter.replayed() ? " (sent back)" : ""));
            line("stage", envelope.stage());
            line("reason", envelope.reason());
            line("message", envelope.message());
            line("source", envelope.source());
            line("position", envelope.position());
            if (envelope.topic() != null) {
                line("read from", envelope.topic() + "-" + envelope.partition() + "@" + envelope.offset());
            }
            line("time", envelope.time().toString());
            line("attempt", Integer.toString(envelope.attempt()));
            line("key", letter.key() == null ? null : new String(letter.key(), StandardCharsets.UTF_8));
            for (Header header : letter.headers()) {
                if (!header.key().startsWith("dlq.") && header.value() != null) {
                    line("header " + header.key(), new String(header.value(), StandardCharsets.UTF_8));
                }
            }
            line("stack trace", envelope.stackTrace());
            byte[] json = WireFormat.json(value);
            int frame = value.length - json.length;
            terminal.out()
                    .println("value, " + value.length + " bytes"
                            + (frame == 0 ? ":" : ", without the " + frame + " of its frame for a schema registry:"));
            terminal.out().println(new String(json, StandardCharsets.UTF_8));
            return ExitCode.DONE;
        }

        private void line(String name, @Nullable String text) {
            if (text != null) {
                terminal.out().printf(Locale.ROOT, "%-12s %s%n", name + ":", text);
            }
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Send letters back to where they came from.",
                "A letter that was sent back once is not sent again; one whose replay failed is a new letter."
            })
    static final class ReplayCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private PipelineChoice choice = new PipelineChoice();

        @Option(names = "--all", description = "All that wait.")
        private boolean all;

        @Option(names = "--id", paramLabel = "ID", description = "These, as PARTITION@OFFSET.")
        private List<String> ids = List.of();

        @Option(names = "--reason", paramLabel = "CODE", description = "All with this reason.")
        private @Nullable String reason;

        @Option(names = "--with", paramLabel = "FILE", description = "Send this content instead; for one --id.")
        private @Nullable Path with;

        @Option(names = "--dry-run", description = "Only say what would be sent.")
        private boolean dryRun;

        @Option(
                names = "--max-attempts",
                paramLabel = "N",
                defaultValue = "3",
                description = "Leave letters that have failed this often (default: ${DEFAULT-VALUE}).")
        private int maxAttempts;

        @Option(
                names = "--max-text-bytes",
                paramLabel = "N",
                defaultValue = "" + ReviewParser.DEFAULT_MAX_TEXT_BYTES,
                description = "The longest text that is taken, as INGEST_MAX_TEXT_BYTES (default: ${DEFAULT-VALUE}).")
        private long maxTextBytes;

        ReplayCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            checkUsage();
            byte[] content = with == null ? null : content(with);
            try (var place = choice.open(terminal)) {
                return dryRun ? name(chosen(place.letters(each -> false))) : send(place, content);
            }
        }

        private int name(List<Letter> letters) {
            letters.forEach(letter -> terminal.out().println("would send " + describe(letter)));
            terminal.out().println("would send " + letters.size());
            return ExitCode.DONE;
        }

        private int send(Place place, byte @Nullable [] content) {
            var printed = new Printed();
            try (var replay = new Replay(place.kafka(), place.topics(), new Reviews(maxTextBytes))) {
                List<Letter> letters = chosen(place.letters(each -> false));
                var batches = new BatchedReplay(replay, content, printed);
                place.box().fetch(letters, batches::send);
                batches.flush();
            }
            terminal.out().println("sent " + printed.sent + ", kept " + printed.kept);
            return printed.kept == 0 ? ExitCode.DONE : ExitCode.FAILED;
        }

        /** What became of each letter, a line each. */
        private final class Printed implements BatchedReplay.Outcome {
            private int sent;
            private int kept;

            @Override
            public void sent(Letter letter, String topic) {
                terminal.out().println("sent " + describe(letter) + " to " + topic);
                sent++;
            }

            @Override
            public void kept(Letter letter, FailedException reason) {
                terminal.err().println("reviewstream: " + letter.id() + ": " + reason.getMessage());
                kept++;
            }
        }

        private void checkUsage() {
            if (!all && ids.isEmpty() && reason == null) {
                throw new SettingsException("dlq replay needs --all, --reason or --id");
            }
            if (with != null && (ids.size() != 1 || all || reason != null)) {
                throw new SettingsException("dlq replay --with goes with exactly one --id");
            }
            checkNumbers();
        }

        private void checkNumbers() {
            if (maxAttempts < 1) {
                throw new SettingsException("--max-attempts must be at least 1 but was " + maxAttempts);
            }
            if (maxTextBytes < IngestSettings.LEAST_TEXT_BYTES || maxTextBytes > IngestSettings.MOST_TEXT_BYTES) {
                throw new SettingsException("--max-text-bytes must be " + IngestSettings.LEAST_TEXT_BYTES + " to "
                        + IngestSettings.MOST_TEXT_BYTES + " but was " + maxTextBytes);
            }
        }

        private List<Letter> chosen(List<Letter> letters) {
            if (!ids.isEmpty()) {
                List<Letter> named = ids.stream().map(id -> find(letters, id)).toList();
                named.stream().filter(Letter::replayed).forEach(letter -> {
                    throw new FailedException("letter " + letter.id() + " was sent back before");
                });
                return named;
            }
            List<Letter> waiting = letters.stream()
                    .filter(letter -> !letter.replayed())
                    .filter(letter ->
                            reason == null || letter.envelope().reason().equals(reason))
                    .toList();
            List<Letter> tried = waiting.stream()
                    .filter(letter -> letter.envelope().attempt() >= maxAttempts)
                    .toList();
            tried.forEach(letter -> terminal.err()
                    .println("reviewstream: left " + describe(letter) + ", it has failed "
                            + letter.envelope().attempt() + " times; --max-attempts raises the limit"));
            return waiting.stream().filter(letter -> !tried.contains(letter)).toList();
        }

        private static String describe(Letter letter) {
            return letter.id() + " (" + letter.envelope().stage() + ", "
                    + letter.envelope().reason() + ")";
        }

        private static byte[] content(Path file) {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new SettingsException("--with " + file + " cannot be read: " + e.getMessage());
            }
        }
    }

    private static Letter find(List<Letter> letters, String id) {
        return letters.stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SettingsException("there is no letter " + id + "; dlq list --json names them"));
    }
}
