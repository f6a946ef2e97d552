package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;

/** Which tokens can say something. */
final class Tokens {
    static final int LAST_PUNCTUATION = 0x2100;

    private Tokens() {}

    /** Whether there is a word at all; "10/10" and "👍" are read without one. */
    static boolean hasWords(Document document) {
        for (int token = 0; token < document.tokenCount(); token++) {
            if (document.isWord(token)) {
                return true;
            }
        }
        return false;
    }

    /** Words, numbers, emoji and stars do; punctuation does not. */
    static boolean carriesMeaning(Document document, int token) {
        char mark = document.mark(token);
        return mark == 0
                || (mark > LAST_PUNCTUATION
                        && document.original().codePointAt(document.start(token)) > LAST_PUNCTUATION);
    }
}
