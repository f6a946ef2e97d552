package io.reviewstream.enrich.text;

/** Cuts a text into tokens and sentences in one pass, without regular expressions. */
final class Tokeniser {
    private static final byte WORD = TokenColumns.WORD;
    private static final byte NUMBER = TokenColumns.NUMBER;

    private static final byte OTHER = 0;
    private static final byte SMALL = 1;
    private static final byte CAPITAL = 2;
    private static final byte DIGIT = 3;
    private static final byte[] ASCII = new byte[128];
    static final long[] ASCII_HASHES = new long[128];

    static {
        for (char unit = 0; unit < 128; unit++) {
            ASCII[unit] = Character.isLowerCase(unit)
                    ? SMALL
                    : Character.isUpperCase(unit) ? CAPITAL : Character.isDigit(unit) ? DIGIT : OTHER;
            ASCII_HASHES[unit] = Words.hash(String.valueOf(unit));
        }
    }

    private Tokeniser() {}

    static Document tokenise(String text, Workspace workspace) {
        TokenColumns latin = LatinTokens.read(text, workspace);
        if (latin != null) {
            return document(text, new CleanText(text, null, 0), latin, workspace);
        }
        CleanText clean = CleanText.of(text);
        var tokens = new TokenColumns(clean.units().length() / 4 + 16, workspace);
        read(clean.units(), tokens);
        return document(text, clean, tokens, workspace);
    }

    private static Document document(String text, CleanText clean, TokenColumns tokens, Workspace workspace) {
        Spelling.mend(clean.units(), tokens);
        var sentences = new Sentences(clean.units(), tokens);
        int[] first = sentences.find(workspace);
        return new Document(text, clean, tokens, sentences.count(), first, workspace);
    }

    private static void read(String text, TokenColumns into) {
        int length = text.length();
        int lineBreaks = 2;
        int at = 0;
        while (at < length) {
            char unit = text.charAt(at);
            if (unit == '\n') {
                lineBreaks++;
                at++;
            } else if (isBlank(unit)) {
                at++;
            } else {
                at = isWordPart(text, at) ? word(text, at, into) : symbol(text, at, into);
                into.flags[into.count - 1] |= TokenColumns.afterBreaks(lineBreaks);
                lineBreaks = 0;
            }
        }
    }

    static int word(String text, int from, TokenColumns into) {
        int length = text.length();
        int at = from;
        long hash = Words.OFFSET;
        boolean letters = false;
        int capitals = 0;
        int letterCount = 0;
        int shape = 0;
        while (at < length) {
            char unit = text.charAt(at);
            // Nearly all of a text, so it comes first and has a loop of its own.
            int small = at;
            while (unit >= 'a' && unit <= 'z') {
                hash = Words.step(hash, unit);
                if (++at == length) {
                    break;
                }
                unit = text.charAt(at);
            }
            if (at > small) {
                letterCount += at - small;
                letters = true;
                if (at == length || unit == ' ') {
                    break;
                }
            }
            byte ascii = unit < 128 ? ASCII[unit] : OTHER;
            shape |= unit < 128 ? 0 : TokenColumns.BEYOND_ASCII;
            if (ascii == CAPITAL) {
                capitals++;
                letterCount++;
                letters = true;
                hash = Words.step(hash, (char) (unit | 32));
                at++;
            } else if (ascii == DIGIT) {
                hash = Words.step(hash, unit);
                at++;
            } else if (unit >= 128 && isWordPart(text, at)) {
                int codePoint = text.codePointAt(at);
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
            } else if (isApostrophe(unit) && at + 1 < length && isWordPart(text, at + 1) && letters) {
                hash = Words.step(hash, '\'');
                at++;
            } else if ((unit == '.' || unit == ',')
                    && !letters
                    && at + 1 < length
                    && text.charAt(at + 1) >= '0'
                    && text.charAt(at + 1) <= '9') {
                hash = Words.step(hash, unit);
                at++;
            } else {
                break;
            }
        }
        char first = text.charAt(from);
        if (first < 128 ? ASCII[first] == CAPITAL : letters && Character.isUpperCase(text.codePointAt(from))) {
            shape |= TokenColumns.CAPITALISED;
        }
        if (letterCount >= 2 && capitals == letterCount) {
            shape |= TokenColumns.UPPER;
        }
        if (at - from >= 3 && (text.charAt(at - 1) | 32) == 's' && isApostrophe(text.charAt(at - 2))) {
            shape |= TokenColumns.POSSESSIVE;
        }
        into.add(from, at, (letters ? WORD : NUMBER) | shape, Words.mix(hash));
        return at;
    }

    private static int symbol(String text, int from, TokenColumns into) {
        int length = text.length();
        // Modifiers are no ASCII, so that one after another ASCII character stands alone.
        if (text.charAt(from) < 128 && (from + 1 == length || text.charAt(from + 1) < 128)) {
            into.add(from, from + 1, TokenColumns.symbol(text.charAt(from)), ASCII_HASHES[text.charAt(from)]);
            return from + 1;
        }
        int codePoint = text.codePointAt(from);
        int at = from + Character.charCount(codePoint);
        long hash = step(Words.OFFSET, text, from, at);
        // Modifiers stay with their emoji: variation selectors, skin tones, joined sequences. A thumb is one whatever
        // its colour.
        while (at < length) {
            int next = text.codePointAt(at);
            if (isModifier(next)) {
                at += Character.charCount(next);
            } else if (next == 0x200D && at + 1 < length) {
                int end = at + 1 + Character.charCount(text.codePointAt(at + 1));
                hash = step(hash, text, at, end);
                at = end;
            } else {
                break;
            }
        }
        into.add(from, at, TokenColumns.symbol(text.charAt(from)), Words.mix(hash));
        return at;
    }

    private static long step(long hash, String text, int from, int to) {
        long stepped = hash;
        for (int at = from; at < to; at++) {
            stepped = Words.step(stepped, text.charAt(at));
        }
        return stepped;
    }

    private static boolean isModifier(int codePoint) {
        return codePoint == 0xFE0F
                || codePoint == 0xFE0E
                || codePoint == 0x20E3
                || (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF);
    }

    static boolean isApostrophe(char unit) {
        return unit == '\'' || unit == '’' || unit == 'ʼ';
    }

    static boolean isBlank(char unit) {
        return unit <= ' '
                || unit == 0x7F
                || (unit >= 0x80
                        && (Character.isWhitespace(unit)
                                || Character.isSpaceChar(unit)
                                || Character.getType(unit) == Character.FORMAT && unit != 0x200D
                                || Character.isISOControl(unit)));
    }

    static boolean isWordPart(String text, int at) {
        char unit = text.charAt(at);
        if (unit < 128) {
            return ASCII[unit] != OTHER;
        }
        int codePoint = text.codePointAt(at);
        if (Character.isLetterOrDigit(codePoint)) {
            return true;
        }
        int type = Character.getType(codePoint);
        return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
                && unit != 0xFE0F
                && unit != 0xFE0E;
    }
}
