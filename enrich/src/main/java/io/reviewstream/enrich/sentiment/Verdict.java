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
    /** From this logit on a clause takes sides: a score of 0.64. */
    private static final double CLEAR = 1.5;
    /** The weaker side is at least this share of the stronger in a balance. */
    private static final double BALANCE = 0.5;
    /** The same in longer texts, which have clauses enough for either side. */
    private static final double LONG_BALANCE = 0.7;
    /** Scores elsewhere may be rounded to one. */
    private static final double HIGHEST_SCORE = 0.9999;
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
        return asksClauses(sentences, score) ? label(sentences, score, sides) : side(score);
    }

    /** The same of a whole text, which may list what is good and what is bad: unless it is decided, neither side has it. */
    static Label of(Document document, double score, double[] sides) {
        return Math.abs(score) < DECIDED && GoodAndBad.areListed(document)
                ? Label.MIXED
                : of(document.sentenceCount(), score, sides);
    }

    /** Of a text whose parts have been scored elsewhere; they stand for the clauses. */
    static Label ofScores(double score, double... parts) {
        var sides = new double[2];
        for (double part : parts) {
            double strength = Math.min(HIGHEST_SCORE, Math.abs(part));
            addSide(Math.copySign(Math.log((1 + strength) / (1 - strength)), part), sides);
        }
        return of(parts.length, score, sides);
    }

    private static Label label(int sentences, double score, double[] sides) {
        double balance = sentences <= FEW_SENTENCES ? BALANCE : LONG_BALANCE;
        double weaker = Math.min(sides[0], sides[1]);
        if (weaker >= CLEAR && weaker >= balance * Math.max(sides[0], sides[1])) {
            return Label.MIXED;
        }
        return Math.abs(score) < NEUTRAL ? Label.NEUTRAL : side(score);
    }

    private static Label side(double score) {
        return score > 0 ? Label.POSITIVE : Label.NEGATIVE;
    }

    /**
     * The sum of the logits of the clearly positive clauses of a stretch, and that of the clearly negative ones. Not of their scores: those of a plain
     * clause and of a strong one are both near 1, and all would be in balance.
     */
    static double[] sides(DocumentSentiment opinions, Document document, int first, int end) {
        var sides = new double[2];
        if (first == end) {
            return sides;
        }
        int from = first;
        boolean aside = Clauses.concedes(document, first) || Clauses.wishes(document, first);
        // "!!!" is three clauses, and says nothing.
        boolean said = document.isWord(first);
        for (int token = first + 1; token < end; token++) {
            if (Clauses.breaksAt(document, token)) {
                if (said && !aside) {
                    addSide(opinions.logit(from, token), sides);
                }
                from = token;
                aside = Clauses.concedes(document, token);
                said = false;
            }
            aside |= Clauses.wishes(document, token);
            said |= document.isWord(token);
        }
        if (said && !aside) {
            addSide(opinions.logit(from, end), sides);
        }
        return sides;
    }

    private static void addSide(double logit, double[] sides) {
        if (Math.abs(logit) >= CLEAR) {
            sides[logit > 0 ? 0 : 1] += Math.abs(logit);
        }
    }
}
