package io.reviewstream.enrich.sentiment.training;

import io.reviewstream.events.Json;
import io.reviewstream.runtime.GzipInput;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads examples: JSON Lines (plain or {@code .gz}) with {@code text} and, where known, {@code label}, {@code rating} and
 * {@code imdbId}, {@code film}, {@code group} or {@code sentence}; or a folder laid out as aclImdb is: {@code pos}, {@code neg}, {@code
 * unsup} with one text a file, the rating in the file's name.
 */
final class Corpus {
    /** Five classes as a share of positive: what the Stanford Sentiment Treebank's annotators' means come to. */
    private static final float[] FIVE_CLASSES = {0.02f, 0.25f, 0.5f, 0.75f, 0.98f};

    private Corpus() {}

    static List<Example> read(List<Path> inputs) throws IOException {
        var examples = new ArrayList<Example>();
        for (Path input : inputs) {
            examples.addAll(read(input));
        }
        return examples;
    }

    static List<Example> read(Path input) throws IOException {
        return Files.isDirectory(input) ? folder(input) : jsonLines(input);
    }

    private static List<Example> jsonLines(Path file) throws IOException {
        var nodes = new ArrayList<JsonNode>();
        try (BufferedReader lines = open(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    JsonNode node = Json.mapper().readTree(line);
                    if (!node.path("text").isString()) {
                        throw new IOException(file + ":" + number + ": no \"text\"; each line needs one");
                    }
                    nodes.add(node);
                } catch (JacksonException e) {
                    throw new IOException(file + ":" + number + ": no JSON: " + e.getOriginalMessage(), e);
                }
            }
        }
        boolean fiveClasses = nodes.stream().anyMatch(node -> number(node.path("label")) > 1);
        var examples = new ArrayList<Example>(nodes.size());
        for (JsonNode node : nodes) {
            int rating = (int) Math.round(number(node.path("rating")));
            float target = target(node, fiveClasses, rating);
            String group = first(node, "imdbId", "film", "group", "sentence");
            examples.add(new Example(joined(node.path("text").asString()), target, Math.max(0, rating), group));
        }
        return examples;
    }

    private static float target(JsonNode node, boolean fiveClasses, int rating) {
        JsonNode label = node.path("label");
        if (label.isString() && Double.isNaN(number(label))) {
            return named(label.asString());
        }
        double value = number(label);
        if (!Double.isNaN(value)) {
            return fiveClasses ? FIVE_CLASSES[(int) Math.max(0, Math.min(4, value))] : value > 0 ? 1 : 0;
        }
        if (node.path("aspects").isArray()) {
            return mean(node.path("aspects"));
        }
        if (node.path("labels").isArray()) {
            return mean(node.path("labels"));
        }
        if (rating > 0) {
            return rating >= 6 ? 1 : rating <= 5 ? 0 : 0.5f;
        }
        return Float.NaN;
    }

    /** The verdict on a sentence's aspects together; unlabelled when they contradict each other. */
    private static float mean(JsonNode aspects) {
        float sum = 0;
        int count = 0;
        for (JsonNode aspect : aspects) {
            float one = named(aspect.path("polarity").asString(""));
            if (Float.isNaN(one) || (count > 0 && Math.abs(one - sum / count) > 0.6f)) {
                return Float.NaN;
            }
            sum += one;
            count++;
        }
        return count == 0 ? Float.NaN : sum / count;
    }

    private static float named(String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "pos", "positive", "fresh" -> 1;
            case "neg", "negative", "rotten" -> 0;
            case "neutral" -> 0.5f;
            default -> Float.NaN;
        };
    }

    private static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        if (node.isString()) {
            try {
                return Double.parseDouble(node.asString());
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
        return Double.NaN;
    }

    private static String first(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isString() || value.isNumber()) {
                return value.asString();
            }
        }
        return "";
    }

    private static List<Example> folder(Path folder) throws IOException {
        var examples = new ArrayList<Example>();
        for (String part : List.of("neg", "pos", "unsup")) {
            Path texts = folder.resolve(part);
            if (!Files.isDirectory(texts)) {
                continue;
            }
            float target = part.equals("pos") ? 1 : part.equals("neg") ? 0 : Float.NaN;
            List<String> films = films(folder.resolve("urls_" + part + ".txt"));
            try (Stream<Path> files = Files.list(texts)) {
                for (Path file : files.sorted().toList()) {
                    examples.add(reviewFile(file, target, films));
                }
            }
        }
        if (examples.isEmpty()) {
            throw new IOException(folder + ": no reviews; a folder needs pos, neg or unsup with one review a file");
        }
        return examples;
    }

    /** {@code 127_8.txt} is review 127 with rating 8; the urls file names the film of review n in its line n. */
    private static Example reviewFile(Path file, float target, List<String> films) throws IOException {
        String name = file.getFileName().toString();
        int under = name.indexOf('_');
        int dot = name.lastIndexOf('.');
        int rating = 0;
        String film = "";
        if (under > 0 && dot > under) {
            try {
                int line = Integer.parseInt(name.substring(0, under));
                rating = Integer.parseInt(name.substring(under + 1, dot));
                film = line < films.size() ? films.get(line) : "";
            } catch (NumberFormatException e) {
                rating = 0;
            }
        }
        return new Example(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), target, rating, film);
    }

    private static List<String> films(Path urls) throws IOException {
        return Files.isRegularFile(urls) ? Files.readAllLines(urls) : List.of();
    }

    private static BufferedReader open(Path file) throws IOException {
        @Nullable InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        if (file.getFileName().toString().endsWith(".gz")) {
            in = new GzipInput(in);
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    /** Penn Treebank tokens joined back to text: brackets, quotation marks, contractions, marks. */
    static String joined(String text) {
        if (text.indexOf(' ') < 0 || !isTokenised(text)) {
            return text.equals("-LRB-") ? "(" : text.equals("-RRB-") ? ")" : text;
        }
        var out = new StringBuilder(text.length());
        boolean openBracket = true;
        for (String token : text.split(" ")) {
            String part = switch (token) {
                case "-LRB-", "-lrb-" -> "(";
                case "-RRB-", "-rrb-" -> ")";
                case "``", "''" -> "\"";
                default -> token;
            };
            boolean clitic = part.equals("n't")
                    || (part.length() > 1
                            && part.length() < 4
                            && part.charAt(0) == '\''
                            && Character.isLetter(part.charAt(1)));
            boolean closes = part.length() == 1 && ".,!?;:)".indexOf(part.charAt(0)) >= 0;
            if (!openBracket && !clitic && !closes) {
                out.append(' ');
            }
            out.append(part);
            openBracket = part.equals("(");
        }
        return out.toString();
    }

    private static boolean isTokenised(String text) {
        return text.contains(" .")
                || text.contains(" ,")
                || text.contains(" '")
                || text.contains(" n't")
                || text.contains("-LRB-")
                || text.contains("-RRB-")
                || text.contains("``")
                || text.contains(" ?")
                || text.contains(" !")
                || text.contains(" :")
                || text.contains(" ;");
    }
}
