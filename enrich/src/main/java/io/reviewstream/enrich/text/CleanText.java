package io.reviewstream.enrich.text;

import org.jspecify.annotations.Nullable;

/**
 * A text without HTML: tags become white space (a paragraph break where the tag breaks the line), entities become what
 * they stand for, and each unit knows where it was.
 *
 * @param chars the clean units; only the first {@code length} count
 * @param length how many there are
 * @param toOriginal for each clean unit, where its source begins in the original; null when nothing was changed
 */
record CleanText(char[] chars, int length, int @Nullable [] toOriginal) {
    private static final int LONGEST_TAG = 2_000;
    private static final int LONGEST_ENTITY = 10;

    static CleanText of(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return new CleanText(text.toCharArray(), text.length(), null);
        }
        char[] chars = new char[text.length()];
        int[] from = new int[text.length()];
        int length = 0;
        int at = 0;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (unit != '<' && unit != '&') {
                int run = nextSpecial(text, at + 1);
                text.getChars(at, run, chars, length);
                for (; at < run; at++) {
                    from[length++] = at;
                }
                continue;
            }
            if (unit == '<') {
                int end = tagEnd(text, at);
                if (end > at) {
                    chars[length] = breaksLine(text, at) ? '\n' : ' ';
                    from[length++] = at;
                    at = end;
                    continue;
                }
            } else if (unit == '&') {
                int end = entityEnd(text, at);
                int decoded = end > at + 1 ? decode(text, at + 1, end - 1) : -1;
                if (decoded >= 0) {
                    for (char part : Character.toChars(decoded)) {
                        chars[length] = part;
                        from[length++] = at;
                    }
                    at = end;
                    continue;
                }
            }
            chars[length] = unit;
            from[length++] = at++;
        }
        return new CleanText(chars, length, from);
    }

    private static int nextSpecial(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '<' && text.charAt(at) != '&') {
            at++;
        }
        return at;
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
    private static int tagEnd(String text, int at) {
        if (at + 2 >= text.length()) {
            return at;
        }
        char next = text.charAt(at + 1);
        boolean tag = next == '/' || next == '!' || (next < 128 && Character.isLetter(next));
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

    private static boolean hidesItsContent(String text, int at) {
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

    private static boolean breaksLine(String text, int at) {
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
