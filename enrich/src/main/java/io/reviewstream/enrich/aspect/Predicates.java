package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.text.Document;

/** Whether a copula, or a judgement right behind, says something of what stands before. Keeps nothing of its own. */
final class Predicates {
    /** "The acting's really very good": what judges is one of so many words. */
    static final int MOST_WORDS = 4;

    private final Document document;
    private final OpinionWords words;
    private final Clauses clauses;

    Predicates(Document document, OpinionWords words, Clauses clauses) {
        this.document = document;
        this.words = words;
        this.clauses = clauses;
    }

    /** How many tokens there are up to the end of a copula, 1 or 2, or 0 where it is in the word before: "the acting's"; else -1. */
    int copulaAfter(int token, int end) {
        if (token < end && words.isCopula(document, token)) {
            return 1;
        }
        if (token + 1 < end && words.isCopula(document, token + 1)) {
            return 2;
        }
        return document.isPossessive(token - 1) && isSaid(token, end) ? 0 : -1;
    }

    /** "The acting's really good", but not "the director's good films": whether what judges ends what is said. */
    boolean isSaid(int from, int end) {
        for (int token = from; token < Math.min(end, from + MOST_WORDS); token++) {
            int after = token + clauses.length[token];
            boolean judges = clauses.judgement[token] != 0;
            if (judges && (after >= end || !document.isWord(after) || words.mayFollow(document, after))) {
                return true;
            }
            if (!words.isAdverb(document, token)) {
                return false;
            }
        }
        return false;
    }
}
