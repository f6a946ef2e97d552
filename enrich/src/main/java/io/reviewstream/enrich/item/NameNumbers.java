package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/** Numbers that belong to a name: "MX Master 3S", "WH-1000XM5", "Catch-22", "Vol. 2". */
final class NameNumbers {
    private static final int LONGEST = 10;

    /** Formats, which go on with no name. */
    private static final WordSet FORMATS = WordSet.of("2d", "3d", "4d", "2k", "4k", "8k", "3g", "4g", "5g");

    /** Before their number they may have a full stop. */
    private static final WordSet VOLUMES = WordSet.of("vol", "pt", "ep", "no");

    private static final WordSet POINTS = WordSet.of("star", "stars", "points");
    private static final long OUT = Words.hash("out");
    private static final long OF = Words.hash("of");

    private NameNumbers() {}

    /** "8 out of 10", "8/10", "8 stars", but not "Night Ferry 8 stars Jane Doe": whether a number is a mark for the name before it. */
    static boolean isMark(Names names, int number, int limit) {
        Document document = names.document();
        int behind = number + 1;
        if (behind >= limit || !document.isNumber(number)) {
            return false;
        }
        int third = number + 2;
        if (third < limit && document.isSymbol(behind, '/') && document.isNumber(third)) {
            return true;
        }
        if (third < limit && document.hash(behind) == OUT && document.hash(third) == OF) {
            return true;
        }
        return POINTS.contains(document.hash(behind)) && (third >= limit || !names.isCapital(third));
    }

    /** Whether a token begins with a digit and has a capital, "3S". */
    static boolean isModel(Document document, int token) {
        int length = document.length(token);
        if (length > LONGEST || !document.isWord(token) || document.charAt(token, 0) > '9') {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char unit = document.charAt(token, i);
            if (unit >= 'A' && unit <= 'Z') {
                return !FORMATS.contains(document.hash(token));
            }
        }
        return false;
    }

    /** Whether a hyphen without blanks ties a number to the word before it, "Catch-22". */
    static boolean isBehindHyphen(Document document, int hyphen, int limit) {
        int number = hyphen + 1;
        return number < limit
                && document.isSymbol(hyphen, '-')
                && !document.hasSpaceBefore(hyphen)
                && !document.hasSpaceBefore(number)
                && (document.isNumber(number) || isModel(document, number));
    }

    /** "Vol. 2": whether a token is the full stop. */
    static boolean isVolume(Document document, int token, int limit) {
        return token + 1 < limit
                && document.isSymbol(token, '.')
                && document.isNumber(token + 1)
                && VOLUMES.contains(document.hash(token - 1));
    }
}
