package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;

/** Words that judge, turn and part, ready to be looked up: {@code opinion-words.txt}. */
final class OpinionWords {
    static final int BREAK = 10;
    static final int NEGATION = 11;
    static final int NO_NEGATION = 12;
    static final int IRREALIS = 13;

    private static final PhraseFile FILE = PhraseFile.beside(OpinionWords.class, "opinion-words.txt");
    /** Strengths are stored with this added, as values begin at 0. */
    private static final int SHIFT = 2;

    private final PhraseTable judging = new PhraseTable()
            .addAll(FILE.phrases("+2"), SHIFT + 2)
            .addAll(FILE.phrases("+1"), SHIFT + 1)
            .addAll(FILE.phrases("-1"), SHIFT - 1)
            .addAll(FILE.phrases("-2"), SHIFT - 2)
            .addAll(FILE.phrases("0"), SHIFT);
    private final PhraseTable turning = new PhraseTable()
            .addAll(FILE.phrases("break"), BREAK)
            .addAll(FILE.phrases("negation"), NEGATION)
            .addAll(FILE.phrases("not-negation"), NO_NEGATION)
            .addAll(FILE.phrases("irrealis"), IRREALIS);
    private final PhraseTable no = new PhraseTable().addAll(FILE.phrases("no"), 0);
    private final PhraseTable copula = new PhraseTable().addAll(FILE.phrases("copula"), 0);
    private final PhraseTable join = new PhraseTable().addAll(FILE.phrases("join"), 0);

    /** The judging phrase at a token. */
    long judgingAt(Document document, int token, int end) {
        return judging.longestAt(document, token, end);
    }

    /** -2 to 2. */
    static int strength(long found) {
        return PhraseTable.value(found) - SHIFT;
    }

    /** The phrase at a token that turns or parts: one of the constants here is its value. */
    long turningAt(Document document, int token, int end) {
        return turning.longestAt(document, token, end);
    }

    /** "no", "lack of" … at a token. */
    long noAt(Document document, int token, int end) {
        return no.longestAt(document, token, end);
    }

    boolean isCopula(Document document, int token) {
        return copula.longestAt(document, token, token + 1) != PhraseTable.NONE;
    }

    boolean isJoin(Document document, int token) {
        return join.longestAt(document, token, token + 1) != PhraseTable.NONE;
    }
}
