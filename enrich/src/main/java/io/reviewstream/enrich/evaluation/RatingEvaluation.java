package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.labelled.JsonLines;
import io.reviewstream.enrich.rating.RatingFinder;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Rating;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Ratings found in texts against those that the writers gave beside them. */
public final class RatingEvaluation {
    private final RatingFinder finder;

    public RatingEvaluation(RatingFinder finder) {
        this.finder = finder;
    }

    /**
     * Compares.
     *
     * @param reviews JSON Lines with {@code text} and {@code rating}, 1 to 10
     * @throws IOException when the file cannot be read
     */
    public Result evaluate(Path reviews) throws IOException {
        var tally = new int[4];
        JsonLines.forEach(reviews, JsonNode.class, row -> {
            tally[0]++;
            Rating found = finder.find(Document.of(row.get("text").asString()), null, null)
                    .orElse(null);
            if (found != null) {
                double error =
                        Math.abs(found.normalized() * 10 - row.get("rating").asDouble());
                tally[1]++;
                tally[2] += error <= 0.5 ? 1 : 0;
                tally[3] += error <= 1.5 ? 1 : 0;
            }
        });
        return new Result(tally[0], tally[1], tally[2], tally[3]);
    }

    /**
     * What came out.
     *
     * @param reviews how many were read
     * @param found how many have a rating in the text
     * @param exact of these, how many are right to half a point of ten
     * @param near of these, how many are right to a point and a half
     */
    public record Result(int reviews, int found, int exact, int near) {}
}
