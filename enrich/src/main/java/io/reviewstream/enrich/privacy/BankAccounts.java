package io.reviewstream.enrich.privacy;

import io.reviewstream.enrich.privacy.PersonalDatum.Kind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** International bank account numbers: as long as the country has them, with right check digits. See ISO 13616. */
final class BankAccounts {
    private static final int GROUP = 4;
    private static final int MODULUS = 97;

    private final Map<String, Integer> lengths = new HashMap<>();

    BankAccounts() {
        for (String line : PrivacyWords.lines("iban")) {
            lengths.put(line.substring(0, 2), Integer.valueOf(line.substring(3)));
        }
    }

    /** The account whose check digits begin here, behind the two letters of the country. */
    @Nullable PersonalDatum at(String text, int at, int free) {
        int start = at - 2;
        boolean country = start >= free
                && Units.isLetterAt(text, start)
                && Units.isLetterAt(text, start + 1)
                && !Units.isWordAt(text, start - 1)
                && Units.isDigitAt(text, at + 1);
        if (!country) {
            return null;
        }
        Integer length = lengths.get(Units.lower(text, start, at));
        int end = length == null ? -1 : end(text, start, length);
        return end > 0 ? PersonalDatum.of(Kind.IBAN, text, start, end) : null;
    }

    /** One past the number, -1 when it is none: in one piece, or in groups of four. */
    private static int end(String text, int start, int length) {
        char parting = text.length() > start + GROUP ? text.charAt(start + GROUP) : 0;
        boolean grouped = parting == ' ' || parting == '-' || parting == '\u00a0';
        var account = new StringBuilder();
        int at = start;
        while (account.length() < length && at < text.length()) {
            char unit = text.charAt(at);
            boolean betweenGroups = grouped && account.length() % GROUP == 0 && unit == parting && at > start;
            if (!betweenGroups || text.charAt(at - 1) == parting) {
                if (unit > 'z' || !Character.isLetterOrDigit(unit)) {
                    return -1;
                }
                account.append(unit);
            }
            at++;
        }
        return account.length() == length && !Units.isWordAt(text, at) && holds(account) ? at : -1;
    }

    /** Whether the check digits are right: with the first four signs at the end, letters as numbers, the rest by 97 is 1. */
    private static boolean holds(CharSequence account) {
        int rest = 0;
        for (int i = 0; i < account.length(); i++) {
            int value = Character.digit(account.charAt((i + GROUP) % account.length()), Character.MAX_RADIX);
            rest = (rest * (value > 9 ? 100 : 10) + value) % MODULUS;
        }
        return rest == 1;
    }
}
