package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.WordSet;
import java.util.List;

/**
 * Negations that the weights have missed: the n-grams learnt cover "not good" and "never boring", but not every "hardly a
 * masterpiece". Where a negated word still pulls its own way, it is turned.
 */
final class Negations {
    /** How far a negation reaches, in tokens. */
    private static final int REACH = 5;
    /** Logit from which on a word by itself takes sides. */
    private static final double STRONG = 1;
    /** What is left of praise that is denied. */
    private static final double PRAISE_TURNED = -0.8;
    /** What is left of blame that is denied: "not awful" is far from "great", and what is no flaw may be no merit. */
    private static final double BLAME_TURNED = -0.4;

    private static final WordSet NEGATORS = WordSet.of(
            "not",
            "no",
            "never",
            "nothing",
            "nobody",
            "none",
            "neither",
            "nor",
            "hardly",
            "barely",
            "scarcely",
            "without",
            "cannot",
            "can't",
            "don't",
            "doesn't",
            "didn't",
            "won't",
            "wouldn't",
            "couldn't",
            "shouldn't",
            "isn't",
            "aren't",
            "wasn't",
            "weren't",
            "hasn't",
            "haven't",
            "hadn't",
            "ain't",
            "lacks",
            "lacking");
    /** These a negator does not turn: "not only", "no doubt", "couldn't be better", "do not watch this garbage". */
    private static final WordSet NOT_NEGATED = WordSet.of(
            "only",
            "just",
            "merely",
            "necessarily",
            "doubt",
            "wonder",
            "matter",
            "since",
            "but",
            "mention",
            "wait",
            "if",
            "better",
            "worse",
            "more",
            "less",
            "watch",
            "buy",
            "rent",
            "purchase",
            "bother",
            "order",
            "short");

    /** Negators of several words; not "for it to be anything but funny", and "far from perfect" is left to the weights. */
    private static final PhraseTable PHRASES = new PhraseTable()
            .addAll(List.of("is anything but", "was anything but", "are anything but", "were anything but"), 0);

    private Negations() {}

    /** Adds what the negations of a text change, where nothing has been corrected already. */
    static void find(Document document, DocumentSentiment opinions, List<Correction> into) {
        List<Correction> before = List.copyOf(into);
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int end = document.sentenceEnd(sentence);
            for (int token = document.sentenceStart(sentence); token + 1 < end; token++) {
                int last = lastOfNegator(document, token, end);
                if (last >= 0) {
                    int word = negatedWord(document, opinions, last, end);
                    if (word > 0 && isFree(before, token, word + 1)) {
                        double root = Math.sqrt(word - token + 2.0);
                        double change =
                                root * turn(opinions.plainLogit(word, word + 1), opinions.plainLogit(token, word + 1));
                        double documentChange = root
                                * turn(opinions.documentLogit(word, word + 1), opinions.documentLogit(token, word + 1));
                        if (change != 0 || documentChange != 0) {
                            into.add(new Correction(token, word + 1, change, documentChange));
                        }
                    }
                }
            }
        }
    }

    /** The last token of a negator that begins at a token; -1 when none does. */
    private static int lastOfNegator(Document document, int token, int end) {
        if (NEGATORS.contains(document.hash(token))) {
            return token;
        }
        long phrase = PHRASES.longestAt(document, token, end);
        return phrase == PhraseTable.NONE ? -1 : token + PhraseTable.length(phrase) - 1;
    }

    private static boolean isFree(List<Correction> corrections, int first, int end) {
        for (Correction correction : corrections) {
            if (correction.overlaps(first, end)) {
                return false;
            }
        }
        return true;
    }

    /** What turns the logit of negator and word, 0 when the word has been turned already. */
    private static double turn(double own, double together) {
        return together * own > 0 ? (own > 0 ? PRAISE_TURNED : BLAME_TURNED) * own - together : 0;
    }

    /** The first word within reach that takes sides; -1 when there is none. */
    private static int negatedWord(Document document, DocumentSentiment opinions, int negator, int end) {
        for (int token = negator + 1; token < Math.min(end, negator + 1 + REACH); token++) {
            long hash = document.hash(token);
            if (!document.isWord(token) || NEGATORS.contains(hash) || NOT_NEGATED.contains(hash)) {
                return -1;
            }
            if (Math.abs(opinions.plainLogit(token, token + 1)) >= STRONG) {
                return token;
            }
        }
        return -1;
    }
}
