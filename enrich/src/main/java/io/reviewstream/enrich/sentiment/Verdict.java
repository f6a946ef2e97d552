package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;

/**
 * From scores to one word. Neutral: little either way. Mixed: clauses clearly for and clauses clearly against, in balance,
 * so that the score alone would mislead. Clauses that only concede, expect or wish do not count for a side.
 */
final class Verdict {
    /** Below this a score is little either way. */
    private static final double NEUTRAL = 0.4;
    /** From this on a clause takes sides. */
    private static final double CLEAR = 0.5;
    /** A logit whose score is less, rounding aside. */
    private static final double SURELY_UNCLEAR = Math.log((1 + CLEAR) / (1 - CLEAR)) - 1e-6;
    /** The weaker side is at least this share of the stronger in a balance. */
    private static final double BALANCE = 0.7;
    /** Up to this many sentences the clauses decide; of longer texts the score knows more. */
    private static final int FEW_SENTENCES = 3;
    /** Above this a longer text takes sides even if some clauses object. */
    private static final double DECIDED = 0.6;

    private Verdict() {}

    /** Whether the clauses have a say in the verdict on a text, or on a part of it. */
    static boolean asksClauses(int sentences, double score) {
        // In a longer text the neighbours tell what a sentence leaves open; its clauses are looked at only in doubt.
        return sentences <= FEW_SENTENCES || Math.abs(score) < DECIDED;
    }

    /**
     * The verdict on a text, or on a part of it.
     *
     * @param sides of its clauses as {@link #sides} gives them; not looked at when the clauses are not asked
     */
    static Label of(int sentences, double score, double[] sides) {
        return asksClauses(sentences, score) ? label(score, sides) : side(score);
    }

    /** Of a text whose parts have been scored elsewhere; they stand for the clauses. */
    static Label ofScores(double score, double... parts) {
        var sides = new double[2];
        for (double part : parts) {
            if (Math.abs(part) >= CLEAR) {
                sides[part > 0 ? 0 : 1] += Math.abs(part);
            }
        }
        return of(parts.length, score, sides);
    }

    private static Label label(double score, double[] sides) {
        double weaker = Math.min(sides[0], sides[1]);
        if (weaker >= CLEAR && weaker >= BALANCE * Math.max(sides[0], sides[1])) {
            return Label.MIXED;
        }
        return Math.abs(score) < NEUTRAL ? Label.NEUTRAL : side(score);
    }

    private static Label side(double score) {
        return score > 0 ? Label.POSITIVE : Label.NEGATIVE;
    }

    /** The sum of the scores of the clearly positive clauses of a stretch, and that of the clearly negative ones. */
    static double[] sides(DocumentSentiment opinions, Document document, int first, int end) {
        var sides = new double[2];
        if (first == end) {
            return sides;
        }
        int from = first;
        boolean aside = Clauses.concedes(document, first) || Clauses.wishes(document, first);
        for (int token = first + 1; token < end; token++) {
            if (Clauses.breaksAt(document, token)) {
                if (!aside) {
                    addSide(opinions, from, token, sides);
                }
                from = token;
                aside = Clauses.concedes(document, token);
            }
            aside |= Clauses.wishes(document, token);
        }
        if (!aside) {
            addSide(opinions, from, end, sides);
        }
        return sides;
    }

    private static void addSide(DocumentSentiment opinions, int first, int end, double[] sides) {
        double logit = opinions.logit(first, end);
        // Most clauses say little.
        if (Math.abs(logit) >= SURELY_UNCLEAR) {
            double score = Calibration.score(logit);
            if (Math.abs(score) >= CLEAR) {
                sides[score > 0 ? 0 : 1] += Math.abs(score);
            }
        }
    }
}
