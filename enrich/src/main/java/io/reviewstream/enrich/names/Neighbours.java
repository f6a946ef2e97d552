package io.reviewstream.enrich.names;

import io.reviewstream.enrich.text.Document;

/** Words beside a name or a title, as features of it: no name is ever one. */
public final class Neighbours {
    /** What stands beyond the sentence. */
    public static final long EDGE = 11;

    private static final long NAME = 12;
    private static final long UNUSUAL = 13;
    private static final long POSSESSIVE = 14;

    private final Names names;
    private final Document document;

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

    /** Whether a token is a word and no name. */
    public boolean isPlainWord(int token) {
        return document.isWord(token) && !names.isName(token);
    }
}
