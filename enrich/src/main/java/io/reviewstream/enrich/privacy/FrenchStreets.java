package io.reviewstream.enrich.privacy;

import java.util.Set;

/** "12, rue de la Paix, 75002 Paris": the word for a street right behind the number. */
final class FrenchStreets {
    private static final int MOST_WORDS = 7;
    private static final int MOST_BEFORE = 3;

    private final Set<String> streets = PrivacyWords.of("rue");
    private final Set<String> particles = PrivacyWords.of("particle");
    private final Set<String> announcing = PrivacyWords.of("address");
    private final Postcodes postcodes;

    FrenchStreets(Postcodes postcodes) {
        this.postcodes = postcodes;
    }

    /** One past the address that begins with a number; the place of that when there is none. */
    int end(String text, int from) {
        int number = HouseNumber.end(text, from);
        int at = Units.isAt(text, number, ',') ? number + 1 : number;
        if (number == from || !Units.isBlankAt(text, at)) {
            return from;
        }
        int street = at + 1;
        int word = Units.lettersEnd(text, street);
        if (!streets.contains(Units.lower(text, street, word))) {
            return from;
        }
        int name = nameEnd(text, Units.isAt(text, word, '.') ? word + 1 : word);
        if (name < 0) {
            return from;
        }
        int postcode = postcodes.end(text, name);
        boolean lower = Character.isLowerCase(text.charAt(street));
        boolean sure = postcode > name || lower || PrivacyWords.announce(announcing, text, from, MOST_BEFORE);
        return sure ? postcode : from;
    }

    /** One past the last word with a capital, small words before it; -1 when there is none. */
    private int nameEnd(String text, int from) {
        int end = -1;
        int at = from;
        for (int word = 0; word < MOST_WORDS; word++) {
            boolean joined =
                    at > from && (Units.isAt(text, at, '-') || Units.isAt(text, at, '\'') || Units.isAt(text, at, '’'));
            if (!joined && !Units.isBlankAt(text, at)) {
                break;
            }
            int start = at + 1;
            at = Units.lettersEnd(text, start);
            if (Units.isCapitalAt(text, start)) {
                end = at;
            } else if (at == start || !particles.contains(Units.lower(text, start, at))) {
                break;
            }
        }
        return end;
    }
}
