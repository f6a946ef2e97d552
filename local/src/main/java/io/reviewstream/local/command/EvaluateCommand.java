package io.reviewstream.local.command;

import io.reviewstream.enrich.evaluation.MetadataEvaluation;
import io.reviewstream.enrich.evaluation.MetadataSettings;
import io.reviewstream.enrich.evaluation.OpinionFigures;
import io.reviewstream.enrich.sentiment.SentimentModel;
import io.reviewstream.enrich.sentiment.training.Evaluation;
import io.reviewstream.events.Json;
import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.FileProblem;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How good the analysis is, on labelled data. */
@Command(
        name = "evaluate",
        description = {
            "Measure the analysis on labelled data.",
            "--data measures sentiment; --metadata film, people, roles, aspects, types, ratings and languages."
        },
        footer = {
            "",
            "DATA is JSON Lines (.gz or not) with text and label (pos, neg, 1, 0) or rating",
            "(1 to 10), or a folder in the layout of aclImdb (pos/, neg/).",
            "DIR holds, each .jsonl.gz: imdb-train, title-truth-train, people-truth-train,",
            "people-train, aspects-film-dev, absa-restaurants14-train, absa-mams-train,",
            "absa-tv-train, acos-restaurants16-train, acos-laptops-train,",
            "lang-CODE-...-sample."
        })
final class EvaluateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--data", paramLabel = "DATA", arity = "1..*", description = "Labelled reviews or sentences.")
    private List<Path> data = List.of();

    @Option(names = "--metadata", paramLabel = "DIR", description = "A folder of films, reviews and whom they name.")
    private @Nullable Path metadata;

    @Option(names = "--model", paramLabel = "FILE", description = "A model of train's (default: the one shipped).")
    private @Nullable Path model;

    @Option(names = "--svg", paramLabel = "FILE", description = "Also write the reliability diagram of --data.")
    private @Nullable Path svg;

    @Option(names = "--json", description = "Figures as JSON.")
    private boolean json;

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (data.isEmpty() && metadata == null) {
            throw new SettingsException("evaluate needs --data or --metadata");
        }
        data.stream().filter(path -> !Files.exists(path)).findFirst().ifPresent(path -> {
            throw new SettingsException("there is no file or folder " + path);
        });
        if (model != null && !Files.exists(model)) {
            throw new SettingsException("there is no file " + model);
        }
        if (metadata != null && !Files.isDirectory(metadata)) {
            throw new SettingsException("there is no folder " + metadata);
        }
        OutputFile.check("--svg", svg);
        try {
            if (!data.isEmpty()) {
                sentiment();
            }
            if (metadata != null) {
                var result = new MetadataEvaluation().evaluate(MetadataSettings.in(metadata));
                print(result, result.describe());
                var opinions = OpinionFigures.of(metadata);
                print(opinions, opinions.describe());
            }
            terminal.out().flush();
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new FailedException("cannot evaluate: " + FileProblem.of(e), e);
        }
    }

    private void sentiment() throws IOException {
        Evaluation.Result result = new Evaluation(model()).run(data);
        print(result, result.text());
        if (svg != null) {
            Files.writeString(svg, result.reliabilityDiagram());
        }
    }

    private SentimentModel model() throws IOException {
        return model == null ? SentimentModel.standard() : SentimentModel.load(model);
    }

    private void print(Object figures, String text) {
        if (json) {
            terminal.out().println(Json.mapper().writeValueAsString(figures));
        } else {
            terminal.out().print(text.endsWith("\n") ? text : text + "\n");
        }
    }
}
