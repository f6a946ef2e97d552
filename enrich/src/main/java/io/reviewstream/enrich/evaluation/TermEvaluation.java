package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.aspect.AspectFinder;
import io.reviewstream.enrich.labelled.JsonLines;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Aspect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The polarity of annotated aspect terms that are found: how well opinions are linked with their targets. */
public final class TermEvaluation {
    private final AspectFinder finder;
    private final Function<Document, Opinions> sentiment;

    /** @param sentiment makes the opinions of a document */
    public TermEvaluation(AspectFinder finder, Function<Document, Opinions> sentiment) {
        this.finder = finder;
        this.sentiment = sentiment;
    }

    /**
     * Compares; terms that are neither positive nor negative are left out.
     *
     * @param sentences JSON Lines: {@code text}, {@code aspects [{polarity, from, to}]}
     * @param domain the vocabulary to use
     * @throws IOException when the file cannot be read
     */
    public Result evaluate(Path sentences, String domain) throws IOException {
        int[] tally = new int[3];
        JsonLines.forEach(sentences, JsonNode.class, row -> {
            Document document = Document.of(row.get("text").asString());
            List<Aspect> aspects = finder.find(document, sentiment.apply(document), domain);
            for (JsonNode term : row.get("aspects")) {
                String polarity = term.get("polarity").asString();
                if (polarity.equals("positive") || polarity.equals("negative")) {
                    double score = score(
                            aspects, term.get("from").asInt(), term.get("to").asInt());
                    tally[0]++;
                    tally[1] += score == 0 ? 0 : 1;
                    tally[2] += score != 0 && score > 0 == polarity.equals("positive") ? 1 : 0;
                }
            }
        });
        return new Result(domain, tally[0], tally[1], tally[2]);
    }

    private static double score(List<Aspect> aspects, int from, int to) {
        double score = 0;
        for (Aspect aspect : aspects) {
            for (Aspect.Mention mention : aspect.mentions()) {
                boolean overlaps =
                        mention.target().start() < to && mention.target().end() > from;
                score += overlaps ? mention.score() : 0;
            }
        }
        return score;
    }

    /**
     * What came out.
     *
     * @param domain the vocabulary
     * @param terms how many are annotated
     * @param found how many are found and judged
     * @param right of these, how many point the right way
     */
    public record Result(String domain, int terms, int found, int right) {}
}
