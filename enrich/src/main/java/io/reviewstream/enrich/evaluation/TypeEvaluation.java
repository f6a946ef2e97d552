package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.labelled.JsonLines;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.StatedItem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What kind of thing texts are said to be of, against what they are of. */
public final class TypeEvaluation {
    private static final String NONE = "none";

    private final ReviewAnalyser analyser;

    TypeEvaluation(ReviewAnalyser analyser) {
        this.analyser = analyser;
    }

    /**
     * Compares with texts of one kind.
     *
     * @param texts JSON Lines with a {@code text}
     * @param types that are right
     * @throws IOException when the file cannot be read
     */
    Result evaluate(Path texts, Set<String> types) throws IOException {
        Map<String, Integer> told = new TreeMap<>();
        JsonLines.forEach(
                texts, JsonNode.class, line -> told.merge(type(line.get("text").asString()), 1, Integer::sum));
        int all = told.values().stream().mapToInt(Integer::intValue).sum();
        int none = Objects.requireNonNullElse(told.remove(NONE), 0);
        int right = 0;
        for (String type : types) {
            right += Objects.requireNonNullElse(told.remove(type), 0);
        }
        String name = texts.getFileName().toString();
        return new Result(name.substring(0, name.indexOf('.')), all, right, none, told);
    }

    /** The source tells a name and no type, so that the type is told by the words alone, whether or not they tell a name. */
    private String type(String text) {
        var review = new RawReview(
                "a",
                1,
                "evaluation",
                text,
                null,
                null,
                null,
                new StatedItem(null, "it", null, null),
                null,
                null,
                null,
                null,
                Map.of());
        ItemReviewed item = analyser.analyse(review).enrichment().itemReviewed();
        return item == null || item.type() == null ? NONE : item.type();
    }

    /**
     * What came out.
     *
     * @param set of texts
     * @param texts how many were compared
     * @param right how many were told right
     * @param none of how many nothing was told
     * @param instead what the others were taken for, with counts
     */
    public record Result(String set, int texts, int right, int none, Map<String, Integer> instead) {
        public Result {
            instead = Map.copyOf(instead);
        }

        /** Of those of which something is told. */
        public double precision() {
            return texts == none ? 0 : (double) right / (texts - none);
        }
    }
}
