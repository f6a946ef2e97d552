package io.reviewstream.enrich.privacy;

import io.reviewstream.enrich.privacy.PersonalDatum.Kind;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds e-mail addresses, telephone numbers, payment card numbers and street addresses, and puts masks in their place.
 * Works on the text as it is, HTML included. Safe to share.
 */
public final class PersonalData {
    /** A card number has 13 to 19 digits. See ISO/IEC 7812. */
    private static final int SHORTEST_CARD = 13;

    private static final int LONGEST_CARD = 19;
    /** E.164 allows 15; fewer than 7 dial nothing outside a building. */
    private static final int SHORTEST_PHONE = 7;

    private static final int LONGEST_PHONE = 15;

    private static final String QUOTES = "\"'“”‘’«»*_";

    private final Set<String> streets;
    private final Set<String> works;
    private final Set<String> phoneWords;

    public PersonalData() {
        PhraseFile file = PhraseFile.beside(PersonalData.class, "personal-data.txt");
        streets = new HashSet<>(file.phrases("street"));
        works = new HashSet<>(file.phrases("work"));
        phoneWords = new HashSet<>(file.phrases("phone"));
    }

    /** All that is found, in order, without overlaps. */
    public List<PersonalDatum> find(String text) {
        var found = new ArrayList<PersonalDatum>();
        int free = 0;
        int at = 0;
        while (at < text.length()) {
            char unit = text.charAt(at);
            int end = at;
            Kind kind = Kind.EMAIL;
            int start = at;
            if (unit == '@') {
                start = localPartStart(text, at, free);
                end = start < at ? domainEnd(text, at + 1) : at;
            } else if (isDigit(unit) && !(at > 0 && isWordUnit(text.charAt(at - 1)))) {
                int numberEnd = numberEnd(text, at);
                int digits = digits(text, at, numberEnd);
                if (digits >= SHORTEST_CARD && digits <= LONGEST_CARD && holdsLuhn(text, at, numberEnd)) {
                    kind = Kind.CARD;
                    end = numberEnd;
                } else if (isPhone(text, at, numberEnd, digits)) {
                    kind = Kind.PHONE;
                    start = phoneStart(text, at, free);
                    end = numberEnd;
                } else {
                    int street = streetEnd(text, at, numberEnd);
                    if (street > at) {
                        kind = Kind.POSTAL;
                        end = street;
                    } else {
                        at = numberEnd;
                        continue;
                    }
                }
            }
            if (end > at) {
                found.add(new PersonalDatum(kind, Span.of(text, start, end)));
                free = end;
                at = end;
            } else {
                at++;
            }
        }
        return found;
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

    private static int localPartStart(String text, int at, int free) {
        int start = at;
        while (start > free && at - start < 64) {
            char unit = text.charAt(start - 1);
            if (isWordUnit(unit) || unit == '.' || unit == '_' || unit == '-' || unit == '+') {
                start--;
            } else {
                break;
            }
        }
        while (start < at && !isWordUnit(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** One past the domain that begins here; {@code from} when there is none. */
    private static int domainEnd(String text, int from) {
        int at = from;
        int lastPoint = -1;
        while (at < text.length() && at - from < 253) {
            char unit = text.charAt(at);
            if (unit == '.' && at > from) {
                if (at + 1 >= text.length() || !isWordUnit(text.charAt(at + 1))) {
                    break;
                }
                lastPoint = at;
            } else if (!isWordUnit(unit) && unit != '-') {
                break;
            }
            at++;
        }
        boolean topLevel = lastPoint > 0 && at - lastPoint > 2 && !isDigit(text.charAt(lastPoint + 1));
        return topLevel ? at : from - 1;
    }

    /** One past the digits that begin here, with single blanks, points, hyphens, slashes and brackets between them. */
    private static int numberEnd(String text, int from) {
        int end = from;
        int at = from;
        int gap = 0;
        while (at < text.length() && at - from < 40) {
            char unit = text.charAt(at);
            if (isDigit(unit)) {
                end = at + 1;
                gap = 0;
            } else if (unit == ' ' || unit == '-' || unit == '.' || unit == '(' || unit == ')' || unit == '\u00a0') {
                if (++gap > 2) {
                    break;
                }
            } else {
                break;
            }
            at++;
        }
        return end;
    }

    private static int digits(String text, int from, int end) {
        int digits = 0;
        for (int at = from; at < end; at++) {
            digits += isDigit(text.charAt(at)) ? 1 : 0;
        }
        return digits;
    }

    /** The check digit of card numbers. */
    private static boolean holdsLuhn(String text, int from, int end) {
        int sum = 0;
        boolean twice = false;
        boolean other = false;
        int first = -1;
        for (int at = end - 1; at >= from; at--) {
            char unit = text.charAt(at);
            if (!isDigit(unit)) {
                continue;
            }
            int digit = unit - '0';
            other |= first >= 0 && digit != first;
            first = digit;
            int value = twice ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
            twice = !twice;
        }
        return other && sum % 10 == 0;
    }

    private boolean isPhone(String text, int from, int end, int digits) {
        if (digits < SHORTEST_PHONE || digits > LONGEST_PHONE) {
            return false;
        }
        if (end < text.length() && (isWordUnit(text.charAt(end)) || text.charAt(end) == '%')) {
            return false;
        }
        boolean plus = from > 0 && text.charAt(from - 1) == '+';
        boolean bracket = from > 0 && text.charAt(from - 1) == '(';
        boolean zero = text.charAt(from) == '0';
        if (plus || announcesPhone(text, from)) {
            return true;
        }
        int parts = 1;
        boolean money = from > 0 && "$£€#".indexOf(text.charAt(from - 1)) >= 0;
        int shortest = Integer.MAX_VALUE;
        int run = 0;
        for (int at = from; at < end; at++) {
            if (isDigit(text.charAt(at))) {
                run++;
            } else if (run > 0) {
                shortest = Math.min(shortest, run);
                run = 0;
                parts++;
            }
        }
        shortest = Math.min(shortest, run);
        boolean american = digits == 10 && parts == 3 && shortest == 3;
        boolean local = digits >= 9 && zero && parts >= 2 && shortest >= 2;
        return !money && (american || (bracket && parts >= 2 && digits >= 8) || local);
    }

    private static int phoneStart(String text, int from, int free) {
        int start = from;
        if (start > free && text.charAt(start - 1) == '(') {
            start--;
        }
        return start > free && text.charAt(start - 1) == '+' ? start - 1 : start;
    }

    /** Whether one of the two words before says that a telephone number comes. */
    private boolean announcesPhone(String text, int from) {
        int at = from - 1;
        for (int word = 0; word < 2; word++) {
            while (at >= 0 && !isWordUnit(text.charAt(at)) && from - at < 24) {
                at--;
            }
            int end = at + 1;
            while (at >= 0 && isWordUnit(text.charAt(at)) && end - at < 16) {
                at--;
            }
            if (phoneWords.contains(text.substring(at + 1, end).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** One past "12 Long Lane" that begins here, with its postcode when one follows; {@code from} when it is none. */
    private int streetEnd(String text, int from, int numberEnd) {
        if (numberEnd - from > 5) {
            return from;
        }
        int at = pastLetter(text, numberEnd);
        for (int word = 0; word < 4; word++) {
            if (at >= text.length() || text.charAt(at) != ' ') {
                return from;
            }
            int start = ++at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            if (at == start || !Character.isUpperCase(text.charAt(start))) {
                return from;
            }
            if (word > 0 && streets.contains(text.substring(start, at).toLowerCase(Locale.ROOT))) {
                return isWork(text, from, at) ? from : at;
            }
        }
        return from;
    }

    /** "12B Long Lane": one past the letter of a house number. */
    private static int pastLetter(String text, int numberEnd) {
        boolean letter = numberEnd + 1 < text.length()
                && Character.isLetter(text.charAt(numberEnd))
                && text.charAt(numberEnd + 1) == ' ';
        return letter ? numberEnd + 1 : numberEnd;
    }

    /** Whether what looks like an address is a title: one that is known, or between quotation marks. */
    private boolean isWork(String text, int from, int end) {
        boolean quoted = from > 0
                && end < text.length()
                && QUOTES.indexOf(text.charAt(from - 1)) >= 0
                && QUOTES.indexOf(text.charAt(end)) >= 0;
        return quoted || works.contains(text.substring(from, end).toLowerCase(Locale.ROOT));
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    private static boolean isWordUnit(char unit) {
        return Character.isLetterOrDigit(unit);
    }
}
