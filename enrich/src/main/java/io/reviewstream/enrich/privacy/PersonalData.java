package io.reviewstream.enrich.privacy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds e-mail addresses, telephone, card, bank account and social security numbers, network and postal addresses, and puts
 * masks in their place. Works on the text as it is, HTML included. Safe to share.
 */
public final class PersonalData {
    private static final boolean[] TELLING = telling();

    private final NetworkAddresses networks = new NetworkAddresses();
    private final BankAccounts accounts = new BankAccounts();
    private final SocialSecurityNumbers socialSecurity = new SocialSecurityNumbers();
    private final CardNumbers cards = new CardNumbers();
    private final PhoneNumbers phones = new PhoneNumbers();
    private final PostalAddresses addresses = new PostalAddresses();

    /** All that is found, in order, without overlaps. */
    public List<PersonalDatum> find(String text) {
        var found = new ArrayList<PersonalDatum>();
        int free = 0;
        int runEnd = 0;
        int at = next(text, 0);
        while (at < text.length()) {
            PersonalDatum datum;
            int past = at + 1;
            if (Units.isDigitAt(text, at)) {
                past = Units.digitsEnd(text, at, text.length());
                // Of what is no number as a whole, no part is.
                DigitRun run = at < runEnd || continues(text, at) ? null : DigitRun.at(text, at);
                runEnd = run == null ? runEnd : run.end();
                datum = run == null ? null : number(run, free);
                datum = datum == null ? besideNumber(text, at, free) : datum;
            } else {
                datum = atMark(text, at, free);
            }
            if (datum != null) {
                found.add(datum);
                free = datum.span().end();
                past = free;
            }
            at = next(text, past);
        }
        return found;
    }

    /** The first digit or mark from a place on that personal data has; the length of the text when there is none. */
    private static int next(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (unit < 128 && TELLING[unit]) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static boolean[] telling() {
        var telling = new boolean[128];
        for (char unit : "@:([0123456789".toCharArray()) {
            telling[unit] = true;
        }
        return telling;
    }

    private @Nullable PersonalDatum atMark(String text, int at, int free) {
        return switch (text.charAt(at)) {
            case '@' -> EmailAddresses.at(text, at, free);
            case ':' -> networks.six(text, at, free);
            default -> EmailAddresses.spelled(text, at, free);
        };
    }

    /** Whether digits belong to a word, or go on a number as in "5,000" and "2:35". */
    private static boolean continues(String text, int at) {
        return Units.isWordAt(text, at - 1)
                || at > 1 && ".,:".indexOf(text.charAt(at - 1)) >= 0 && Units.isDigitAt(text, at - 2);
    }

    private @Nullable PersonalDatum number(DigitRun run, int free) {
        PersonalDatum datum = networks.four(run);
        datum = datum == null ? socialSecurity.at(run) : datum;
        datum = datum == null ? cards.at(run) : datum;
        return datum == null ? phones.at(run, free) : datum;
    }

    private @Nullable PersonalDatum besideNumber(String text, int at, int free) {
        if (Units.isWordAt(text, at - 1)) {
            return accounts.at(text, at, free);
        }
        return continues(text, at) ? null : addresses.at(text, at, free);
    }

    /** The text with a mask such as {@code [email]} in the place of each piece; the same text when there is none. */
    public String mask(String text) {
        List<PersonalDatum> found = find(text);
        if (found.isEmpty()) {
            return text;
        }
        var masked = new StringBuilder();
        int from = 0;
        for (PersonalDatum datum : found) {
            masked.append(text, from, datum.span().start()).append(datum.kind().mask());
            from = datum.span().end();
        }
        return masked.append(text, from, text.length()).toString();
    }

    /** As {@link #mask}, every mask as long as what it hides: {@code [email####]}, or {@code ####} where that is short. */
    public String maskInPlace(String text) {
        List<PersonalDatum> found = find(text);
        if (found.isEmpty()) {
            return text;
        }
        var masked = new StringBuilder(text);
        for (PersonalDatum datum : found) {
            String mask = datum.kind().mask();
            int start = datum.span().start();
            int end = datum.span().end();
            for (int at = start; at < end; at++) {
                masked.setCharAt(at, '#');
            }
            if (end - start >= mask.length()) {
                masked.replace(start, start + mask.length() - 1, mask.substring(0, mask.length() - 1));
                masked.setCharAt(end - 1, ']');
            }
        }
        return masked.toString();
    }
}
