package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;

/** Which tokens can say something. */
final class Tokens {
    private static final int LAST_PUNCTUATION = 0x2100;

    private Tokens() {}

    /** Words, numbers, emoji and stars do; punctuation does not. */
    static boolean carriesMeaning(Document document, int token) {
        char mark = document.mark(token);
        return mark == 0
                || (mark > LAST_PUNCTUATION
                        && document.original().codePointAt(document.start(token)) > LAST_PUNCTUATION);
    }
}
