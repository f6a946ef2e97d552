package io.reviewstream.enrich.privacy;

import java.util.Set;

/** "12 Long Lane", with the flat, town and postcode where these follow. */
final class EnglishStreets {
    private static final int MOST_WORDS = 4;
    private static final int MOST_BEFORE = 3;
    /** Titles count no further than to 99. */
    private static final int MANY_DIGITS = 3;

    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");
    private static final int MOST_ORDINAL_DIGITS = 3;

    private final Set<String> streets = PrivacyWords.of("street");
    private final Set<String> directions = PrivacyWords.of("direction");
    private final Set<String> flats = PrivacyWords.of("flat");

    private final Set<String> fiction = PrivacyWords.of("fiction");
    private final Set<String> counted = PrivacyWords.of("counted");
    private final Set<String> announcing = PrivacyWords.of("address");

    /** One past the address that begins with a number; the place of that when there is none. */
    int end(String text, int from) {
        int number = HouseNumber.end(text, from);
        int street = number > from ? streetEnd(text, number) : -1;
        if (street < 0) {
            return from;
        }
        int local = localEnd(text, street);
        int postcode = EnglishPostcodes.end(text, local);
        if (postcode > local) {
            return postcode;
        }
        boolean announced = PrivacyWords.announce(announcing, text, from, MOST_BEFORE);
        boolean money = from > 0 && "$£€¥#".indexOf(text.charAt(from - 1)) >= 0;
        // "12 Harbour Street Murders"
        int digits = Units.digitsEnd(text, from, MANY_DIGITS) - from;
        boolean title = local == street
                && digits < MANY_DIGITS
                && Units.isBlankAt(text, street)
                && Units.isCapitalAt(text, street + 1);
        boolean other = money
                || title
                || HouseNumber.isYear(text, from, number)
                || fiction.contains(Units.lower(text, number + 1, street))
                || PrivacyWords.announce(counted, text, from, 1);
        return announced || !other ? local : from;
    }

    /** One past the street's name, -1 when there is none: words with capitals, the last one a word for a street. */
    private int streetEnd(String text, int from) {
        int at = from;
        for (int word = 0; word < MOST_WORDS; word++) {
            if (!Units.isBlankAt(text, at)) {
                return -1;
            }
            int start = at + 1;
            int ordinal = ordinalEnd(text, start);
            if (ordinal > start) {
                at = ordinal;
                continue;
            }
            at = Units.lettersEnd(text, start);
            if (at == start || !Units.isCapitalAt(text, start)) {
                return -1;
            }
            boolean joined = Units.isAt(text, at, '-') && Units.isLetterAt(text, at + 1);
            if (word > 0 && !joined && streets.contains(Units.lower(text, start, at))) {
                return at;
            }
            // "W."
            at += at - start == 1 && Units.isAt(text, at, '.') ? 1 : 0;
        }
        return -1;
    }

    /** One past "31st" in "220 W 31st St"; {@code from} when there is none. */
    private static int ordinalEnd(String text, int from) {
        int digits = Units.digitsEnd(text, from, MOST_ORDINAL_DIGITS);
        int end = Units.lettersEnd(text, digits);
        return digits > from && end == digits + 2 && ORDINALS.contains(Units.lower(text, digits, end)) ? end : from;
    }

    /** One past "NW" and "Apt. 4B" that follow; {@code from} when none do. */
    private int localEnd(String text, int from) {
        int end = from;
        int point = Units.isAt(text, from, '.') ? from + 1 : from;
        if (Units.isBlankAt(text, point)) {
            int word = Units.lettersEnd(text, point + 1);
            if (Units.isCapitalAt(text, point + 1) && directions.contains(Units.lower(text, point + 1, word))) {
                end = word;
            }
        }
        int at = Units.isAt(text, end, '.') ? end + 1 : end;
        at += Units.isAt(text, at, ',') ? 1 : 0;
        if (!Units.isBlankAt(text, at)) {
            return end;
        }
        at++;
        int word = Units.lettersEnd(text, at);
        boolean flat = flats.contains(Units.lower(text, at, word));
        if (flat) {
            at = word + (Units.isAt(text, word, '.') ? 1 : 0);
            at += Units.isBlankAt(text, at) ? 1 : 0;
        }
        boolean sign = Units.isAt(text, at, '#');
        int number = at + (sign ? 1 : 0);
        int stop = number;
        while (stop - number < MOST_WORDS && Units.isWordAt(text, stop)) {
            stop++;
        }
        return (flat || sign) && Units.isDigitAt(text, number) && !Units.isWordAt(text, stop) ? stop : end;
    }
}
