package io.reviewstream.enrich.names;

import io.reviewstream.enrich.text.Document;

/** Where a document has capitals and quotation marks, found in one pass over its tokens. */
final class Capitals {
    /** A sentence that shouts has five words and seven in ten of them in capitals. */
    private static final int LEAST_SHOUTED = 4;

    /** Whoever writes "i" uses few capitals, but for what a keyboard gives to the first word. */
    private static final int WITHOUT_EFFORT = 1;

    private final Document document;
    private final long[] capitalised;
    private final long[] marks;
    private final LetterCase letterCase;
    private final boolean mayShout;

    Capitals(Document document) {
        this.document = document;
        int size = document.tokenCount();
        capitalised = noBits(document);
        marks = noBits(document);
        int words = 0;
        int upper = 0;
        int capitals = 0;
        boolean smallI = false;
        for (int token = 0; token < size; token++) {
            if (!document.isWord(token)) {
                if (isQuotationMark(document, token)) {
                    marks[token >>> 6] |= 1L << token;
                }
                continue;
            }
            int longer = document.length(token) > 1 ? 1 : 0;
            smallI |= longer == 0 && document.charAt(token, 0) == 'i';
            words += longer;
            upper += document.isUpperCase(token) ? 1 : 0;
            if (document.isCapitalised(token) || isBrand(document, token)) {
                capitalised[token >>> 6] |= 1L << token;
                capitals += longer;
            }
        }
        letterCase = letterCase(words, upper, smallI ? capitals - WITHOUT_EFFORT : capitals);
        mayShout = letterCase == LetterCase.USUAL && upper >= LEAST_SHOUTED;
    }

    /** "iPhone", "eBook": a small letter before a capital. */
    private static boolean isBrand(Document document, int token) {
        if (document.length(token) < 4) {
            return false;
        }
        char second = document.charAt(token, 1);
        return second >= 'A' && second <= 'Z';
    }

    /** Room for a bit for each token. */
    static long[] noBits(Document document) {
        return document.workspace().zeroLongs((document.tokenCount() >>> 6) + 1);
    }

    private static LetterCase letterCase(int words, int upper, int capitals) {
        if (upper * 2 > words) {
            return LetterCase.UPPER;
        }
        // Sentences alone give one capital in 20 to 25 words; a stray one in a lower-cased text means little.
        return words >= 8 && capitals * 60 < words ? LetterCase.LOWER : LetterCase.USUAL;
    }

    LetterCase ofDocument() {
        return letterCase;
    }

    /** How a sentence uses capitals: as the document does, unless it shouts in one that otherwise has few. */
    LetterCase in(int first, int end) {
        return mayShout && shouts(first, end) ? LetterCase.UPPER : letterCase;
    }

    private boolean shouts(int first, int end) {
        int words = 0;
        int upper = 0;
        for (int token = first; token < end; token++) {
            if (document.isWord(token) && document.length(token) > 1) {
                words++;
                upper += document.isUpperCase(token) ? 1 : 0;
            }
        }
        return words >= 5 && upper * 10 >= words * 7;
    }

    /** The next word to look at from {@code from} on, else {@code end}: with capitals that tell, only one that has one. */
    int next(LetterCase letters, int from, int end) {
        if (letters != LetterCase.LOWER) {
            return Names.next(capitalised, from, end);
        }
        int token = from;
        while (token < end && !document.isWord(token)) {
            token++;
        }
        return token;
    }

    int firstMark() {
        return nextMark(0);
    }

    /** The next mark from {@code from} on that may open a quotation, else the count of tokens. */
    int nextMark(int from) {
        return Names.next(marks, from, document.tokenCount());
    }

    /** Whether the token is a mark by itself that may open a quotation. */
    static boolean isQuotationMark(Document document, int token) {
        char mark = document.mark(token);
        boolean may = mark < 128
                ? mark == '"' || mark == '\'' || mark == '*' || mark == '_' || mark == '`'
                : mark == '“' || mark == '”' || mark == '„' || mark == '«' || mark == '‘' || mark == '’' || mark == '´';
        return may && document.length(token) == 1;
    }
}
