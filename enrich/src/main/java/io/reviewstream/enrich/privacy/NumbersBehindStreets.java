package io.reviewstream.enrich.privacy;

import io.reviewstream.enrich.privacy.PersonalDatum.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Streets with the number behind their names: "Hauptstraße 12", "Calle Mayor, 14", "Via Roma 5". Sequels are written so, too:
 * all but the surest need a postcode behind them, or a word before them that announces an address.
 */
final class NumbersBehindStreets {
    private static final int MOST_WORDS = 7;
    private static final int MOST_BEFORE = 3;

    private final Set<String> sure = PrivacyWords.of("straße");
    private final Set<String> words = PrivacyWords.of("gracht");
    private final Set<String> endings = PrivacyWords.of("weg");
    private final Set<String> first = PrivacyWords.of("via");
    private final Set<String> particles = PrivacyWords.of("particle");
    private final Set<String> measures = PrivacyWords.of("measure");
    private final Set<String> announcing = PrivacyWords.of("address");
    private final Set<String> fiction = PrivacyWords.of("fiction");
    private final Postcodes postcodes;

    NumbersBehindStreets(Postcodes postcodes) {
        this.postcodes = postcodes;
    }

    /** The address whose house number begins at a place. */
    @Nullable PersonalDatum at(String text, int at, int free) {
        int number = HouseNumber.end(text, at);
        if (number == at || at < 2 || !Units.isBlankAt(text, at - 1)) {
            return null;
        }
        int stop = Units.isAt(text, at - 2, ',') ? at - 2 : at - 1;
        int point = Units.isAt(text, stop - 1, '.') ? stop - 1 : stop;
        int word = Units.lettersStart(text, point, free);
        if (word == point) {
            return null;
        }
        String last = Units.lower(text, word, point);
        boolean surely = endsWith(last, sure);
        int start = surely || endsWith(last, words) || endsWith(last, endings) && !endings.contains(last)
                ? germanStart(text, word, last, free)
                : -1;
        start = start < 0 ? romanceStart(text, word, free) : start;
        if (start < 0) {
            return null;
        }
        int end = postcodes.end(text, number);
        boolean known = surely
                && !HouseNumber.isYear(text, at, number)
                && !measures(text, number)
                && !fiction.contains(Units.lower(text, start, point));
        return end > number || known || PrivacyWords.announce(announcing, text, start, MOST_BEFORE)
                ? PersonalDatum.of(Kind.POSTAL, text, start, end)
                : null;
    }

    private static boolean endsWith(String word, Set<String> endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** Where "Karl-Marx-Allee" or "Berliner Straße" begins, of which this is the last word; -1 when it is none. */
    private int germanStart(String text, int word, String last, int free) {
        int start = word;
        while (start > free + 1 && Units.isAt(text, start - 1, '-')) {
            int before = Units.lettersStart(text, start - 1, free);
            if (before == start - 1) {
                break;
            }
            start = before;
        }
        boolean alone = start == word && (sure.contains(last) || words.contains(last));
        if (alone) {
            int before = start > free && Units.isBlankAt(text, start - 1) ? start - 1 : -1;
            start = before < 0 ? -1 : Units.lettersStart(text, before, free);
            if (start == before) {
                return -1;
            }
        }
        return Units.isCapitalAt(text, start) ? start : -1;
    }

    /** Where "Calle Mayor" begins, of which this is the last word; -1 when no word for a street begins it. */
    private int romanceStart(String text, int word, int free) {
        int at = word;
        boolean named = false;
        for (int count = 0; count < MOST_WORDS; count++) {
            int end = Units.lettersEnd(text, at);
            String name = Units.lower(text, at, end);
            if (named && first.contains(name)) {
                return at;
            }
            if (Units.isCapitalAt(text, at)) {
                named = true;
            } else if (!particles.contains(name)) {
                return -1;
            }
            int before = at - 1;
            if (before <= free || " '’/-\u00a0".indexOf(text.charAt(before)) < 0) {
                return -1;
            }
            before -= Units.isAt(text, before - 1, '.') || Units.isAt(text, before - 1, '/') ? 1 : 0;
            at = Units.lettersStart(text, before, free);
            if (at == before) {
                return -1;
            }
        }
        return -1;
    }

    /** "Hauptstraße 12 Minuten", "12 km". */
    private boolean measures(String text, int number) {
        if (!Units.isBlankAt(text, number)) {
            return false;
        }
        int end = Units.lettersEnd(text, number + 1);
        return Units.isCapitalAt(text, number + 1) || measures.contains(Units.lower(text, number + 1, end));
    }
}
