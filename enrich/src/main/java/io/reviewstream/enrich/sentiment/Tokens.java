package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;

/** Which tokens can say something. */
final class Tokens {
    private Tokens() {}

    /** Words, numbers, emoji and stars do; punctuation does not. */
    static boolean carriesMeaning(Document document, int token) {
        return document.kind(token) != Document.Kind.SYMBOL
                || document.original().codePointAt(document.start(token)) > 0x2100;
    }
}
