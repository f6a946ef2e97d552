package io.reviewstream.enrich.privacy;

import io.reviewstream.enrich.privacy.PersonalDatum.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers of payment cards: such as an issuer gives, with a right check digit. */
final class CardNumbers {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int FIRST_GROUP = 4;

    private final List<Issuer> issuers = new ArrayList<>();
    private final Set<String> things = PrivacyWords.of("thing");

    CardNumbers() {
        for (String line : PrivacyWords.lines("card")) {
            String[] parts = line.split("[- ]");
            issuers.add(new Issuer(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    parts[0].length()));
        }
    }

    /** What an issuer's numbers begin with, and how many digits they have. */
    private record Issuer(int from, int to, int shortest, int longest, int prefix) {
        boolean gives(String digits) {
            int start = Integer.parseInt(digits, 0, prefix, 10);
            return digits.length() >= shortest && digits.length() <= longest && start >= from && start <= to;
        }
    }

    /** The number that a run of digits begins with: the rest may be the date it ends. */
    @Nullable PersonalDatum at(DigitRun run) {
        for (int groups = run.groups; groups > 0; groups--) {
            int count = run.digits(groups);
            if (count >= SHORTEST && count <= LONGEST && isCard(run, groups)) {
                return PersonalDatum.of(Kind.CARD, run.text, run.from, run.end(groups - 1));
            }
        }
        return null;
    }

    private boolean isCard(DigitRun run, int groups) {
        boolean grouped = groups > 1;
        if (grouped && (run.length(0) != FIRST_GROUP || !run.isPartedBy(groups, " -.\u00a0\u2011"))) {
            return false;
        }
        var digits = new StringBuilder();
        for (int group = 0; group < groups; group++) {
            digits.append(run.text, run.start(group), run.end(group));
        }
        String number = digits.toString();
        return issuers.stream().anyMatch(issuer -> issuer.gives(number))
                && holdsLuhn(number)
                && (grouped || !PrivacyWords.announce(things, run.text, run.from, 2));
    }

    /** The check digit of card numbers. */
    private static boolean holdsLuhn(String number) {
        int sum = 0;
        boolean twice = false;
        for (int at = number.length() - 1; at >= 0; at--) {
            int digit = number.charAt(at) - '0';
            int value = twice ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
            twice = !twice;
        }
        return sum % 10 == 0;
    }
}
