package io.reviewstream.enrich.language;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Json;
import io.reviewstream.runtime.GzipInput;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Makes {@link LanguageModel}'s file. Arguments: the file to write; folders with profiles of the language-detection library
 * (one JSON file a language, {@code freq} and {@code n_words}); and samples as {@code CODE=FILE}, gzipped JSON Lines with a
 * {@code text}. Of samples every other row is counted, the first one on, at most 2,000, so that the rest can measure. All
 * sources of one language weigh the same. Nothing but counts is written.
 */
public final class LanguageModelTool {
    static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "hu", "ro", "tr", "id",
            "vi", "hr", "ca", "ru", "uk", "bg", "ar", "fa");

    private static final int MOST_ROWS = 2_000;
    /** Likelihood of a sequence that a language's sources do not have. */
    private static final double UNSEEN = 2e-6;
    /** Sequences rarer than this in every language are left out. */
    private static final double RAREST = 1.2e-4;

    private final Map<String, List<Map<Long, Double>>> sources = new HashMap<>();

    private LanguageModelTool() {}

    public static void main(String[] arguments) throws IOException {
        var tool = new LanguageModelTool();
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            if (equals > 0) {
                tool.sample(arguments[i].substring(0, equals), Path.of(arguments[i].substring(equals + 1)));
            } else {
                tool.profiles(Path.of(arguments[i]));
            }
        }
        tool.write(Path.of(arguments[0]));
    }

    private void profiles(Path folder) throws IOException {
        for (String language : LANGUAGES) {
            Path file = folder.resolve(language);
            if (!Files.exists(file)) {
                continue;
            }
            JsonNode profile = Json.mapper().readTree(Files.readString(file));
            var counts = new HashMap<Long, Double>();
            for (var entry : profile.get("freq").properties()) {
                String sequence = entry.getKey().toLowerCase(java.util.Locale.ROOT);
                if (sequence.length() <= 3 && !sequence.isBlank()) {
                    counts.merge(
                            LanguageModel.gram(sequence.length(), sequence, 0, ' '),
                            entry.getValue().asDouble(),
                            Double::sum);
                }
            }
            add(language, counts);
        }
    }

    private void sample(String language, Path file) throws IOException {
        var counts = new HashMap<Long, Double>();
        int row = 0;
        try (var lines = new BufferedReader(
                new InputStreamReader(new GzipInput(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && row < MOST_ROWS; line = lines.readLine()) {
                if (row++ % 2 == 0) {
                    Document document =
                            Document.of(Json.mapper().readTree(line).get("text").asString());
                    LetterSequences.of(
                            document, Integer.MAX_VALUE, (gram, position) -> counts.merge(gram, 1.0, Double::sum));
                }
            }
        }
        add(language, counts);
    }

    /** Counts become shares among the sequences of the same length. */
    private void add(String language, Map<Long, Double> counts) {
        double[] totals = new double[4];
        counts.forEach((gram, count) -> totals[length(gram)] += count);
        counts.replaceAll((gram, count) -> count / totals[length(gram)]);
        sources.computeIfAbsent(language, key -> new ArrayList<>()).add(counts);
    }

    private static int length(long gram) {
        if (gram >>> 48 == 3) {
            return 3;
        }
        return gram >>> 32 == 2 ? 2 : 1;
    }

    private void write(Path file) throws IOException {
        var rows = new TreeMap<Long, double[]>();
        for (int language = 0; language < LANGUAGES.size(); language++) {
            List<Map<Long, Double>> own = sources.get(LANGUAGES.get(language));
            if (own == null) {
                throw new IllegalStateException("no source for " + LANGUAGES.get(language));
            }
            int column = language;
            for (Map<Long, Double> source : own) {
                source.forEach((gram, share) ->
                        rows.computeIfAbsent(gram, key -> new double[LANGUAGES.size()])[column] += share / own.size());
            }
        }
        rows.values().removeIf(row -> {
            double most = 0;
            for (double share : row) {
                most = Math.max(most, share);
            }
            return most < RAREST;
        });
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            byte[] names = String.join(" ", LANGUAGES).getBytes(StandardCharsets.UTF_8);
            out.writeShort(names.length);
            out.write(names);
            out.writeInt(rows.size());
            for (var row : rows.entrySet()) {
                out.writeLong(row.getKey());
                for (double share : row.getValue()) {
                    double cost = -Math.log(share + UNSEEN) * LanguageModel.STEPS;
                    out.writeByte((int) Math.max(0, Math.min(255, Math.round(cost))));
                }
            }
        }
    }
}
