package io.reviewstream.enrich.names;

import io.reviewstream.enrich.text.Document;

/** Words beside a name or a title, as features of it: no name is ever one. For one thread. */
public final class Neighbours {
    /** What stands beyond the sentence. */
    public static final long EDGE = 11;

    private static final long NAME = 12;
    private static final long UNUSUAL = 13;
    private static final long POSSESSIVE = 14;

    /** Where {@link #beside} says what stands right before, … */
    public static final int LAST = 0;

    /** … what the last two are, … */
    public static final int LAST_TWO = 1;

    /** … what stands right behind, … */
    public static final int NEXT = 2;

    /** … what the next two are, … */
    public static final int NEXT_TWO = 3;

    /** … and what stands before with what stands behind. */
    public static final int AROUND = 4;

    private final Names names;
    private final Document document;
    private final long[] beside = new long[5];

    public Neighbours(Names names) {
        this.names = names;
        this.document = names.document();
    }

    /** The word or mark at a token, unless it is a name or lies outside {@code from} to {@code to}. */
    public long at(int token, int from, int to) {
        if (token < from || token >= to) {
            return EDGE;
        }
        if (document.isWord(token)) {
            return !names.isName(token) ? names.hash(token) : names.isPossessive(token) ? POSSESSIVE : NAME;
        }
        return document.kind(token) == Document.Kind.SYMBOL ? document.hash(token) : UNUSUAL;
    }

    /**
     * What stands right before and behind a name or a title, as five features of it.
     *
     * @param before the token before
     * @param behind the token behind
     * @return by {@link #LAST} to {@link #AROUND}; the next call overwrites it
     */
    public long[] beside(int before, int behind, int from, int to) {
        long last = at(before, from, to);
        long next = at(behind, from, to);
        beside[LAST] = last;
        beside[LAST_TWO] = at(before - 1, from, to) * 31 + last;
        beside[NEXT] = next;
        beside[NEXT_TWO] = next * 31 + at(behind + 1, from, to);
        beside[AROUND] = last * 31 + next;
        return beside;
    }

    /** Whether a token is a word and no name. */
    public boolean isPlainWord(int token) {
        return document.isWord(token) && !names.isName(token);
    }
}
