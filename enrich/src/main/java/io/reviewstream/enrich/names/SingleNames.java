package io.reviewstream.enrich.names;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;

/** People who go by one name, such as singers who act. Whom the list has is a person for sure, though nothing in the name tells. */
public final class SingleNames {
    private static final WordSet KNOWN = WordSet.beside(SingleNames.class, "single-names.txt");
    private static final WordSet ARTICLES = WordSet.of("a", "an", "the");

    private SingleNames() {}

    /** Whether a word is such a name, with a capital and without an article before it: not "The Sting", "a Madonna song". */
    public static boolean has(Names names, int token) {
        Document document = names.document();
        return KNOWN.contains(names.hash(token))
                && document.isCapitalised(token)
                && (token == 0 || !ARTICLES.contains(document.hash(token - 1)));
    }
}
