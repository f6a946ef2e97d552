package io.reviewstream.onnx;

import io.reviewstream.events.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A folder as model hubs offer it: the model, its tokeniser, its labels.
 *
 * @param model {@code model.onnx}, or the only {@code .onnx} there
 * @param tokenizer {@code tokenizer.json}
 * @param labels names of the classes, in the model's order, from {@code config.json}
 * @param maxTokens how many tokens the model reads at most
 */
record ModelFolder(Path model, Path tokenizer, List<String> labels, int maxTokens) {
    private static final int USUAL_MAX_TOKENS = 512;

    ModelFolder {
        labels = List.copyOf(labels);
    }

    /** @throws IOException when something is missing or unreadable; the message says what */
    static ModelFolder read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        Path tokenizer = folder.resolve("tokenizer.json");
        Path config = folder.resolve("config.json");
        for (Path file : List.of(tokenizer, config)) {
            if (!Files.exists(file)) {
                throw new IOException(folder + " has no " + file.getFileName());
            }
        }
        JsonNode json = json(config);
        return new ModelFolder(model(folder), tokenizer, labels(config, json), maxTokens(folder, json));
    }

    private static Path model(Path folder) throws IOException {
        for (Path usual : List.of(folder.resolve("model.onnx"), folder.resolve("onnx/model.onnx"))) {
            if (Files.exists(usual)) {
                return usual;
            }
        }
        try (var files = Files.list(folder)) {
            List<Path> models =
                    files.filter(file -> file.toString().endsWith(".onnx")).toList();
            if (models.size() == 1) {
                return models.get(0);
            }
            throw new IOException(folder + " must have a model.onnx, or one file *.onnx, but has "
                    + (models.isEmpty() ? "none" : models.size()));
        }
    }

    private static List<String> labels(Path config, JsonNode json) throws IOException {
        JsonNode names = json.path("id2label");
        var labels = new ArrayList<String>();
        while (names.has(Integer.toString(labels.size()))) {
            labels.add(names.get(Integer.toString(labels.size())).asString());
        }
        if (labels.size() < 2 || labels.size() != names.size()) {
            throw new IOException(config + ": id2label must name the classes \"0\", \"1\" and so on, at least two");
        }
        return labels;
    }

    /** Some state a number without meaning, as large as they come, where there is no limit in the tokeniser. */
    private static int maxTokens(Path folder, JsonNode config) throws IOException {
        int positions = config.path("max_position_embeddings").asInt(USUAL_MAX_TOKENS);
        // RoBERTa and its kin count two positions that no token can have.
        int most = config.path("model_type").asString("").contains("roberta") ? positions - 2 : positions;
        Path tokenizerConfig = folder.resolve("tokenizer_config.json");
        if (Files.exists(tokenizerConfig)) {
            double stated = json(tokenizerConfig).path("model_max_length").asDouble(most);
            most = (int) Math.min(most, stated);
        }
        return Math.max(1, most);
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return Json.mapper().readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
