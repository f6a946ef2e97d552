package io.reviewstream.enrich.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text without HTML: tags become white space (a paragraph break where the tag breaks the line), entities become what
 * they stand for, and each unit knows where it was.
 *
 * @param units the clean units
 * @param runs stretches that were taken over as they are, and single units that stand for something else: where each begins
 *     in the clean text and in the original, by turns; null when nothing was changed
 * @param runCount how many runs there are
 */
record CleanText(String units, int @Nullable [] runs, int runCount) {
    private static final int LONGEST_TAG = 2_000;
    private static final int LONGEST_ENTITY = 10;

    static CleanText of(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return new CleanText(text, null, 0);
        }
        var cleaning = new Cleaning(text);
        int at = 0;
        int nextTag = -1;
        int nextEntity = -1;
        while (at < text.length()) {
            nextTag = nextTag < at ? next(text, '<', at) : nextTag;
            nextEntity = nextEntity < at ? next(text, '&', at) : nextEntity;
            int special = Math.min(nextTag, nextEntity);
            if (special > at) {
                cleaning.take(at, special);
                at = special;
            } else if (special == nextTag) {
                int end = tagEnd(text, at);
                if (end > at) {
                    cleaning.put(breaksLine(text, at) ? '\n' : ' ', at);
                } else {
                    end = at + 1;
                    cleaning.take(at, end);
                }
                at = end;
            } else {
                int end = entityEnd(text, at);
                int decoded = end > at + 1 ? decode(text, at + 1, end - 1) : -1;
                if (decoded >= 0) {
                    for (char part : Character.toChars(decoded)) {
                        cleaning.put(part, at);
                    }
                } else {
                    end = at + 1;
                    cleaning.take(at, end);
                }
                at = end;
            }
        }
        return new CleanText(new String(cleaning.chars, 0, cleaning.length), cleaning.runs, cleaning.runCount);
    }

    private static int next(String text, char mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? text.length() : at;
    }

    /** Where a clean unit's source begins in the original. */
    int original(int cleanAt) {
        if (runs == null) {
            return cleanAt;
        }
        int low = 0;
        int high = runCount - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (runs[middle * 2] <= cleanAt) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return runs[low * 2 + 1] + cleanAt - runs[low * 2];
    }

    /** The clean text so far. */
    private static final class Cleaning {
        private final String text;
        private final char[] chars;
        private int length;
        private int[] runs = new int[32];
        private int runCount;

        Cleaning(String text) {
            this.text = text;
            this.chars = new char[text.length()];
        }

        /** Takes a stretch as it is. */
        void take(int from, int to) {
            begin(from);
            text.getChars(from, to, chars, length);
            length += to - from;
        }

        /** Puts one unit for what begins at a place. */
        void put(char unit, int at) {
            begin(at);
            chars[length++] = unit;
        }

        private void begin(int at) {
            if (runCount * 2 == runs.length) {
                runs = Arrays.copyOf(runs, runs.length * 2);
            }
            runs[runCount * 2] = length;
            runs[runCount++ * 2 + 1] = at;
        }
    }

    /** Whether a known entity begins here. */
    static boolean isEntityAt(String text, int at) {
        int end = entityEnd(text, at);
        return end > at + 1 && decode(text, at + 1, end - 1) >= 0;
    }

    /** One past the semicolon of what may be an entity, or {@code at + 1} when it is none. */
    static int entityEnd(String text, int at) {
        if (text.charAt(at) != '&') {
            return at + 1;
        }
        int limit = Math.min(text.length(), at + LONGEST_ENTITY + 2);
        for (int i = at + 1; i < limit; i++) {
            char unit = text.charAt(i);
            if (unit == ';') {
                return i + 1;
            }
            if (unit != '#' && !(unit < 128 && Character.isLetterOrDigit(unit))) {
                return at + 1;
            }
        }
        return at + 1;
    }

    /** One past the {@code >} of a tag or comment; {@code at} when the {@code <} is only a sign, as in {@code <3}. */
    static int tagEnd(String text, int at) {
        if (at + 2 >= text.length()) {
            return at;
        }
        char next = text.charAt(at + 1);
        boolean tag = next == '/' || next == '!' || isAsciiLetter(next);
        if (!tag) {
            return at;
        }
        if (text.startsWith("<!--", at)) {
            int end = text.indexOf("-->", at + 4);
            return end < 0 ? at : end + 3;
        }
        int limit = Math.min(text.length(), at + LONGEST_TAG);
        for (int i = at + 2; i < limit; i++) {
            char unit = text.charAt(i);
            if (unit == '>') {
                return hidesItsContent(text, at) ? contentEnd(text, i + 1, at) : i + 1;
            }
            if (unit == '<') {
                return at;
            }
        }
        return at;
    }

    private static boolean isAsciiLetter(char unit) {
        return (unit | 32) >= 'a' && (unit | 32) <= 'z';
    }

    private static boolean hidesItsContent(String text, int at) {
        if ((text.charAt(at + 1) | 32) != 's') {
            // Nearly all tags: comparing without regard to case is a lot of code to compile, and 0.3 µs of a document
            // with tags.
            return false;
        }
        return text.regionMatches(true, at, "<script", 0, 7) || text.regionMatches(true, at, "<style", 0, 6);
    }

    private static int contentEnd(String text, int from, int tagAt) {
        String closing = text.regionMatches(true, tagAt, "<script", 0, 7) ? "</script" : "</style";
        for (int i = from; i + closing.length() < text.length(); i++) {
            if (text.charAt(i) == '<' && text.regionMatches(true, i, closing, 0, closing.length())) {
                int end = text.indexOf('>', i);
                return end < 0 ? text.length() : end + 1;
            }
        }
        return from;
    }

    /** Whether the tag that begins here ends a line. */
    static boolean breaksLine(String text, int at) {
        int name = text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        return starts(text, name, "br")
                || starts(text, name, "p")
                || starts(text, name, "div")
                || starts(text, name, "li")
                || starts(text, name, "ul")
                || starts(text, name, "ol")
                || starts(text, name, "blockquote")
                || starts(text, name, "tr")
                || (name + 1 < text.length()
                        && (text.charAt(name) | 32) == 'h'
                        && Character.isDigit(text.charAt(name + 1)));
    }

    private static boolean starts(String text, int at, String name) {
        int end = at + name.length();
        return text.regionMatches(true, at, name, 0, name.length())
                && end < text.length()
                && !Character.isLetterOrDigit(text.charAt(end));
    }

    /** The code point that an entity's name or number stands for, -1 when it is unknown. */
    private static int decode(String text, int from, int to) {
        if (text.charAt(from) == '#') {
            boolean hex = from + 1 < to && (text.charAt(from + 1) | 32) == 'x';
            int value = 0;
            int first = from + (hex ? 2 : 1);
            if (first >= to) {
                return -1;
            }
            for (int i = first; i < to; i++) {
                int digit = Character.digit(text.charAt(i), hex ? 16 : 10);
                if (digit < 0) {
                    return -1;
                }
                value = value * (hex ? 16 : 10) + digit;
                if (value > Character.MAX_CODE_POINT) {
                    return -1;
                }
            }
            return value == 0 || (value >= 0xD800 && value <= 0xDFFF) ? -1 : value;
        }
        return Entities.codePoint(text.substring(from, to));
    }
}
