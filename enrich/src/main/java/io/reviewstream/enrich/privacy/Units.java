package io.reviewstream.enrich.privacy;

import java.util.Locale;

/** What the rules for personal data ask of the units of a text. */
final class Units {
    /** Longer words are none that the rules look for. */
    private static final int LONGEST_WORD = 40;

    private Units() {}

    static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    static boolean isDigitAt(String text, int at) {
        return at >= 0 && at < text.length() && isDigit(text.charAt(at));
    }

    /** Whether a letter or digit stands at a place. */
    static boolean isWordAt(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    static boolean isLetterAt(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
    }

    static boolean isCapitalAt(String text, int at) {
        return at >= 0 && at < text.length() && Character.isUpperCase(text.charAt(at));
    }

    static boolean isAt(String text, int at, char unit) {
        return at >= 0 && at < text.length() && text.charAt(at) == unit;
    }

    static boolean isBlankAt(String text, int at) {
        return isAt(text, at, ' ') || isAt(text, at, '\u00a0');
    }

    /** One past the letters that begin here. */
    static int lettersEnd(String text, int from) {
        int at = from;
        while (at - from < LONGEST_WORD && isLetterAt(text, at)) {
            at++;
        }
        return at;
    }

    /** Where the letters begin that end here. */
    static int lettersStart(String text, int end, int least) {
        int at = end;
        while (at > least && end - at < LONGEST_WORD && isLetterAt(text, at - 1)) {
            at--;
        }
        return at;
    }

    /** One past the digits that begin here, {@code most} of them and no more. */
    static int digitsEnd(String text, int from, int most) {
        int at = from;
        while (at - from < most && isDigitAt(text, at)) {
            at++;
        }
        return at;
    }

    static String lower(String text, int start, int end) {
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }
}
