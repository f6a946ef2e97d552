package io.reviewstream.enrich.privacy;

/** The number of a house: "12", "12b", "12-14", "12/3", "12 bis". */
final class HouseNumber {
    private static final int LONGEST = 5;

    private HouseNumber() {}

    /** One past the number that begins here; the place itself when it is none. */
    static int end(String text, int from) {
        int digits = Units.digitsEnd(text, from, LONGEST + 1);
        if (digits - from > LONGEST || text.charAt(from) == '0') {
            return from;
        }
        int at = digits;
        if ((Units.isAt(text, at, '-') || Units.isAt(text, at, '/') || Units.isAt(text, at, '–'))
                && Units.isDigitAt(text, at + 1)) {
            at = Units.digitsEnd(text, at + 1, LONGEST);
        }
        // "The 1980s" are no house.
        boolean letter = Units.isLetterAt(text, at) && text.charAt(at) < 128 && !Units.isAt(text, at, 's');
        if (letter && !Units.isWordAt(text, at + 1)) {
            at++;
        }
        at += text.startsWith(" bis", at) || text.startsWith(" ter", at) ? 4 : 0;
        boolean decimal = (Units.isAt(text, at, '.') || Units.isAt(text, at, ',') || Units.isAt(text, at, ':'))
                && Units.isDigitAt(text, at + 1);
        return decimal || Units.isWordAt(text, at) || Units.isAt(text, at, '%') ? from : at;
    }

    /** Whether the number may be a year. */
    static boolean isYear(String text, int from, int end) {
        return end - from == 4
                && (text.startsWith("18", from) || text.startsWith("19", from) || text.startsWith("20", from));
    }
}
