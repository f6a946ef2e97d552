package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.aspect.AspectFinder;
import io.reviewstream.enrich.labelled.JsonLines;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Aspect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Aspects with polarity against annotation by hand: film reviews with sentences that list {@code aspect} and {@code score}.
 *
 * <p>The annotation and the analysis divide a film's sides differently, so both are mapped on common sides:
 *
 * <table>
 * <caption>Common sides</caption>
 * <tr><th>side</th><th>annotated as</th><th>found as</th></tr>
 * <tr><td>story</td><td>plot (characters included), concept</td><td>story, characters</td></tr>
 * <tr><td>acting</td><td>cast</td><td>acting</td></tr>
 * <tr><td>visuals</td><td>cinematography (the director's work included), vision, effects</td><td>visuals, effects,
 * production, direction</td></tr>
 * <tr><td>writing</td><td>dialog (jokes included)</td><td>writing, humour</td></tr>
 * <tr><td>music</td><td>sound</td><td>music</td></tr>
 * <tr><td>pacing</td><td>length, editing</td><td>pacing</td></tr>
 * <tr><td>originality</td><td>novelty</td><td>originality</td></tr>
 * </table>
 *
 * {@code movie} (the whole) and {@code credibility} have no counterpart and are left out, as are {@code atmosphere} and
 * {@code value} of the analysis. A side's polarity is the sign of its mean score, over the review or over the sentence.
 */
public final class AspectEvaluation {
    private static final Map<String, String> ANNOTATED = Map.ofEntries(
            Map.entry("plot", "story"),
            Map.entry("concept", "story"),
            Map.entry("cast", "acting"),
            Map.entry("cinematography", "visuals"),
            Map.entry("vision", "visuals"),
            Map.entry("effects", "visuals"),
            Map.entry("dialog", "writing"),
            Map.entry("sound", "music"),
            Map.entry("length", "pacing"),
            Map.entry("editing", "pacing"),
            Map.entry("novelty", "originality"));
    private static final Map<String, String> FOUND = Map.ofEntries(
            Map.entry("story", "story"),
            Map.entry("characters", "story"),
            Map.entry("acting", "acting"),
            Map.entry("visuals", "visuals"),
            Map.entry("effects", "visuals"),
            Map.entry("production", "visuals"),
            Map.entry("direction", "visuals"),
            Map.entry("writing", "writing"),
            Map.entry("humour", "writing"),
            Map.entry("music", "music"),
            Map.entry("pacing", "pacing"),
            Map.entry("originality", "originality"));

    private final AspectFinder finder;
    private final Function<Document, Opinions> sentiment;

    /** @param sentiment makes the opinions of a document */
    public AspectEvaluation(AspectFinder finder, Function<Document, Opinions> sentiment) {
        this.finder = finder;
        this.sentiment = sentiment;
    }

    /**
     * Compares with annotated reviews.
     *
     * @param annotated JSON Lines: {@code text}, {@code sentences [{text, aspects [{aspect, score}]}]}
     */
    public Result evaluate(Path annotated) throws IOException {
        var byReview = new TreeMap<String, Counts>();
        var bySentence = new TreeMap<String, Counts>();
        int[] reviews = new int[1];
        JsonLines.forEach(annotated, JsonNode.class, row -> {
            compare(row, byReview, bySentence);
            reviews[0]++;
        });
        return new Result(reviews[0], Score.of(byReview), Score.of(bySentence), Score.each(byReview));
    }

    private void compare(JsonNode row, Map<String, Counts> byReview, Map<String, Counts> bySentence) {
        String text = row.get("text").asString();
        Document document = Document.of(text);
        List<Aspect> aspects = finder.find(document, sentiment.apply(document), "film");
        var goldOfReview = new HashMap<String, Double>();
        var foundOfReview = new HashMap<String, Double>();
        for (Aspect aspect : aspects) {
            String side = FOUND.get(aspect.aspect());
            if (side != null) {
                aspect.mentions().forEach(mention -> foundOfReview.merge(side, mention.score(), Double::sum));
            }
        }
        int from = 0;
        for (JsonNode sentence : row.get("sentences")) {
            var gold = new HashMap<String, Double>();
            for (JsonNode aspect : sentence.get("aspects")) {
                String side = ANNOTATED.get(aspect.get("aspect").asString());
                if (side != null) {
                    gold.merge(side, aspect.get("score").asDouble(), Double::sum);
                }
            }
            gold.forEach((side, score) -> goldOfReview.merge(side, score, Double::sum));
            String words = sentence.get("text").asString();
            int start = text.indexOf(words, from);
            if (start < 0) {
                continue;
            }
            int end = start + words.length();
            from = end;
            var found = new HashMap<String, Double>();
            for (Aspect aspect : aspects) {
                String side = FOUND.get(aspect.aspect());
                for (Aspect.Mention mention : aspect.mentions()) {
                    boolean inside = mention.target().start() >= start
                            && mention.target().start() < end;
                    if (side != null && inside) {
                        found.merge(side, mention.score(), Double::sum);
                    }
                }
            }
            count(gold, found, bySentence);
        }
        count(goldOfReview, foundOfReview, byReview);
    }

    private static void count(Map<String, Double> gold, Map<String, Double> found, Map<String, Counts> counts) {
        gold.forEach((side, score) -> {
            boolean hit = found.containsKey(side) && Math.signum(found.get(side)) == Math.signum(score);
            Counts own = counts.computeIfAbsent(side, key -> new Counts());
            own.annotated++;
            own.right += hit ? 1 : 0;
        });
        found.keySet().forEach(side -> counts.computeIfAbsent(side, key -> new Counts()).found++);
    }

    private static final class Counts {
        private int annotated;
        private int found;
        private int right;
    }

    /**
     * How well aspects and their polarity are found.
     *
     * @param side of the film, {@code all} for all together
     * @param annotated pairs of side and polarity in the annotation
     * @param found pairs found
     * @param right of those found, how many are in the annotation
     */
    public record Score(String side, int annotated, int found, int right) {
        static Score of(Map<String, Counts> counts) {
            int annotated = 0;
            int found = 0;
            int right = 0;
            for (Counts own : counts.values()) {
                annotated += own.annotated;
                found += own.found;
                right += own.right;
            }
            return new Score("all", annotated, found, right);
        }

        static List<Score> each(Map<String, Counts> counts) {
            var scores = new ArrayList<Score>();
            counts.forEach((side, own) -> scores.add(new Score(side, own.annotated, own.found, own.right)));
            return scores;
        }

        public double precision() {
            return found == 0 ? 0 : (double) right / found;
        }

        public double recall() {
            return annotated == 0 ? 0 : (double) right / annotated;
        }

        /** Harmonic mean of precision and recall. */
        public double f1() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }
    }

    /**
     * What came out.
     *
     * @param reviews how many were compared
     * @param perReview pairs of side and polarity, once a review
     * @param perSentence pairs of side and polarity, once a sentence
     * @param perSide the score per review for each side
     */
    public record Result(int reviews, Score perReview, Score perSentence, List<Score> perSide) {
        public Result {
            perSide = List.copyOf(perSide);
        }
    }
}
