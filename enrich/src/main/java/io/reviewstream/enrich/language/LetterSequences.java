package io.reviewstream.enrich.language;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.util.Locale;

/** The sequences of one to three letters in a document's words, with a blank before and after each word. */
final class LetterSequences {
    private static final long HTTP = Words.hash("http");
    private static final long HTTPS = Words.hash("https");
    private static final long WWW = Words.hash("www");

    private LetterSequences() {}

    /** Takes what is found. */
    interface Taker {
        /**
         * Takes one sequence.
         *
         * @param gram as {@link LanguageModel#gram} makes it
         * @param token the word it is in
         */
        void take(long gram, int token);
    }

    /**
     * Goes through the words, names of users and web addresses left out.
     *
     * @param mostLetters stops after so many
     */
    static void of(Document document, int mostLetters, Taker taker) {
        int letters = 0;
        for (int token = 0; token < document.tokenCount() && letters < mostLetters; token++) {
            if (!document.isWord(token) || isAddress(document, token)) {
                continue;
            }
            String word = document.text(token).toLowerCase(Locale.ROOT).replace('’', '\'');
            letters += word.length();
            long before = ' ';
            long there = word.charAt(0);
            for (int at = 1; at <= word.length(); at++) {
                long after = at < word.length() ? word.charAt(at) : ' ';
                taker.take(1L << 16 | there, token);
                taker.take(2L << 32 | before << 16 | there, token);
                taker.take(3L << 48 | before << 32 | there << 16 | after, token);
                before = there;
                there = after;
            }
            taker.take(2L << 32 | before << 16 | ' ', token);
        }
    }

    /** "@user", or a part of a web address. */
    static boolean isAddress(Document document, int token) {
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
                || (document.isSymbol(token - 1, '.')
                        && token > 1
                        && !document.hasSpaceBefore(token - 1)
                        && isAddress(document, token - 2));
    }
}
