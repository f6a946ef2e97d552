package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.Words;

/** Reads the clauses of one document in one pass, for aspects and notes together. One use each. */
final class ClauseReader {
    /** A negation reaches so many tokens to its right. */
    private static final int REACH = 5;

    private static final double NOT_GOOD = -0.8;
    private static final double NOT_BAD = -0.7;

    private static final long AND = Words.hash("and");
    private static final long HAD_NOT = Words.hash("hadn't");
    private static final long IF = Words.hash("if");
    private static final long TOO = Words.hash("too");
    private static final long POOR = Words.hash("poor");

    private final Document document;
    private final OpinionWords words;
    private final NamedWords named;
    private final Clauses clauses;
    private final Partings partings;

    /** Whether the part at hand speaks of something else than what is reviewed. */
    private final SomethingElse another = new SomethingElse();

    private int clause;
    private int part;

    /** Of the clause at hand: its first token, … */
    private int first;

    /** … whether it has judged, … */
    private boolean judgedBefore;

    /** … the last token that turns what follows, -1 for none, … */
    private int negatedAt;

    /** … whether it speaks of what is not, … */
    private Wish wish = Wish.NONE;

    /** … and whether it sets a condition. */
    private boolean conditional;

    /**
     * For one document.
     *
     * @param named words that name something judge nothing
     * @param clauses has room for the document; what is read is put there
     */
    ClauseReader(Document document, OpinionWords words, NamedWords named, Clauses clauses) {
        this.document = document;
        this.words = words;
        this.named = named;
        this.clauses = clauses;
        partings = new Partings(document, words, clauses);
    }

    void read() {
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int end = document.sentenceEnd(sentence);
            int token = document.sentenceStart(sentence);
            begin(token, token);
            while (token < end) {
                token = readAt(token, end);
            }
        }
    }

    /** Reads a token, or a phrase that begins there; gives what is next. */
    private int readAt(int token, int end) {
        int negatedBefore = negatedAt;
        Wish wished = wish;
        long found = words.at(document, token, end);
        boolean isAnd = document.hash(token) == AND;
        if (!document.isWord(token)) {
            mark(token, document.mark(token), end);
        } else if (turn(found) == OpinionWords.BREAK || isAnd && partings.joinStatements(token, end)) {
            begin(token, token);
        } else if (isAnd && token + 1 < end && words.isCopula(document, token + 1)) {
            // "Never called back and was rude"
            negatedAt = -1;
        }
        int next = token + 1;
        if (found != PhraseTable.NONE) {
            next = token + PhraseTable.length(found);
            if (OpinionWords.judges(found) && !named.has(token) && !isAlso(token, next, end) && !isPity(token)) {
                judgedBefore = true;
                judge(token, found);
            }
            turnBy(turn(found), token);
        }
        if (another.isMeant() && words.isBack(document, token)) {
            another.begin(token);
        }
        part += isAnd ? 1 : 0;
        conditional |= document.hash(token) == IF;
        for (int at = token; at < next; at++) {
            boolean isWord = document.kind(at) != Document.Kind.SYMBOL;
            clauses.put(at, clause, part, negatedBefore, another.isMeant(), wished, isWord);
        }
        return next;
    }

    private static int turn(long found) {
        return found == PhraseTable.NONE ? OpinionWords.NO_TURN : OpinionWords.turn(found);
    }

    private void turnBy(int turn, int token) {
        if (turn == OpinionWords.ANOTHER) {
            clauses.giveToAnother(another.named(document, words, token), token);
        } else if (turn == OpinionWords.NEGATION) {
            negatedAt = token;
        } else if (turn == OpinionWords.IRREALIS) {
            wish = Wish.UNMET;
        } else if (turn == OpinionWords.LOOKED_FOR) {
            wish = Wish.OPEN;
        }
    }

    /** Begins a clause, what parts it from the one before included. */
    private void begin(int seam, int token) {
        clauses.addSeam(seam);
        clause++;
        part++;
        first = token;
        judgedBefore = false;
        negatedAt = -1;
        wish = Wish.NONE;
        conditional = false;
        partings.begin(token);
        another.begin(token);
    }

    private void mark(int token, char mark, int end) {
        if (partings.part(mark, token, judgedBefore, end)) {
            begin(token, token + 1);
        } else if (mark == ',') {
            clauses.addSeam(token + 1);
            part++;
            another.comma(token + 1 < end && words.isSaidOfLast(document, token + 1), token + 1);
            if (negatedAt >= 0 && !partings.isNegatedBeyond(token, negatedAt, end)) {
                negatedAt = -1;
            }
            wish = Wish.NONE;
        }
    }

    /** "The songs are good, too": behind what is said "too" judges nothing. */
    private boolean isAlso(int token, int next, int end) {
        return document.hash(token) == TOO && next == token + 1 && (next == end || !document.isWord(next));
    }

    /** "Poor Molly Gray": of somebody who is named it is no judgement. */
    private boolean isPity(int token) {
        return document.hash(token) == POOR && token + 1 < document.tokenCount() && named.has(token + 1);
    }

    private void judge(int token, long found) {
        int length = PhraseTable.length(found);
        int strength = OpinionWords.strength(found);
        boolean negated = isNegated(token);
        double score = another.isMeant() ? 0 : strength;
        if (negated) {
            score *= strength > 0 ? NOT_GOOD : NOT_BAD;
        } else if (strength > 0 && words.isOver(document, token + length)) {
            score = 0;
        } else if (wish != Wish.NONE && strength > 0) {
            score = Wish.OF_PRAISE;
        }
        clauses.judge(token, length, score, negated ? negatedAt : -1);
    }

    private boolean isNegated(int token) {
        boolean isNear = negatedAt >= 0 && token - negatedAt <= REACH;
        // "If the speaker hadn't died": it did.
        return isNear && !(conditional && document.hash(negatedAt) == HAD_NOT);
    }
}
