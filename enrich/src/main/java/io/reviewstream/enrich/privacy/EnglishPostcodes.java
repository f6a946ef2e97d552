package io.reviewstream.enrich.privacy;

/** Postcodes behind towns: "London NW1 6XE", "Springfield, IL 62704", "Newtown NSW 2042", "Ottawa K1A 0B1". */
final class EnglishPostcodes {
    private static final int MOST_WORDS = 4;
    private static final int ZIP = 5;
    private static final int LONGEST_STATE = 3;

    private EnglishPostcodes() {}

    /** One past a town and its postcode, which stand behind an address that ends at {@code from}; that when none do. */
    static int end(String text, int from) {
        int at = from;
        for (int word = 0; word <= MOST_WORDS; word++) {
            at += Units.isAt(text, at, '.') ? 1 : 0;
            at += Units.isAt(text, at, ',') ? 1 : 0;
            if (!Units.isBlankAt(text, at) && !Units.isAt(text, at, '\n')) {
                return from;
            }
            at++;
            int code = word > 0 && Units.isDigitAt(text, at) ? zipEnd(text, at) : codeEnd(text, at);
            if (code > at) {
                return code;
            }
            int start = at;
            at = Units.lettersEnd(text, start);
            if (at == start || !Units.isCapitalAt(text, start)) {
                return from;
            }
        }
        return from;
    }

    /** One past "62704" or "62704-1234"; {@code from} when it is none. */
    private static int zipEnd(String text, int from) {
        int end = Units.digitsEnd(text, from, ZIP + 1);
        if (end - from != ZIP || Units.isWordAt(text, end)) {
            return from;
        }
        int more = Units.isAt(text, end, '-') ? Units.digitsEnd(text, end + 1, ZIP) : end;
        return more - end == ZIP ? more : end;
    }

    /** One past "NSW 2042", "NW1 6XE" or "K1A 0B1"; {@code from} when it is none. */
    private static int codeEnd(String text, int from) {
        int letters = from;
        while (letters - from <= LONGEST_STATE && Units.isCapitalAt(text, letters)) {
            letters++;
        }
        int count = letters - from;
        if (Units.isBlankAt(text, letters)) {
            int end = Units.digitsEnd(text, letters + 1, ZIP);
            boolean american = count == 2 && zipEnd(text, letters + 1) > letters + 1;
            boolean australian = (count == 2 || count == LONGEST_STATE) && end - letters - 1 == 4;
            return american ? zipEnd(text, letters + 1) : australian && !Units.isWordAt(text, end) ? end : from;
        }
        if (count == 0 || count > 2 || !Units.isDigitAt(text, letters)) {
            return from;
        }
        int outward = letters;
        while (outward - letters < 2 && Units.isWordAt(text, outward)) {
            outward++;
        }
        boolean whole = Units.isBlankAt(text, outward)
                && Units.isDigitAt(text, outward + 1)
                && Units.isWordAt(text, outward + 2)
                && Units.isWordAt(text, outward + 3);
        return whole && !Units.isWordAt(text, outward + 4) ? outward + 4 : from;
    }
}
