package io.reviewstream.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a model that knows a few words: each adds its weights to the classes' logits. The graph is Gather, times the
 * attention mask, summed over the tokens.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>
 */
final class TinyModel {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final List<String> words = new ArrayList<>(List.of("[PAD]", "[UNK]"));
    private final List<float[]> weights = new ArrayList<>();
    private final List<String> labels;

    TinyModel(String... labels) {
        this.labels = List.of(labels);
        weights.add(new float[labels.length]);
        weights.add(new float[labels.length]);
    }

    /** One weight a label. */
    TinyModel word(String word, float... logits) {
        words.add(word);
        weights.add(logits);
        return this;
    }

    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("model.onnx"), model());
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
        var names = new ArrayList<String>();
        for (int i = 0; i < labels.size(); i++) {
            names.add("\"" + i + "\": \"" + labels.get(i) + "\"");
        }
        Files.writeString(
                folder.resolve("config.json"),
                "{\"model_type\": \"tiny\", \"max_position_embeddings\": 8, \"id2label\": {" + String.join(", ", names)
                        + "}}");
        return folder;
    }

    private String tokenizer() {
        var vocabulary = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            vocabulary.add("\"" + words.get(i) + "\": " + i);
        }
        return """
            {"version": "1.0", "truncation": null, "padding": null,
             "added_tokens": [{"id": 0, "content": "[PAD]", "single_word": false, "lstrip": false, "rstrip": false,
                               "normalized": false, "special": true}],
             "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null,
             "decoder": null,
             "model": {"type": "WordLevel", "vocab": {%s}, "unk_token": "[UNK]"}}
            """.formatted(String.join(", ", vocabulary));
    }

    private byte[] model() {
        var graph = new Protobuf()
                .message(1, node("Gather", "rows", "weights", "input_ids"))
                .message(1, node("Cast", "mask", "attention_mask").message(5, integer("to", FLOAT)))
                .message(1, node("Unsqueeze", "column", "mask", "last"))
                .message(1, node("Mul", "counted", "rows", "column"))
                .message(1, node("ReduceSum", "logits", "counted", "tokens").message(5, integer("keepdims", 0)))
                .text(2, "tiny")
                .message(5, matrix())
                .message(5, axis("last", 2))
                .message(5, axis("tokens", 1))
                .message(11, value("input_ids", INT64, "batch", "length"))
                .message(11, value("attention_mask", INT64, "batch", "length"))
                .message(12, value("logits", FLOAT, "batch", "classes"));
        return new Protobuf()
                .number(1, 8)
                .message(7, graph)
                .message(8, new Protobuf().number(2, 13))
                .bytes();
    }

    private static Protobuf node(String type, String output, String... inputs) {
        var node = new Protobuf();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, type);
    }

    private static Protobuf integer(String name, int value) {
        return new Protobuf().text(1, name).number(3, value).number(20, 2);
    }

    private Protobuf matrix() {
        var floats =
                ByteBuffer.allocate(words.size() * labels.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : weights) {
            for (float weight : row) {
                floats.putFloat(weight);
            }
        }
        return new Protobuf()
                .number(1, words.size())
                .number(1, labels.size())
                .number(2, FLOAT)
                .text(8, "weights")
                .bytes(9, floats.array());
    }

    private static Protobuf axis(String name, long axis) {
        byte[] value = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(axis)
                .array();
        return new Protobuf().number(1, 1).number(2, INT64).text(8, name).bytes(9, value);
    }

    private static Protobuf value(String name, int type, String... sizes) {
        var shape = new Protobuf();
        for (String size : sizes) {
            shape.message(1, new Protobuf().text(2, size));
        }
        var tensor = new Protobuf().number(1, type).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }
}
