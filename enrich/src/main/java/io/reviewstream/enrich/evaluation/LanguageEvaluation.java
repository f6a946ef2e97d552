package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.language.LanguageDetector;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The language of texts against what it is known to be. */
public final class LanguageEvaluation {
    private final LanguageDetector detector;
    private final int shortest;

    /** @param shortest texts with fewer UTF-16 units are left out */
    public LanguageEvaluation(LanguageDetector detector, int shortest) {
        this.detector = detector;
        this.shortest = shortest;
    }

    /**
     * Compares with texts of one language.
     *
     * @param texts gzipped JSON Lines with a {@code text}
     * @param code what is right
     * @param unseenOnly whether to skip every other row, the first one on: those that the model was made with
     */
    public Result evaluate(Path texts, String code, boolean unseenOnly) throws IOException {
        int all = 0;
        int right = 0;
        int row = 0;
        Map<String, Integer> instead = new TreeMap<>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(texts)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                boolean seen = row++ % 2 == 0;
                String text = Json.mapper().readTree(line).get("text").asString();
                if (text.length() < shortest || (unseenOnly && seen)) {
                    continue;
                }
                String found = detector.detect(Document.of(text)).code();
                all++;
                if (found.equals(code)) {
                    right++;
                } else {
                    instead.merge(found, 1, Integer::sum);
                }
            }
        }
        return new Result(code, all, right, instead);
    }

    /**
     * What came out.
     *
     * @param code the right language
     * @param texts how many were compared
     * @param right how many were told right
     * @param instead what the others were taken for, with counts
     */
    public record Result(String code, int texts, int right, Map<String, Integer> instead) {
        public Result {
            instead = Map.copyOf(instead);
        }

        public double share() {
            return texts == 0 ? 0 : (double) right / texts;
        }
    }
}
