package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.util.Arrays;

/** Where a clause ends and the next begins, and which clauses are not the writer's verdict. */
final class Clauses {
    private static final long[] CONTRASTS = hashes(
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
    private static final long[] WISHES = hashes(
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
    private static final long[] CONCESSIONS =
            hashes("although", "though", "despite", "while", "whereas", "except", "apart");

    private static final long AND = Words.hash("and");

    private Clauses() {}

    static boolean breaksAt(Document document, int token) {
        if (document.isWord(token)) {
            return contains(CONTRASTS, document.hash(token)) || document.hash(token) == AND;
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
        if (contains(CONCESSIONS, document.hash(first))) {
            return true;
        }
        for (int token = first; token < end; token++) {
            if (contains(WISHES, document.hash(token))) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(long[] sorted, long hash) {
        return Arrays.binarySearch(sorted, hash) >= 0;
    }

    private static long[] hashes(String... words) {
        long[] hashes = Arrays.stream(words).mapToLong(Words::hash).toArray();
        Arrays.sort(hashes);
        return hashes;
    }
}
