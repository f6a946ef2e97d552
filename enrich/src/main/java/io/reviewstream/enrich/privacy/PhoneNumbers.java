package io.reviewstream.enrich.privacy;

import io.reviewstream.enrich.privacy.PersonalDatum.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Telephone numbers: behind a plus sign or a word that announces them, or grouped as they usually are. */
final class PhoneNumbers {
    /** E.164 allows 15; fewer than 7 dial nothing outside a building. */
    private static final int SHORTEST = 7;

    private static final int LONGEST = 15;
    private static final int SHORTEST_INTERNATIONAL = 8;
    private static final int SHORTEST_WITH_ZERO = 9;
    private static final int SHORTEST_IN_BRACKETS = 8;
    private static final int THOUSAND = 3;

    private final Set<String> words = PrivacyWords.of("phone");
    private final Set<String> things = PrivacyWords.of("thing");

    @Nullable PersonalDatum at(DigitRun run, int free) {
        if (run.digits() < SHORTEST) {
            return null;
        }
        String text = run.text;
        boolean plus = Units.isAt(text, run.from - 1, '+') || text.startsWith("+(", run.from - 2);
        boolean announced = PrivacyWords.announce(words, text, run.from, 2);
        int groups = run.groups;
        if (plus || announced) {
            while (groups > 1 && run.digits(groups) > LONGEST) {
                groups--;
            }
        }
        int end = run.end(groups - 1);
        int digits = run.digits(groups);
        if (digits < SHORTEST || digits > LONGEST || Units.isWordAt(text, end) || Units.isAt(text, end, '%')) {
            return null;
        }
        boolean said = plus ? digits >= SHORTEST_INTERNATIONAL && !isRound(run, groups) : announced && !isAmount(run);
        return said || !plus && isGroupedSo(run, digits)
                ? PersonalDatum.of(Kind.PHONE, text, start(run, free), end)
                : null;
    }

    private static int start(DigitRun run, int free) {
        int start = run.from;
        if (start > free && Units.isAt(run.text, start - 1, '(')) {
            start--;
        }
        return start > free && Units.isAt(run.text, start - 1, '+') ? start - 1 : start;
    }

    /** "+10 000 000 views". */
    private static boolean isRound(DigitRun run, int groups) {
        for (int group = 1; group < groups; group++) {
            if (run.value(group) != 0) {
                return false;
            }
        }
        return groups > 1;
    }

    /** "1.234.567", "12 000 000". */
    private static boolean isAmount(DigitRun run) {
        if (run.groups < 2 || run.length(0) > THOUSAND || run.text.charAt(run.from) == '0') {
            return false;
        }
        for (int group = 1; group < run.groups; group++) {
            if (run.length(group) != THOUSAND) {
                return false;
            }
        }
        return run.isPartedBy(run.groups, ".") || run.length(0) < THOUSAND && run.isPartedBy(run.groups, " \u00a0");
    }

    private boolean isGroupedSo(DigitRun run, int digits) {
        char before = run.from > 0 ? run.text.charAt(run.from - 1) : ' ';
        if ("$£€¥#".indexOf(before) >= 0 || run.groups < 2 || PrivacyWords.announce(things, run.text, run.from, 2)) {
            return false;
        }
        int shortest = Integer.MAX_VALUE;
        for (int group = 0; group < run.groups; group++) {
            shortest = Math.min(shortest, run.length(group));
        }
        boolean zero = run.text.charAt(run.from) == '0' && !run.text.startsWith("000", run.from);
        boolean american = run.isOf(0, 3, 3, 4) || run.isOf(1, 3, 3, 4) && run.length(0) == 1 && run.value(0) == 1;
        boolean areaCode = before == '('
                && Units.isAt(run.text, run.end(0), ')')
                && run.length(0) <= 5
                && digits >= SHORTEST_IN_BRACKETS
                && !isYear(run, 0);
        boolean local = zero && digits >= SHORTEST_WITH_ZERO && shortest >= 2 && !isDateOrTimes(run);
        return american || areaCode || local;
    }

    /** "05.03.2021 19.30", "09.30 12.15 15.00". */
    private static boolean isDateOrTimes(DigitRun run) {
        boolean date = run.groups > 2
                && run.length(0) == 2
                && run.length(1) == 2
                && run.between(0) == run.between(1)
                && run.between(0) != ' '
                && isYear(run, 2);
        boolean uneven =
                run.length(0) == 2 && run.length(1) == 2 && !run.isPartedBy(run.groups, String.valueOf(run.between(0)));
        return date || uneven && run.between(0) != '/';
    }

    private static boolean isYear(DigitRun run, int group) {
        return run.length(group) == 4 && run.value(group) >= 1800 && run.value(group) < 2100;
    }
}
