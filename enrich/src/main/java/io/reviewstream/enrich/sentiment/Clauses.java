package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;

/** Where a clause ends and the next begins, and which clauses are not the writer's verdict. */
final class Clauses {
    private static final WordSet CONTRASTS = new WordSet(
            "but",
            "however",
            "though",
            "although",
            "yet",
            "while",
            "whereas",
            "despite",
            "except",
            "unfortunately",
            "nevertheless",
            "nonetheless");
    /** What was expected or wished is no verdict. */
    private static final WordSet WISHES = new WordSet(
            "expected",
            "expecting",
            "wanted",
            "want",
            "hoped",
            "hoping",
            "thought",
            "could",
            "should",
            "would",
            "might",
            "if",
            "usually",
            "supposed",
            "critics",
            "trailer");
    /** A clause that begins so concedes a point before the verdict. */
    private static final WordSet CONCESSIONS =
            new WordSet("although", "though", "despite", "while", "whereas", "except", "apart");

    private static final long AND = Words.hash("and");

    private Clauses() {}

    static boolean breaksAt(Document document, int token) {
        if (document.isWord(token)) {
            return CONTRASTS.contains(document.hash(token)) || document.hash(token) == AND;
        }
        return document.isSymbol(token, ',')
                || document.isSymbol(token, ';')
                || document.isSymbol(token, ':')
                || document.isSymbol(token, '(')
                || document.isSymbol(token, ')')
                || document.isSymbol(token, '.')
                || document.isSymbol(token, '!')
                || document.isSymbol(token, '—')
                || document.isSymbol(token, '–');
    }

    /** Whether the clause concedes, expects or wishes. */
    static boolean isAside(Document document, int first, int end) {
        if (CONCESSIONS.contains(document.hash(first))) {
            return true;
        }
        for (int token = first; token < end; token++) {
            if (WISHES.contains(document.hash(token))) {
                return true;
            }
        }
        return false;
    }
}
