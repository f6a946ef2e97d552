package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/** Whether a mark, or "and", parts the clause at hand from another. Not thread-safe. */
final class Partings {
    /** A comma so many tokens behind a negation may stand within what is negated, … */
    private static final int NEGATED_BEFORE_COMMA = 3;

    /** … as in a list whose "or" follows within so many. */
    private static final int LIST_WITHIN = 8;

    /** "The good: songs and sets": so many tokens before a colon speak of what follows. */
    private static final int HEADING = 3;

    /** "Screen: very bright.": what a label tells is so short, its marks counted. */
    private static final int LABELLED = 5;

    /** "The noise cancelling is": of what a copula is said, in words. */
    private static final int LONGEST_SUBJECT = 6;

    private static final WordSet ADDRESSES =
            WordSet.of("mr", "mrs", "ms", "dr", "prof", "capt", "col", "gen", "lt", "sgt", "st", "jr", "sr");

    private static final long AND = Words.hash("and");
    private static final long NOT = Words.hash("not");
    private static final long OR = Words.hash("or");
    private static final long NOR = Words.hash("nor");

    private final Document document;
    private final OpinionWords words;
    private final Clauses clauses;

    /** Of the clause at hand: its first token, … */
    private int first;

    /** … and up to where it was looked for a copula, and whether it has one. */
    private int lookedTo;

    private boolean hasCopula;

    /** @param clauses what is read so far */
    Partings(Document document, OpinionWords words, Clauses clauses) {
        this.document = document;
        this.words = words;
        this.clauses = clauses;
    }

    /** A clause begins. */
    void begin(int token) {
        first = token;
        lookedTo = token;
        hasCopula = false;
    }

    /**
     * Whether a mark parts.
     *
     * @param judges whether the clause has judged
     * @param end of the sentence
     */
    boolean part(char mark, int token, boolean judges, int end) {
        if (mark == ',') {
            return judges && endsConcession(token, end)
                    || (hasCopula(token) || judges && isSpliced(token, end)) && saysMore(token, end);
        }
        return isHard(mark, token) && !(mark == ':' && isHeading(token, judges, end));
    }

    private boolean isHeading(int colon, boolean judges, int end) {
        return (judges || end - colon <= LABELLED)
                && colon - first <= HEADING
                // "… but slow: we waited" is no heading.
                && !words.isBreak(document, first);
    }

    /**
     * "Despite a terrible script, the actors shine": whether a comma ends what a sentence concedes first; "despite its slow, dull
     * start, …" goes on.
     */
    private boolean endsConcession(int comma, int end) {
        return document.sentenceStart(document.sentenceOf(comma)) == first
                && words.concedes(document, first, comma)
                && comma + 1 < end
                && (clauses.judgement[comma - 1] == 0 || words.at(document, comma + 1, end) == PhraseTable.NONE);
    }

    /**
     * Whether a comma ends what is negated: "no jump scares, great acting" and "but it doesn't, the ending is perfect" do; "it is not,
     * alas, perfect", "not a great, lasting film" and "not funny, clever or new" go on.
     */
    boolean isNegatedBeyond(int comma, int negation, int end) {
        if (comma - negation > NEGATED_BEFORE_COMMA) {
            return false;
        }
        if (document.isSymbol(negation + 1, ',')) {
            return document.hash(negation) == NOT;
        }
        if (words.isArticle(document, negation + 1)) {
            return true;
        }
        int limit = Math.min(end, comma + LIST_WITHIN);
        for (int token = comma + 1; token < limit; token++) {
            if (document.hash(token) == OR || document.hash(token) == NOR) {
                return true;
            }
            if (isHard(document.mark(token), token)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the clause has a copula up to a token. */
    private boolean hasCopula(int end) {
        while (lookedTo < end && !hasCopula) {
            hasCopula = words.isCopula(document, lookedTo++);
        }
        return hasCopula;
    }

    /** "Loved the songs, the plot is thin": whether a comma begins what names a subject of its own. */
    private boolean isSpliced(int comma, int end) {
        return comma - first > 1 && comma + 1 < end && words.isSubject(document, comma + 1);
    }

    /** "The display is gorgeous and the unit is fast": whether a statement stands on either side of "and". */
    boolean joinStatements(int and, int end) {
        return and + 1 < end && hasCopula(and) && words.isSubject(document, and + 1) && saysMore(and, end);
    }

    /** "…, the bass is heavy": whether another statement begins behind a comma, a few words of which a copula is said. */
    private boolean saysMore(int comma, int end) {
        int subject = comma + 1;
        if (subject < end && document.hash(subject) == AND) {
            subject++;
        }
        if (subject >= end || words.isRelative(document, subject)) {
            return false;
        }
        int limit = Math.min(end, subject + LONGEST_SUBJECT + 1);
        for (int token = subject; token < limit && document.isWord(token); token++) {
            if (words.isCopula(document, token)) {
                return token > subject;
            }
        }
        return false;
    }

    private boolean isHard(char mark, int token) {
        return switch (mark) {
            case '.' -> !isInitial(token);
            case ';', ':', '—', '–', '(', ')', '!', '?' -> true;
            case '-' -> document.hasSpaceBefore(token);
            default -> false;
        };
    }

    /** "B. Lind": whether a full stop within a sentence stands behind one capital or a form of address. */
    private boolean isInitial(int fullStop) {
        int before = fullStop - 1;
        return before >= 0
                && !document.hasSpaceBefore(fullStop)
                && document.isCapitalised(before)
                && (document.length(before) == 1 || ADDRESSES.contains(document.hash(before)));
    }
}
