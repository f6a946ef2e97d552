package io.reviewstream.enrich.privacy;

import java.util.Set;

/** Postcodes before towns, as nearly all of Europe has them: "10115 Berlin", "1017 GA Amsterdam", "1100-053 Lisboa". */
final class Postcodes {
    private static final int MOST_BETWEEN = 3;
    private static final int LONGEST = 5;
    private static final int SHORTEST = 4;
    private static final int MOST_WORDS = 5;

    private final Set<String> particles = PrivacyWords.of("am");
    private final Set<String> goesOn = PrivacyWords.of("town");

    /** One past a postcode and its town, which stand behind an address that ends at {@code from}; that when none do. */
    int end(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < MOST_BETWEEN && " ,-–\n\r\u00a0".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == from) {
            return from;
        }
        int code = codeEnd(text, pastCountry(text, at));
        return code > at && Units.isBlankAt(text, code) ? Math.max(from, townEnd(text, code + 1, from)) : from;
    }

    /** "D-10115". */
    private static int pastCountry(String text, int from) {
        int letters = Units.lettersEnd(text, from);
        return letters > from && letters - from <= 2 && Units.isCapitalAt(text, from) && Units.isAt(text, letters, '-')
                ? letters + 1
                : from;
    }

    private static int codeEnd(String text, int from) {
        int end = Units.digitsEnd(text, from, LONGEST + 1);
        int digits = end - from;
        if (Units.isAt(text, end, '-') && (digits == 2 || digits == SHORTEST)) {
            // Poland, Portugal.
            int more = Units.digitsEnd(text, end + 1, LONGEST);
            return more - end == 4 ? more : -1;
        }
        if (digits == 3 && Units.isBlankAt(text, end)) {
            // Sweden, the Czech Republic, Greece.
            int more = Units.digitsEnd(text, end + 1, LONGEST);
            return more - end == 3 ? more : -1;
        }
        if (digits == SHORTEST && Units.isBlankAt(text, end) && isDutch(text, end + 1)) {
            return end + 3;
        }
        boolean year = HouseNumber.isYear(text, from, end);
        return digits == LONGEST || digits == SHORTEST && !year ? end : -1;
    }

    private static boolean isDutch(String text, int at) {
        return Units.isCapitalAt(text, at) && Units.isCapitalAt(text, at + 1) && Units.isBlankAt(text, at + 2);
    }

    /** One past the name of the town that begins here; {@code none} when there is none. */
    private int townEnd(String text, int from, int none) {
        int end = none;
        int at = from;
        for (int word = 0; word < MOST_WORDS; word++) {
            int stop = Units.lettersEnd(text, at);
            String name = Units.lower(text, at, stop);
            boolean particle = word > 0 && particles.contains(name);
            boolean more = goesOn.contains(name) || particle || Units.isAt(text, stop, '.') && name.length() <= 2;
            if (stop == at || !particle && !Units.isCapitalAt(text, at)) {
                break;
            }
            if (!particle) {
                end = stop;
            }
            boolean joined =
                    (Units.isAt(text, stop, '-') || Units.isAt(text, stop, '\'') || Units.isAt(text, stop, '’'))
                            && Units.isLetterAt(text, stop + 1);
            boolean blank = Units.isBlankAt(text, stop) && (more || particleAt(text, stop + 1));
            if (!joined && !blank) {
                break;
            }
            at = stop + 1;
        }
        return end;
    }

    /** "Frankfurt am Main", but not "Berlin in May". */
    private boolean particleAt(String text, int at) {
        int end = Units.lettersEnd(text, at);
        return end > at
                && end - at > 1
                && Character.isLowerCase(text.charAt(at))
                && !text.startsWith("in ", at)
                && particles.contains(Units.lower(text, at, end))
                && Units.isBlankAt(text, end)
                && Units.isCapitalAt(text, end + 1);
    }
}
