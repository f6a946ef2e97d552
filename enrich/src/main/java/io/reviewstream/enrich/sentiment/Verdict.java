package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;

/**
 * From scores to one word. Neutral: little either way. Mixed: much both ways, so that the score alone would mislead. A
 * clause is a stretch between commas, semicolons, brackets, dashes and contrasting conjunctions.
 */
final class Verdict {
    /** Below this a score is little either way. */
    private static final double NEUTRAL = 0.25;
    /** From this on a clause takes sides. */
    private static final double CLEAR = 0.5;
    /** Above this a document takes sides even if some clause objects. */
    private static final double DECIDED = 0.6;

    private Verdict() {}

    static Label ofDocument(DocumentSentiment opinions, Document document, double score) {
        if (Math.abs(score) >= DECIDED) {
            return side(score);
        }
        double positive = 0;
        double negative = 0;
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            double[] sides =
                    sides(opinions, document, document.sentenceStart(sentence), document.sentenceEnd(sentence));
            positive += sides[0];
            negative += sides[1];
        }
        return label(score, positive, negative);
    }

    static Label ofStretch(DocumentSentiment opinions, Document document, int first, int end, double score) {
        if (Math.abs(score) >= DECIDED) {
            return side(score);
        }
        double[] sides = sides(opinions, document, first, end);
        return label(score, sides[0], sides[1]);
    }

    private static Label label(double score, double positive, double negative) {
        if (Math.min(positive, negative) >= CLEAR) {
            return Label.MIXED;
        }
        return Math.abs(score) < NEUTRAL ? Label.NEUTRAL : side(score);
    }

    private static Label side(double score) {
        return score > 0 ? Label.POSITIVE : Label.NEGATIVE;
    }

    /** The summed scores of the clearly positive clauses, and of the clearly negative ones. */
    private static double[] sides(DocumentSentiment opinions, Document document, int first, int end) {
        var sides = new double[2];
        int from = first;
        for (int token = first; token <= end; token++) {
            if (token == end || Clauses.breaksAt(document, token)) {
                if (token > from) {
                    double score = opinions.score(from, token);
                    if (Math.abs(score) >= CLEAR) {
                        sides[score > 0 ? 0 : 1] += Math.abs(score);
                    }
                }
                from = token;
            }
        }
        return sides;
    }
}
