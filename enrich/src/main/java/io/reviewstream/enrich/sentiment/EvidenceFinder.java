package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Evidence;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.Comparator;
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

    private EvidenceFinder() {}

    /**
     * Finds the evidence.
     *
     * @param shares each token's share of the logit
     */
    static List<Evidence> find(Document document, double[] shares, double logit, double score) {
        // tanh is not linear: every share is scaled by the same factor so that all of them sum to the score.
        double toScore = Math.abs(logit) < 1e-9 ? 0.5 : score / logit;
        double strongest = 0;
        for (int token = 0; token < shares.length; token++) {
            if (Tokens.carriesMeaning(document, token)) {
                strongest = Math.max(strongest, Math.abs(shares[token]));
            }
        }
        var phrases = new ArrayList<Phrase>();
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            phrases(
                    document,
                    shares,
                    strongest,
                    document.sentenceStart(sentence),
                    document.sentenceEnd(sentence),
                    phrases);
        }
        phrases.sort(Comparator.comparingDouble((Phrase phrase) -> -Math.abs(phrase.share()))
                .thenComparingInt(Phrase::first));
        var evidence = new ArrayList<Evidence>();
        for (Phrase phrase : phrases) {
            if (evidence.size() == MOST
                    || Math.abs(phrase.share())
                            < FAINT * Math.abs(phrases.get(0).share())) {
                break;
            }
            Span span = document.span(phrase.first(), phrase.end());
            evidence.add(new Evidence(span.start(), span.end(), span.text(), phrase.share() * toScore));
        }
        return evidence;
    }

    private static void phrases(
            Document document, double[] shares, double strongest, int first, int end, List<Phrase> into) {
        int from = -1;
        double sum = 0;
        for (int token = first; token <= end; token++) {
            boolean strong = token < end
                    && Tokens.carriesMeaning(document, token)
                    && Math.abs(shares[token]) >= WEAK * strongest
                    && shares[token] != 0;
            boolean goesOn = strong && from >= 0 && (sum > 0) == (shares[token] > 0) && token - from < LONGEST;
            if (!goesOn && from >= 0) {
                into.add(new Phrase(from, token, sum));
                from = -1;
            }
            if (strong) {
                if (from < 0) {
                    from = token;
                    sum = 0;
                }
                sum += shares[token];
            }
        }
    }

    /** Tokens {@code first} to before {@code end} and their summed share of the logit. */
    private record Phrase(int first, int end, double share) {}
}
