package io.reviewstream.enrich.text;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Cuts a text into tokens and sentences in one pass, without regular expressions. One use each. */
final class Tokeniser {
    static final byte CAPITALISED = 1;
    static final byte UPPER = 2;

    private static final byte WORD = 0;
    private static final byte NUMBER = 1;
    private static final byte SYMBOL = 2;

    /** After these a full stop ends no sentence. */
    private static final Set<Long> ABBREVIATIONS = hashes(
            "mr", "mrs", "ms", "dr", "st", "jr", "sr", "prof", "vs", "eg", "ie", "lt", "col", "gen", "sgt", "capt",
            "hon", "ft", "feat", "dir", "ltd");

    /** After these too, but only before a number: "no. 5", though "she said no." */
    private static final Set<Long> BEFORE_NUMBERS = hashes("no", "vol", "min", "mins", "approx", "ch", "pp", "ep");

    private static final byte OTHER = 0;
    private static final byte SMALL = 1;
    private static final byte CAPITAL = 2;
    private static final byte DIGIT = 3;
    private static final byte[] ASCII = new byte[128];
    private static final long[] ASCII_HASHES = new long[128];

    static {
        for (char unit = 0; unit < 128; unit++) {
            ASCII[unit] = Character.isLowerCase(unit)
                    ? SMALL
                    : Character.isUpperCase(unit) ? CAPITAL : Character.isDigit(unit) ? DIGIT : OTHER;
            ASCII_HASHES[unit] = Words.hash(String.valueOf(unit));
        }
    }

    private int tokenCount;
    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private byte[] kinds = new byte[0];
    private byte[] shapes = new byte[0];
    private long[] hashes = new long[0];
    private boolean[] paragraphs = new boolean[0];
    private int sentenceCount;
    private int[] sentences = new int[0];

    Document tokenise(String text) {
        CleanText clean = CleanText.of(text);
        grow(clean.length() / 4 + 16);
        tokens(clean.chars(), clean.length());
        sentences(clean.chars());
        return new Document(
                text, clean, tokenCount, starts, ends, kinds, shapes, hashes, sentenceCount, sentences, paragraphs);
    }

    private void tokens(char[] chars, int length) {
        int lineBreaks = 2;
        int at = 0;
        while (at < length) {
            char unit = chars[at];
            if (unit == '\n') {
                lineBreaks++;
                at++;
            } else if (isBlank(unit)) {
                at++;
            } else {
                at = isWordPart(chars, at, length) ? word(chars, at, length) : symbol(chars, at, length);
                // One <br /> or newline may only wrap a line; two make a paragraph.
                paragraphs[tokenCount - 1] = lineBreaks >= 2;
                lineBreaks = 0;
            }
        }
    }

    private int word(char[] chars, int from, int length) {
        int at = from;
        long hash = Words.OFFSET;
        boolean letters = false;
        int capitals = 0;
        int letterCount = 0;
        while (at < length) {
            char unit = chars[at];
            // Nearly all of a text, so it comes first and has a loop of its own.
            int small = at;
            while (unit >= 'a' && unit <= 'z') {
                hash = Words.step(hash, unit);
                if (++at == length) {
                    break;
                }
                unit = chars[at];
            }
            if (at > small) {
                letterCount += at - small;
                letters = true;
                if (at == length || unit == ' ') {
                    break;
                }
            }
            byte ascii = unit < 128 ? ASCII[unit] : OTHER;
            if (ascii == CAPITAL) {
                capitals++;
                letterCount++;
                letters = true;
                hash = Words.step(hash, (char) (unit | 32));
                at++;
            } else if (ascii == DIGIT) {
                hash = Words.step(hash, unit);
                at++;
            } else if (unit >= 128 && isWordPart(chars, at, length)) {
                int codePoint = Character.codePointAt(chars, at, length);
                int lower = Character.toLowerCase(codePoint);
                if (Character.isLetter(codePoint)) {
                    letterCount++;
                    capitals += Character.isUpperCase(codePoint) ? 1 : 0;
                }
                letters = true;
                if (Character.isBmpCodePoint(lower)) {
                    hash = Words.step(hash, (char) lower);
                } else {
                    hash = Words.step(hash, Character.highSurrogate(lower));
                    hash = Words.step(hash, Character.lowSurrogate(lower));
                }
                at += Character.charCount(codePoint);
            } else if (isApostrophe(unit) && at + 1 < length && isWordPart(chars, at + 1, length) && letters) {
                hash = Words.step(hash, '\'');
                at++;
            } else if ((unit == '.' || unit == ',')
                    && !letters
                    && at + 1 < length
                    && chars[at + 1] >= '0'
                    && chars[at + 1] <= '9') {
                hash = Words.step(hash, unit);
                at++;
            } else {
                break;
            }
        }
        int shape = 0;
        char first = chars[from];
        if (first < 128
                ? ASCII[first] == CAPITAL
                : letters && Character.isUpperCase(Character.codePointAt(chars, from, length))) {
            shape |= CAPITALISED;
        }
        if (letterCount >= 2 && capitals == letterCount) {
            shape |= UPPER;
        }
        add(from, at, letters ? WORD : NUMBER, (byte) shape, Words.mix(hash));
        return at;
    }

    private int symbol(char[] chars, int from, int length) {
        // Modifiers are no ASCII, so that one after another ASCII character stands alone.
        if (chars[from] < 128 && (from + 1 == length || chars[from + 1] < 128)) {
            add(from, from + 1, SYMBOL, (byte) 0, ASCII_HASHES[chars[from]]);
            return from + 1;
        }
        int codePoint = Character.codePointAt(chars, from, length);
        int at = from + Character.charCount(codePoint);
        // Modifiers stay with their emoji: variation selectors, skin tones, joined sequences.
        while (at < length) {
            int next = Character.codePointAt(chars, at, length);
            boolean modifier =
                    next == 0xFE0F || next == 0xFE0E || next == 0x20E3 || (next >= 0x1F3FB && next <= 0x1F3FF);
            if (modifier) {
                at += Character.charCount(next);
            } else if (next == 0x200D && at + 1 < length) {
                at += 1 + Character.charCount(Character.codePointAt(chars, at + 1, length));
            } else {
                break;
            }
        }
        long hash = Words.OFFSET;
        for (int i = from; i < at; i++) {
            hash = Words.step(hash, chars[i]);
        }
        add(from, at, SYMBOL, (byte) 0, Words.mix(hash));
        return at;
    }

    private void sentences(char[] chars) {
        if (tokenCount == 0) {
            return;
        }
        sentences = new int[tokenCount / 16 + 4];
        sentenceCount = 1;
        int first = 0;
        for (int token = 1; token < tokenCount; token++) {
            if (paragraphs[token] || (kinds[token - 1] == SYMBOL && endsBefore(chars, token, first))) {
                if (sentenceCount == sentences.length) {
                    sentences = Arrays.copyOf(sentences, sentenceCount * 2);
                }
                first = token;
                sentences[sentenceCount++] = token;
            }
        }
    }

    /** Whether a sentence that began at {@code first} ends just before {@code token}, which follows a mark. */
    private boolean endsBefore(char[] chars, int token, int first) {
        if (starts[token] == ends[token - 1] && !opens(chars[starts[token]])) {
            return false;
        }
        if (starts[token] == ends[token - 1] && closes(chars[starts[token]]) && !isFollowedByWord(token)) {
            return false;
        }
        int last = token - 1;
        while (last > first && closes(chars[starts[last]]) && kinds[last] == SYMBOL) {
            last--;
        }
        if (kinds[last] != SYMBOL) {
            return false;
        }
        char mark = chars[starts[last]];
        if (mark == '!' || mark == '?' || mark == '…') {
            return !startsLow(chars, token);
        }
        if (mark != '.' || last == first) {
            return mark == '。' || mark == '！' || mark == '？';
        }
        if (starts[token] == ends[token - 1]) {
            return false;
        }
        if (kinds[last - 1] == SYMBOL) {
            // An ellipsis, or a full stop after a bracket or quotation mark.
            return chars[starts[last - 1]] == '.' ? !startsLow(chars, token) : true;
        }
        if (kinds[last - 1] == NUMBER && last - 1 == first) {
            // "1." numbers what follows.
            return false;
        }
        boolean touching = ends[last - 1] == starts[last];
        int letters = ends[last - 1] - starts[last - 1];
        boolean initial = touching && letters == 1 && (shapes[last - 1] & CAPITALISED) != 0;
        boolean abbreviation = touching && ABBREVIATIONS.contains(hashes[last - 1]);
        if (initial && chars[starts[last - 1]] != 'I') {
            return false;
        }
        boolean dotted = touching && letters == 1 && isDotted(chars, last - 1, first);
        boolean beforeNumber = touching && kinds[token] == NUMBER && BEFORE_NUMBERS.contains(hashes[last - 1]);
        return !abbreviation && !dotted && !beforeNumber && !startsLow(chars, token);
    }

    /** Whether a single letter stands after another with a full stop: the second of "e.g." or "U.S." */
    private boolean isDotted(char[] chars, int token, int first) {
        return token - 2 >= first
                && kinds[token - 1] == SYMBOL
                && chars[starts[token - 1]] == '.'
                && ends[token - 1] == starts[token]
                && ends[token - 2] == starts[token - 1]
                && ends[token - 2] - starts[token - 2] == 1;
    }

    private boolean isFollowedByWord(int token) {
        return token + 1 < tokenCount && starts[token + 1] == ends[token] && kinds[token + 1] != SYMBOL;
    }

    private boolean startsLow(char[] chars, int token) {
        return kinds[token] == WORD && Character.isLowerCase(Character.codePointAt(chars, starts[token], chars.length));
    }

    private static boolean closes(char unit) {
        return unit == '"' || unit == '\'' || unit == ')' || unit == ']' || unit == '”' || unit == '’' || unit == '»';
    }

    private static boolean opens(char unit) {
        return unit == '"' || unit == '(' || unit == '[' || unit == '“' || unit == '‘' || unit == '«';
    }

    private void add(int start, int end, byte kind, byte shape, long hash) {
        if (tokenCount == starts.length) {
            grow(tokenCount + tokenCount / 2 + 16);
        }
        starts[tokenCount] = start;
        ends[tokenCount] = end;
        kinds[tokenCount] = kind;
        shapes[tokenCount] = shape;
        hashes[tokenCount++] = hash;
    }

    private void grow(int size) {
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        kinds = Arrays.copyOf(kinds, size);
        shapes = Arrays.copyOf(shapes, size);
        hashes = Arrays.copyOf(hashes, size);
        paragraphs = Arrays.copyOf(paragraphs, size);
    }

    private static boolean isApostrophe(char unit) {
        return unit == '\'' || unit == '’' || unit == 'ʼ';
    }

    private static boolean isBlank(char unit) {
        return unit <= ' '
                || unit == 0x7F
                || (unit >= 0x80
                        && (Character.isWhitespace(unit)
                                || Character.isSpaceChar(unit)
                                || Character.getType(unit) == Character.FORMAT && unit != 0x200D
                                || Character.isISOControl(unit)));
    }

    private static boolean isWordPart(char[] chars, int at, int length) {
        char unit = chars[at];
        if (unit < 128) {
            return ASCII[unit] != OTHER;
        }
        int codePoint = Character.codePointAt(chars, at, length);
        if (Character.isLetterOrDigit(codePoint)) {
            return true;
        }
        int type = Character.getType(codePoint);
        return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
                && unit != 0xFE0F
                && unit != 0xFE0E;
    }

    private static Set<Long> hashes(String... words) {
        var set = new TreeSet<Long>();
        for (String word : words) {
            set.add(Words.hash(word));
        }
        return set;
    }
}
