package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.events.Decimals;
import io.reviewstream.events.Evidence;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The words and phrases that moved a score most: neighbouring tokens that pull the same way make one phrase. Phrases do
 * not overlap, so their weights and the rest sum to the score.
 */
final class EvidenceFinder {
    private static final int MOST = 12;
    private static final int LONGEST = 6;
    /** A token weaker than this share of the strongest ends a phrase. */
    private static final double WEAK = 0.12;
    /** Phrases weaker than this share of the strongest are left to the rest. */
    private static final double FAINT = 0.08;

    /** Words that a reader would not underline at the ends of a phrase: "is a great film", "a waste of". They say what they say with the words between. */
    private static final WordSet EDGES = WordSet.of(
            "a", "an", "the", "this", "that", "these", "those", "which", "is", "are", "was", "were", "be", "been", "am",
            "it", "its", "and", "of", "to", "for", "in", "at", "as", "by", "from", "with");

    private EvidenceFinder() {}

    /**
     * Finds the evidence.
     *
     * @param shares each token's share of the logit
     * @param corrections among them the signs, which say something though their tokens are punctuation
     */
    static List<Evidence> find(
            Document document, double[] shares, List<Correction> corrections, double logit, double score) {
        // tanh is not linear: every share is scaled by the same factor so that all of them sum to the score.
        double toScore = Math.abs(logit) < 1e-9 ? 0.5 : score / logit;
        double strongest = 0;
        for (int token = 0; token < document.tokenCount(); token++) {
            double strength = Math.abs(shares[token]);
            if (strength > strongest && Tokens.carriesMeaning(document, token)) {
                strongest = strength;
            }
        }
        var best = new Strongest();
        for (Correction correction : corrections) {
            if (correction.isSign() && !Tokens.carriesMeaning(document, correction.first())) {
                best.add(correction.first(), correction.end(), sum(shares, correction.first(), correction.end()));
            }
        }
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            phrases(
                    document,
                    shares,
                    WEAK * strongest,
                    document.sentenceStart(sentence),
                    document.sentenceEnd(sentence),
                    best);
        }
        var evidence = new ArrayList<Evidence>(best.count);
        for (int i = 0; i < best.count && Math.abs(best.share[i]) >= FAINT * Math.abs(best.share[0]); i++) {
            Span span = document.span(best.first[i], best.end[i]);
            evidence.add(
                    new Evidence(span.start(), span.end(), span.text(), Decimals.rounded(best.share[i] * toScore)));
        }
        return evidence;
    }

    private static void phrases(
            Document document, double[] shares, double weakest, int first, int end, Strongest into) {
        int from = -1;
        double sum = 0;
        for (int token = first; token < end; token++) {
            double share = shares[token];
            boolean strong = isStrong(document, shares, weakest, token);
            if (from >= 0
                    && isFractionBar(document, first, token, end)
                    && isStrong(document, shares, weakest, token + 1)
                    && (sum > 0) == (shares[token + 1] > 0)) {
                sum += share;
                continue;
            }
            if (from >= 0 && !(strong && (sum > 0) == (share > 0) && token - from < LONGEST)) {
                addTrimmed(document, from, token, sum, into);
                from = -1;
            }
            if (strong) {
                if (from < 0) {
                    from = token;
                    sum = 0;
                }
                sum += share;
            }
        }
        if (from >= 0) {
            addTrimmed(document, from, end, sum, into);
        }
    }

    private static void addTrimmed(Document document, int first, int end, double sum, Strongest into) {
        int from = first;
        int to = end;
        while (from < to && EDGES.contains(document.hash(from))) {
            from++;
        }
        while (to > from && EDGES.contains(document.hash(to - 1))) {
            to--;
        }
        if (from < to) {
            into.add(from, to, sum);
        }
    }

    private static double sum(double[] shares, int first, int end) {
        double sum = 0;
        for (int token = first; token < end; token++) {
            sum += shares[token];
        }
        return sum;
    }

    private static boolean isStrong(Document document, double[] shares, double weakest, int token) {
        double share = shares[token];
        return Math.abs(share) >= weakest && share != 0 && Tokens.carriesMeaning(document, token);
    }

    /** "9/10" is one phrase. */
    private static boolean isFractionBar(Document document, int first, int token, int end) {
        return document.isSymbol(token, '/')
                && token > first
                && token + 1 < end
                && document.isNumber(token - 1)
                && document.isNumber(token + 1);
    }

    /** The strongest phrases, strongest first; of equals the one that comes first in the text. */
    private static final class Strongest {
        private final int[] first = new int[MOST];
        private final int[] end = new int[MOST];
        /** Of the logit, summed over the tokens. */
        private final double[] share = new double[MOST];

        private int count;

        void add(int firstToken, int endToken, double sum) {
            double strength = Math.abs(sum);
            if (count == MOST && strength <= Math.abs(share[MOST - 1])) {
                return;
            }
            int at = count < MOST ? count++ : MOST - 1;
            for (; at > 0 && Math.abs(share[at - 1]) < strength; at--) {
                first[at] = first[at - 1];
                end[at] = end[at - 1];
                share[at] = share[at - 1];
            }
            first[at] = firstToken;
            end[at] = endToken;
            share[at] = sum;
        }
    }
}
