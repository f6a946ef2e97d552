package io.reviewstream.enrich.privacy;

import io.reviewstream.enrich.privacy.PersonalDatum.Kind;
import org.jspecify.annotations.Nullable;

/** E-mail addresses, told by their at sign. */
final class EmailAddresses {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final String IN_NAMES = "._-+'%";

    private EmailAddresses() {}

    /** The address around an at sign. */
    static @Nullable PersonalDatum at(String text, int at, int free) {
        int start = nameStart(text, at, free);
        int end = start < at ? domainEnd(text, at + 1) : at;
        return end > at ? PersonalDatum.of(Kind.EMAIL, text, start, end) : null;
    }

    /** "jo (at) example (dot) org": what a bracket begins stands for the at sign. */
    static @Nullable PersonalDatum spelled(String text, int at, int free) {
        int domain = pastSpelled(text, at, "at");
        int nameEnd = at > 0 && Units.isBlankAt(text, at - 1) ? at - 1 : at;
        int start = nameStart(text, nameEnd, free);
        if (domain == at || start == nameEnd) {
            return null;
        }
        int points = 0;
        int last = domain;
        int end = Units.lettersEnd(text, domain);
        while (end > last && end - domain < LONGEST_DOMAIN) {
            int gap = pastBlank(text, end);
            int next = Units.isAt(text, end, '.') ? end + 1 : pastSpelled(text, gap, "dot");
            int stop = Units.lettersEnd(text, next);
            if (stop == next || next == gap) {
                break;
            }
            points++;
            last = next;
            end = stop;
        }
        return points > 0 && end - last > 1 ? PersonalDatum.of(Kind.EMAIL, text, start, end) : null;
    }

    /** One past a word in brackets and the blank behind it; {@code from} when it isn't there. */
    private static int pastSpelled(String text, int from, String word) {
        boolean opens = Units.isAt(text, from, '(') || Units.isAt(text, from, '[');
        int end = from + 1 + word.length();
        boolean closes = Units.isAt(text, end, ')') || Units.isAt(text, end, ']');
        return opens && closes && text.regionMatches(true, from + 1, word, 0, word.length())
                ? pastBlank(text, end + 1)
                : from;
    }

    private static int pastBlank(String text, int at) {
        return Units.isBlankAt(text, at) ? at + 1 : at;
    }

    private static int nameStart(String text, int at, int free) {
        int start = at;
        while (start > free
                && at - start < LONGEST_NAME
                && (Units.isWordAt(text, start - 1) || IN_NAMES.indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        while (start < at && !Units.isWordAt(text, start)) {
            start++;
        }
        return start;
    }

    /** One past the domain that begins here; {@code from - 1} when there is none. */
    private static int domainEnd(String text, int from) {
        int at = from;
        int lastPoint = -1;
        while (at < text.length() && at - from < LONGEST_DOMAIN) {
            char unit = text.charAt(at);
            if (unit == '.' && at > from) {
                if (!Units.isWordAt(text, at + 1)) {
                    break;
                }
                lastPoint = at;
            } else if (!Units.isWordAt(text, at) && unit != '-') {
                break;
            }
            at++;
        }
        boolean topLevel = lastPoint > 0 && at - lastPoint > 2 && !Units.isDigitAt(text, lastPoint + 1);
        return topLevel ? at : from - 1;
    }
}
