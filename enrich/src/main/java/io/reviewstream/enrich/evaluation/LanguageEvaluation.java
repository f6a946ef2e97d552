package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.labelled.JsonLines;
import io.reviewstream.enrich.language.LanguageDetector;
import io.reviewstream.enrich.text.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

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
     * @param texts JSON Lines with a {@code text}
     * @param code what is right
     * @param unseenOnly whether to skip every other row, the first one on: those that the model was made with
     */
    public Result evaluate(Path texts, String code, boolean unseenOnly) throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        int[] row = new int[1];
        JsonLines.forEach(texts, JsonNode.class, line -> {
            boolean seen = row[0]++ % 2 == 0;
            String text = line.get("text").asString();
            if (text.length() >= shortest && !(unseenOnly && seen)) {
                found.merge(detector.detect(Document.of(text)).code(), 1, Integer::sum);
            }
        });
        int all = found.values().stream().mapToInt(Integer::intValue).sum();
        Integer right = found.remove(code);
        return new Result(code, all, right == null ? 0 : right, found);
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
