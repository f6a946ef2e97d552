package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.util.Arrays;

/** Where a clause ends and the next begins. */
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

    private Clauses() {}

    static boolean breaksAt(Document document, int token) {
        return document.isWord(token)
                ? Arrays.binarySearch(CONTRASTS, document.hash(token)) >= 0
                : document.isSymbol(token, ',')
                        || document.isSymbol(token, ';')
                        || document.isSymbol(token, ':')
                        || document.isSymbol(token, '(')
                        || document.isSymbol(token, ')')
                        || document.isSymbol(token, '.')
                        || document.isSymbol(token, '!')
                        || document.isSymbol(token, '—')
                        || document.isSymbol(token, '–');
    }

    private static long[] hashes(String... words) {
        long[] hashes = Arrays.stream(words).mapToLong(Words::hash).toArray();
        Arrays.sort(hashes);
        return hashes;
    }
}
