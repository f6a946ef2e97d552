package io.reviewstream.local.command;

import io.reviewstream.enrich.analysis.AnalysisOptions;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Json;
import io.reviewstream.ingest.file.FileFormat;
import io.reviewstream.ingest.file.LineFeeds;
import io.reviewstream.ingest.file.Utf8Input;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.parse.ReviewParser;
import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.FileProblem;
import io.reviewstream.runtime.SettingsException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/** The analysis without Kafka. */
@Command(
        name = "analyze",
        aliases = "analyse",
        description = {
            "Analyse a text without Kafka; the enriched review goes to stdout as JSON.",
            "With --jsonl: reviews one a line, enriched ones in the same order; a line that is no review is named on stderr."
        })
final class AnalyzeCommand implements Callable<Integer> {
    private static final String STDIN = "-";
    private static final long LONGEST_TEXT_BYTES = 64L * 1024 * 1024;

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = STDIN,
            description = "A text, or with --jsonl JSON Lines, .gz or not; - (the default) for standard input.")
    private String file = STDIN;

    @Option(names = "--jsonl", description = "The input is JSON Lines, one review a line.")
    private boolean jsonl;

    @Option(names = "--pretty", description = "Indent the JSON; the default where stdout is a terminal.")
    private boolean pretty;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = {
                "A sentiment model of train's (default: the one shipped),",
                "or a plug-in's, such as onnx:DIR; see docs/models.md."
            })
    private @Nullable String model;

    @Mixin
    private AnalysisAdditions additions = new AnalysisAdditions();

    AnalyzeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!jsonl && !file.equals(STDIN)) {
            refuseWhatHoldsMany();
        }
        // Learning the events' classes by reflection takes the mapper as long as all else that is to be loaded; so at
        // once.
        var learning = CompletableFuture.supplyAsync(() -> Json.mapper().writerFor(EnrichedReview.class));
        ReviewAnalyser analyser = analyser();
        ObjectWriter writer = pretty || terminal.outIsTerminal() && !jsonl
                ? learning.join().with(SerializationFeature.INDENT_OUTPUT)
                : learning.join();
        try (var in = new Utf8Input(open(), Utf8Input.Encoding.UTF_8)) {
            return jsonl ? lines(in, analyser, writer) : text(in, analyser, writer);
        } catch (IOException e) {
            throw new FailedException(shown() + " cannot be read: " + FileProblem.of(e), e);
        }
    }

    /** What is written for programs would be taken for the words of one review. */
    private void refuseWhatHoldsMany() {
        Optional<FileFormat> format = FileFormat.of(file);
        if (format.isPresent() && format.get() == FileFormat.LINES) {
            throw new SettingsException(file + " has a review on each line; give --jsonl, too");
        }
        if (format.isPresent() && format.get() != FileFormat.TEXT) {
            throw new SettingsException(
                    file + " is no plain text; run --from reads it, and analyze --jsonl one review a line");
        }
    }

    private ReviewAnalyser analyser() {
        AnalysisOptions options = additions.settings(false).open();
        return model == null
                ? ReviewAnalyser.standard(options)
                : new ModelAddress(model, terminal.environment()).open(options);
    }

    private int text(Utf8Input in, ReviewAnalyser analyser, ObjectWriter writer) throws IOException {
        byte[] text = in.text().readAllBytes();
        if (in.cut().isPresent()) {
            throw new FailedException(damaged(in.cut().get()));
        }
        ParsedReview parsed = new ReviewParser(LONGEST_TEXT_BYTES).text(text, name(), null);
        if (parsed instanceof ParsedReview.Accepted accepted) {
            print(analyser.enriched(accepted.review(), null), writer);
            terminal.out().flush();
            return ExitCode.DONE;
        }
        throw new FailedException(shown() + ": " + reason(parsed));
    }

    private int lines(Utf8Input in, ReviewAnalyser analyser, ObjectWriter writer) throws IOException {
        var parser = new ReviewParser(LONGEST_TEXT_BYTES);
        var lines = new Lines(new BufferedInputStream(new LineFeeds(in.text())));
        boolean allRead = true;
        byte[] line;
        while ((line = lines.next()) != null) {
            if (isBlank(line)) {
                continue;
            }
            ParsedReview parsed = parser.json(line, name(), null);
            if (parsed instanceof ParsedReview.Accepted accepted) {
                print(analyser.enriched(accepted.review(), name() + ":" + lines.number()), writer);
            } else {
                terminal.err().println(shown() + ":" + lines.number() + ": " + reason(parsed));
                allRead = false;
            }
            if (terminal.out().checkError()) {
                return ExitCode.DONE;
            }
        }
        terminal.out().flush();
        if (in.cut().isPresent()) {
            throw new FailedException(damaged(in.cut().get()));
        }
        return allRead ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(EnrichedReview review, ObjectWriter writer) {
        byte[] json = writer.writeValueAsBytes(review);
        terminal.out().write(json, 0, json.length);
        terminal.out().write('\n');
    }

    private static String reason(ParsedReview parsed) {
        if (parsed instanceof ParsedReview.Refused refused) {
            return refused.message();
        }
        return parsed instanceof ParsedReview.Skipped skipped ? skipped.message() : "not a review";
    }

    private String damaged(String why) {
        return shown() + ": the packed file is cut off or damaged (" + why + ")";
    }

    private InputStream open() throws IOException {
        if (file.equals(STDIN)) {
            return terminal.in();
        }
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            throw new SettingsException("there is no file " + file);
        }
        if (Files.isDirectory(path)) {
            throw new SettingsException(file + " is a folder; analyze takes one file, run --from takes folders");
        }
        return Files.newInputStream(path);
    }

    /** The input as it was given. */
    private String shown() {
        return file.equals(STDIN) ? name() : file;
    }

    /** The file's own name, so that ids do not depend on the folder it lies in. */
    private String name() {
        return file.equals(STDIN) ? "stdin" : String.valueOf(Path.of(file).getFileName());
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Lines as bytes, so that what is no UTF-8 can be told. */
    private static final class Lines {
        private final InputStream in;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private long number;

        Lines(InputStream in) {
            this.in = in;
        }

        /** The next line without its end, null when there is none. */
        byte @Nullable [] next() throws IOException {
            line.reset();
            int read = in.read();
            if (read < 0) {
                return null;
            }
            number++;
            while (read >= 0 && read != '\n') {
                line.write(read);
                read = in.read();
            }
            return line.toByteArray();
        }

        /** Of the line last read, from 1. */
        long number() {
            return number;
        }
    }
}
