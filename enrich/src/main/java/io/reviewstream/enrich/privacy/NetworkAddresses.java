package io.reviewstream.enrich.privacy;

import io.reviewstream.enrich.privacy.PersonalDatum.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses of machines: "192.0.2.17", "2001:db8::17". What may as well be a version is none without a word that says so. */
final class NetworkAddresses {
    private static final int MOST_BYTE = 255;
    /** "1.2.3.4" and "10.15.7.2" are versions as often. */
    private static final int MANY_DIGITS = 9;

    private static final int GROUPS = 8;
    private static final int GROUP = 4;

    private final Set<String> words = PrivacyWords.of("ip");
    private final Set<String> versions = PrivacyWords.of("version");

    /** Four numbers with points between them. */
    @Nullable PersonalDatum four(DigitRun run) {
        if (run.groups < 4 || !run.isPartedBy(4, ".")) {
            return null;
        }
        for (int group = 0; group < 4; group++) {
            boolean leadingZero = run.length(group) > 1 && run.text.charAt(run.start(group)) == '0';
            if (run.length(group) > 3 || run.value(group) > MOST_BYTE || leadingZero) {
                return null;
            }
        }
        int end = run.end(3);
        boolean goesOn =
                Units.isWordAt(run.text, end) || Units.isAt(run.text, end, '.') && Units.isWordAt(run.text, end + 1);
        boolean said = PrivacyWords.announce(words, run.text, run.from, 3);
        boolean plain = run.digits(4) >= MANY_DIGITS && !PrivacyWords.announce(versions, run.text, run.from, 2);
        return !goesOn && (said || plain) ? PersonalDatum.of(Kind.IP, run.text, run.from, end) : null;
    }

    /** Up to eight hexadecimal numbers with colons between them, zeros left out once; the first colon is at {@code at}. */
    @Nullable PersonalDatum six(String text, int at, int free) {
        int start = at;
        while (start > free && at - start < GROUP && isHex(text, start - 1)) {
            start--;
        }
        if (start == at || Units.isWordAt(text, start - 1) || Units.isAt(text, start - 1, ':')) {
            return null;
        }
        int groups = 1;
        int gaps = 0;
        boolean digit = false;
        int end = start;
        int next = at;
        while (end < next && groups <= GROUPS) {
            for (int unit = end; unit < next; unit++) {
                digit |= Units.isDigitAt(text, unit);
            }
            end = next;
            if (!Units.isAt(text, end, ':')) {
                break;
            }
            boolean gap = Units.isAt(text, end + 1, ':');
            int from = end + (gap ? 2 : 1);
            int to = from;
            while (to - from < GROUP && isHex(text, to)) {
                to++;
            }
            if (to > from) {
                gaps += gap ? 1 : 0;
                groups++;
                end = from;
                next = to;
            }
        }
        boolean whole = groups == GROUPS && gaps == 0 || gaps == 1 && groups >= 3 && groups < GROUPS;
        return whole && digit && !Units.isWordAt(text, end) && !Units.isAt(text, end, ':')
                ? PersonalDatum.of(Kind.IP, text, start, end)
                : null;
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && text.charAt(at) < 128 && Character.digit(text.charAt(at), 16) >= 0;
    }
}
