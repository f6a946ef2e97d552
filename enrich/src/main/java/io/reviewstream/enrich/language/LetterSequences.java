package io.reviewstream.enrich.language;

import io.reviewstream.enrich.text.Document;
import java.util.Locale;

/** The sequences of one to three letters in a document's words, with a blank before and after each word. */
final class LetterSequences {
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
        var addresses = new Addresses(document);
        for (int token = 0; token < document.tokenCount() && letters < mostLetters; token++) {
            boolean address = addresses.isNext();
            if (!document.isWord(token) || address) {
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
}
