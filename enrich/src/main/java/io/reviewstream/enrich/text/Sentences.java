package io.reviewstream.enrich.text;

import java.util.Arrays;

/** Finds where sentences begin. One use each. */
final class Sentences {
    private static final byte WORD = TokenColumns.WORD;
    private static final byte NUMBER = TokenColumns.NUMBER;
    private static final byte SYMBOL = TokenColumns.SYMBOL;

    /** After these a full stop ends no sentence. */
    private static final WordSet ABBREVIATIONS = WordSet.of(
            "mr", "mrs", "ms", "dr", "st", "jr", "sr", "prof", "vs", "eg", "ie", "lt", "col", "gen", "sgt", "capt",
            "hon", "ft", "feat", "dir", "ltd");

    /** After these too, but only before a number: "no. 5", though "she said no." */
    private static final WordSet BEFORE_NUMBERS = WordSet.of("no", "vol", "min", "mins", "approx", "ch", "pp", "ep");

    /** Shorter lines are no wrapped prose. */
    private static final int SHORT_LINE = 40;

    /** One sentence that begins with a small letter may be a slip. */
    private static final int LEAST_LOW = 2;

    private static final int LONGEST_LABEL = 4;
    private static final String BULLETS = "-–—*•·▪●►→✓✔✗✘+";

    private final String text;
    private final TokenColumns tokens;
    private final JoinedSentences joined;
    private int count;
    private boolean counted;
    private boolean writesLow;

    /** @param text the clean one, which the tokens are of */
    Sentences(String text, TokenColumns tokens) {
        this.text = text;
        this.tokens = tokens;
        this.joined = new JoinedSentences(tokens);
    }

    /** The first token of each sentence; {@link #count} of them. */
    int[] find(Workspace workspace) {
        int[] sentences = workspace.ints(tokens.count / 16 + 4);
        if (tokens.count == 0) {
            return sentences;
        }
        sentences[0] = 0;
        count = 1;
        int first = 0;
        int line = 0;
        for (int token = 1; token < tokens.count; token++) {
            boolean ends = tokens.kind(token - 1) == SYMBOL && endsBefore(token, first);
            if (tokens.isLine(token)) {
                ends |= tokens.isParagraph(token) || partsLines(line, token);
                line = token;
            }
            if (ends) {
                if (count == sentences.length) {
                    sentences = Arrays.copyOf(sentences, count * 2);
                }
                first = token;
                sentences[count++] = token;
            }
        }
        return sentences;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** Whether what a line says ends with it, as in lists; the next one begins at {@code token}. */
    private boolean partsLines(int line, int token) {
        if (isItem(token) || isLabel(token) || tokens.mark(token - 1) == ':') {
            return true;
        }
        boolean isShort = tokens.ends[token - 1] - tokens.starts[line] < SHORT_LINE;
        return (isShort || isItem(line)) && !startsLow(token) && tokens.mark(token - 1) != ',';
    }

    /** "- Great battery", "2) the plot". */
    private boolean isItem(int token) {
        if (token + 1 >= tokens.count) {
            return false;
        }
        if (tokens.kind(token) == NUMBER) {
            return (tokens.mark(token + 1) == '.' || tokens.mark(token + 1) == ')')
                    && tokens.ends[token] == tokens.starts[token + 1];
        }
        return tokens.kind(token) == SYMBOL && BULLETS.indexOf(tokens.mark(token)) >= 0 && !tokens.isLine(token + 1);
    }

    /** "Acting: 9/10". */
    private boolean isLabel(int token) {
        if (tokens.kind(token) != WORD || !tokens.isCapitalised(token)) {
            return false;
        }
        for (int at = token + 1; at < Math.min(tokens.count, token + 1 + LONGEST_LABEL); at++) {
            if (tokens.isLine(at)) {
                return false;
            }
            if (tokens.mark(at) == ':') {
                return true;
            }
        }
        return false;
    }

    /** Whether a sentence that began at {@code first} ends just before {@code token}, which follows a mark. */
    private boolean endsBefore(int token, int first) {
        char before = tokens.mark(token - 1);
        if (before == ',' || before == '-') {
            // Half of all marks.
            return false;
        }
        if (tokens.starts[token] == tokens.ends[token - 1] && !opens(tokens.mark(token))) {
            return joined.endsBefore(token, first) || isWide(before) && tokens.kind(token) != SYMBOL;
        }
        if (tokens.starts[token] == tokens.ends[token - 1] && closes(tokens.mark(token)) && !isFollowedByWord(token)) {
            return false;
        }
        int last = token - 1;
        while (last > first && closes(tokens.mark(last))) {
            last--;
        }
        if (tokens.kind(last) != SYMBOL) {
            return false;
        }
        char mark = tokens.mark(last);
        if (mark == '!' || mark == '?') {
            return !startsLow(token) || writesLow();
        }
        if (mark == '…') {
            return !startsLow(token);
        }
        if (mark != '.' || last == first) {
            return isWide(mark);
        }
        if (tokens.starts[token] == tokens.ends[token - 1]) {
            return joined.endsBefore(token, first);
        }
        if (tokens.kind(last - 1) == SYMBOL) {
            // An ellipsis, or a full stop after a bracket or quotation mark.
            return tokens.mark(last - 1) == '.' ? !startsLow(token) : true;
        }
        if (tokens.kind(last - 1) == NUMBER && last - 1 == first) {
            // "1." numbers what follows.
            return false;
        }
        boolean touching = tokens.ends[last - 1] == tokens.starts[last];
        int letters = tokens.ends[last - 1] - tokens.starts[last - 1];
        boolean initial = touching && letters == 1 && tokens.isCapitalised(last - 1);
        boolean abbreviation = touching && isAbbreviation(tokens.hashes[last - 1]);
        if (initial && text.charAt(tokens.starts[last - 1]) != 'I') {
            return false;
        }
        boolean dotted = touching && letters == 1 && isDotted(last - 1, first);
        boolean beforeNumber =
                touching && tokens.kind(token) == NUMBER && BEFORE_NUMBERS.contains(tokens.hashes[last - 1]);
        return !abbreviation && !dotted && !beforeNumber && (!startsLow(token) || writesLow());
    }

    static boolean isAbbreviation(long hash) {
        return ABBREVIATIONS.contains(hash);
    }

    /** Whether the writer begins sentences with small letters: "this is great. the songs are bad." */
    private boolean writesLow() {
        if (!counted) {
            counted = true;
            writesLow = beginsLow();
        }
        return writesLow;
    }

    private boolean beginsLow() {
        int low = 0;
        int high = 0;
        for (int token = 2; token < tokens.count; token++) {
            char mark = tokens.mark(token - 1);
            if ((mark == '.' || mark == '!' || mark == '?') && tokens.kind(token) == WORD && followsSentence(token)) {
                if (startsLow(token)) {
                    low++;
                } else {
                    high++;
                }
            }
        }
        return low >= LEAST_LOW && low > 2 * high;
    }

    /** Whether what stands before a word is as usual at the end of a sentence: no "Dr. ", "e.g. " or "Help! ". */
    private boolean followsSentence(int token) {
        int last = token - 2;
        return tokens.starts[token] > tokens.ends[token - 1]
                && tokens.kind(last) == WORD
                && !tokens.isCapitalised(last)
                && tokens.ends[last] - tokens.starts[last] > 1
                && tokens.ends[last] == tokens.starts[token - 1]
                && !isAbbreviation(tokens.hashes[last]);
    }

    /** Whether a single letter stands after another with a full stop: the second of "e.g." or "U.S." */
    private boolean isDotted(int token, int first) {
        return token - 2 >= first
                && tokens.kind(token - 1) == SYMBOL
                && tokens.mark(token - 1) == '.'
                && tokens.ends[token - 1] == tokens.starts[token]
                && tokens.ends[token - 2] == tokens.starts[token - 1]
                && tokens.ends[token - 2] - tokens.starts[token - 2] == 1;
    }

    private boolean isFollowedByWord(int token) {
        return token + 1 < tokens.count
                && tokens.starts[token + 1] == tokens.ends[token]
                && tokens.kind(token + 1) != SYMBOL;
    }

    private boolean startsLow(int token) {
        return tokens.kind(token) == WORD && Character.isLowerCase(text.codePointAt(tokens.starts[token]));
    }

    /** The marks of Chinese and Japanese, which need no blank. */
    private static boolean isWide(char mark) {
        return mark == '。' || mark == '！' || mark == '？';
    }

    private static boolean closes(char unit) {
        return unit == '"' || unit == '\'' || unit == ')' || unit == ']' || unit == '”' || unit == '’' || unit == '»';
    }

    private static boolean opens(char unit) {
        return unit == '"' || unit == '(' || unit == '[' || unit == '“' || unit == '‘' || unit == '«';
    }
}
