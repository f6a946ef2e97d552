package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;

/** Where a clause ends and the next begins, and which clauses are not the writer's verdict. */
final class Clauses {
    private static final WordSet BREAKING_WORDS = WordSet.of(
            "and",
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
    private static final WordSet WISHES = WordSet.of(
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
            WordSet.of("although", "though", "despite", "while", "whereas", "except", "apart");

    private Clauses() {}

    static boolean breaksAt(Document document, int token) {
        return switch (document.mark(token)) {
            case 0 -> BREAKING_WORDS.contains(document.hash(token)) && document.isWord(token);
            case ',', ';', ':', '(', ')', '.', '!', '—', '–' -> true;
            default -> false;
        };
    }

    /** Whether a clause that begins with the token concedes. */
    static boolean concedes(Document document, int token) {
        return CONCESSIONS.contains(document.hash(token));
    }

    /** Whether a clause that has the token expects or wishes. */
    static boolean wishes(Document document, int token) {
        return WISHES.contains(document.hash(token));
    }
}
