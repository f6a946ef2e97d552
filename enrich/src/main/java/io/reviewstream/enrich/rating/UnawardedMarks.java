package io.reviewstream.enrich.rating;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;

/** Marks that are named and not given: "would be five stars if it lasted", "this is not a five-star film", and those taken back: "initially gave it two stars". One use each. */
final class UnawardedMarks {
    private static final PhraseTable CONDITIONAL = RatingWords.table("conditional");
    private static final int CONDITION = 0;
    private static final int NO_CONDITION = 1;
    private static final PhraseTable CONDITIONS =
            RatingWords.table("condition").addAll(RatingWords.phrases("nocondition"), NO_CONDITION);
    private static final PhraseTable DENIED = RatingWords.table("denied");

    private static final PhraseTable FORMER = RatingWords.table("former");
    private static final PhraseTable FORMER_BEHIND = RatingWords.table("former behind");

    /** So far before a mark begin the words that say it was given once. */
    private static final int FORMER_REACH = 8;

    /** So far before a mark stands the verb that gives it. */
    private static final int VERB_REACH = 10;

    /** So far from a mark stands its condition. */
    private static final int CONDITION_REACH = 24;

    private final RatingText text;
    private final Document document;

    UnawardedMarks(RatingText text) {
        this.text = text;
        this.document = text.document;
    }

    boolean has(int token, int end) {
        return isDenied(token) || isConditional(token, end) || isFormer(token, end);
    }

    /** "I initially gave it two stars", "five stars when I bought it". */
    private boolean isFormer(int token, int end) {
        if (end < text.count && FORMER_BEHIND.longestAt(document, end, text.count) != PhraseTable.NONE) {
            return true;
        }
        int first = Math.max(document.sentenceStart(document.sentenceOf(token)), token - FORMER_REACH);
        for (int at = token - 1; at >= first && document.isWord(at); at--) {
            if (FORMER.longestAt(document, at, token) != PhraseTable.NONE) {
                return true;
            }
        }
        return false;
    }

    /** With an article between, as in "not a 10/10": "not 5 stars but 3" would be one, and "not even one star" gives the least. */
    private boolean isDenied(int token) {
        int article = token - 1;
        return (text.isWordAt(article, "a") || text.isWordAt(article, "an"))
                && article > 0
                && DENIED.wordAt(document, article - 1) >= 0;
    }

    private boolean isConditional(int token, int end) {
        int sentence = document.sentenceOf(token);
        int first = document.sentenceStart(sentence);
        return !text.isBeyond(token)
                && isVerbBefore(Math.max(first, token - VERB_REACH), token)
                && isConditionWithin(
                        Math.max(first, token - CONDITION_REACH),
                        Math.min(document.sentenceEnd(sentence), end + CONDITION_REACH));
    }

    private boolean isVerbBefore(int first, int token) {
        for (int at = first; at < token; at++) {
            if (CONDITIONAL.longestAt(document, at, token) != PhraseTable.NONE) {
                return true;
            }
        }
        return false;
    }

    private boolean isConditionWithin(int first, int end) {
        int at = first;
        while (at < end) {
            long found = CONDITIONS.longestAt(document, at, end);
            if (found != PhraseTable.NONE && PhraseTable.value(found) == CONDITION) {
                return true;
            }
            at += found == PhraseTable.NONE ? 1 : PhraseTable.length(found);
        }
        return false;
    }
}
