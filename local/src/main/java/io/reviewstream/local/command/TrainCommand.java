package io.reviewstream.local.command;

import io.reviewstream.enrich.sentiment.training.Training;
import io.reviewstream.events.Json;
import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.FileProblem;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The sentiment model from labelled data. */
@Command(
        name = "train",
        description = {
            "Train the sentiment model. Reports on reviews that it held out, films kept apart.",
            "The same data and seed give the same file."
        },
        footer = {
            "",
            "DATA is JSON Lines (.gz or not) with text and label (pos, neg, 1, 0) or rating",
            "(1 to 10), or a folder in the layout of aclImdb (pos/, neg/, unsup/). A field",
            "imdbId or film keeps reviews of a film together."
        })
final class TrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--data", paramLabel = "DATA", required = true, arity = "1..*", description = "Labelled reviews.")
    private List<Path> data = List.of();

    @Option(names = "--unlabelled", paramLabel = "DATA", arity = "1..*", description = "Reviews without labels.")
    private List<Path> unlabelled = List.of();

    @Option(names = "--sentences", paramLabel = "DATA", arity = "1..*", description = "Labelled sentences.")
    private List<Path> sentences = List.of();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the model goes.")
    private Path out = Path.of("");

    @Option(names = "--seed", defaultValue = "1", description = "Of everything random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--quick",
            description = "Without the document vectors that teach on unlabelled reviews: minutes instead of an hour.")
    private boolean quick;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Keep what takes long to learn there; the same training, started again, goes on from it.")
    private @Nullable Path work;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write the figures of the held-out reviews as JSON.")
    private @Nullable Path report;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Stream.of(data, unlabelled, sentences).flatMap(List::stream).forEach(path -> {
            if (!Files.exists(path)) {
                throw new SettingsException("there is no file or folder " + path);
            }
        });
        OutputFile.check("--out", out);
        OutputFile.check("--report", report);
        var settings = new Training.Settings(
                data, unlabelled, sentences, seed, !quick, true, Training.Settings.STANDARD_NGRAMS, work);
        try {
            Training.Report result =
                    new Training(settings, step -> terminal.err().println(step)).run();
            result.model().write(out);
            if (report != null) {
                Files.writeString(report, figures(result));
            }
            terminal.out().print(result.text());
            terminal.out().println("written to " + out);
            terminal.out().flush();
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new FailedException("training stopped: " + FileProblem.of(e), e);
        }
    }

    /** The checksum tells which file the figures are of. */
    private String figures(Training.Report result) throws IOException {
        var checksum = new CRC32C();
        checksum.update(Files.readAllBytes(out));
        var figures = new LinkedHashMap<String, Object>();
        figures.put("crc32c", String.format(Locale.ROOT, "%08x", checksum.getValue()));
        figures.put("seed", seed);
        figures.put("reviews", result.documents());
        figures.put("unlabelled", result.unlabelled());
        figures.put("sentences", result.sentences());
        figures.put("ngrams", result.ngrams());
        figures.put("heldOut", result.heldOut());
        figures.put("heldOutByInput", result.heldOutByInput());
        figures.put("heldOutSentences", result.heldOutSentences());
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n";
    }
}
