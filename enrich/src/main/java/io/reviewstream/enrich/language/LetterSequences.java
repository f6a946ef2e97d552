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
            for (int at = 0; at < word.length(); at++) {
                taker.take(LanguageModel.gram(1, word, at, ' '), token);
                taker.take(LanguageModel.gram(2, word, at - 1, ' '), token);
                taker.take(LanguageModel.gram(3, word, at - 1, ' '), token);
            }
            taker.take(LanguageModel.gram(2, word, word.length() - 1, ' '), token);
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
