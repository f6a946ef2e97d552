package io.reviewstream.enrich.language;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;

/** Which tokens of a document belong to "@user" or to a web address. Asked of one token after the other. */
final class Addresses {
    private static final long HTTP = Words.hash("http");
    private static final long HTTPS = Words.hash("https");
    private static final long WWW = Words.hash("www");

    private final Document document;
    private int token;
    /** Kept, as to look back from each part of "a.b.c.d" to its beginning takes time that grows with the square. */
    private boolean last;

    private boolean secondToLast;

    Addresses(Document document) {
        this.document = document;
    }

    /** Whether the next token is a part of an address; the first token is asked for first. */
    boolean isNext() {
        boolean is = is();
        secondToLast = last;
        last = is;
        token++;
        return is;
    }

    private boolean is() {
        long hash = document.hash(token);
        if (hash == HTTP || hash == HTTPS || hash == WWW) {
            return true;
        }
        if (token == 0 || document.hasSpaceBefore(token)) {
            return false;
        }
        return document.isSymbol(token - 1, '@')
                || document.isSymbol(token - 1, '/')
                || document.isSymbol(token - 1, '_')
                || (document.isSymbol(token - 1, '.') && !document.hasSpaceBefore(token - 1) && secondToLast);
    }
}
