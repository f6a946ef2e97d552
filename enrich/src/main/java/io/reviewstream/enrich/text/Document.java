package io.reviewstream.enrich.text;

import io.reviewstream.events.Span;

/**
 * One text, tokenised once for all analysers. HTML tags are dropped and entities decoded before tokens are made, so there
 * are two counts of UTF-16 units: the <i>clean</i> text that tokens are read from, and the <i>original</i> that spans
 * point into. Immutable, safe to share, unless a {@link DocumentReader} read it.
 */
public final class Document {
    /** What a token is. */
    public enum Kind {
        /** Letters and digits with inner apostrophes, at least one letter: {@code don't}, {@code 3D}. */
        WORD,
        /** Digits only, with inner points or commas: {@code 8}, {@code 7.5}, {@code 1,000}. */
        NUMBER,
        /** One mark each: {@code ,} {@code "} {@code (} {@code ★}, an emoji with its modifiers. */
        SYMBOL
    }

    /** So many marks may follow upon a question mark in its sentence, as closing quotation marks and brackets. */
    private static final int MOST_MARKS_AT_END = 3;

    private final String original;
    private final String clean;
    private final CleanText cleanText;
    private final int tokenCount;
    private final int[] starts;
    private final int[] ends;
    private final int[] flags;
    private final long[] hashes;
    private final int sentenceCount;
    private final int[] sentenceFirst;
    private final Workspace workspace;

    Document(
            String original,
            CleanText cleanText,
            TokenColumns tokens,
            int sentenceCount,
            int[] sentenceFirst,
            Workspace workspace) {
        this.original = original;
        this.clean = cleanText.units();
        this.cleanText = cleanText;
        this.tokenCount = tokens.count;
        this.starts = tokens.starts;
        this.ends = tokens.ends;
        this.flags = tokens.flags;
        this.hashes = tokens.hashes;
        this.sentenceCount = sentenceCount;
        this.sentenceFirst = sentenceFirst;
        this.workspace = workspace;
    }

    /** Tokenises a text. Any string will do: empty, unpaired surrogates, control characters. */
    public static Document of(String text) {
        return Tokeniser.tokenise(text, Workspace.NEW);
    }

    /** The text as it was given. */
    public String original() {
        return original;
    }

    /** Arrays for what lives no longer than the document. */
    public Workspace workspace() {
        return workspace;
    }

    public int tokenCount() {
        return tokenCount;
    }

    public Kind kind(int token) {
        return KINDS[flags[token] & TokenColumns.KIND];
    }

    public boolean isWord(int token) {
        return (flags[token] & TokenColumns.KIND) == TokenColumns.WORD;
    }

    public boolean isNumber(int token) {
        return (flags[token] & TokenColumns.KIND) == TokenColumns.NUMBER;
    }

    /** Whether the token is a mark. */
    public boolean isSymbol(int token) {
        return (flags[token] & TokenColumns.KIND) == TokenColumns.SYMBOL;
    }

    /** Whether the token is this one mark. */
    public boolean isSymbol(int token, char mark) {
        return mark(token) == mark;
    }

    /** Whether a hyphen goes on with the word before: "long-suffering". */
    public boolean isHyphen(int token) {
        return isSymbol(token, '-') && !hasSpaceBefore(token);
    }

    /** The first UTF-16 unit of a mark; 0 when the token is a word or a number. */
    public char mark(int token) {
        return (char) (flags[token] >>> TokenColumns.MARK_SHIFT);
    }

    /** First UTF-16 unit of the original. */
    public int start(int token) {
        return cleanText.original(starts[token]);
    }

    /** One past the last UTF-16 unit of the original. */
    public int end(int token) {
        return original(ends[token] - 1, ends[token]);
    }

    /** The token as written, entities decoded. */
    public String text(int token) {
        return clean.substring(starts[token], ends[token]);
    }

    /** The tokens from {@code first} to before {@code end} as written, white space between them folded to one blank. */
    public String text(int first, int end) {
        var text = new StringBuilder();
        for (int token = first; token < end; token++) {
            if (token > first && starts[token] > ends[token - 1]) {
                text.append(' ');
            }
            text.append(clean, starts[token], ends[token]);
        }
        return text.toString();
    }

    /** The token in lower case. Allocates; for comparisons in a loop use {@link #hash}. */
    public String lower(int token) {
        return text(token).toLowerCase(java.util.Locale.ROOT);
    }

    /** {@link Words#hash} of the token in lower case, with curly apostrophes made straight; of the word that is meant where it is mistyped. */
    public long hash(int token) {
        return hashes[token];
    }

    /** Like {@link #hash}, of the word without its possessive {@code 's}: {@code Gondry} for {@code Gondry's}. */
    public long nameHash(int token) {
        if (!isPossessive(token)) {
            return hashes[token];
        }
        int end = nameEnd(token);
        long hash = Words.OFFSET;
        for (int i = starts[token]; i < end; i++) {
            hash = Words.step(hash, lower(clean.charAt(i)));
        }
        return Words.mix(hash);
    }

    /** Nearly all letters are ASCII, and asking the JDK is much more code in each of the finders that it is compiled into. */
    private static char lower(char unit) {
        if (unit < 128) {
            return unit >= 'A' && unit <= 'Z' ? (char) (unit | 32) : unit;
        }
        return unit == '’' || unit == 'ʼ' ? '\'' : Character.toLowerCase(unit);
    }

    /** Whether the word ends in a possessive {@code 's}. */
    public boolean isPossessive(int token) {
        return (flags[token] & TokenColumns.POSSESSIVE) != 0;
    }

    /** Like {@link #text(int, int)}, the last word without its possessive {@code 's}. */
    public String nameText(int first, int end) {
        String text = text(first, end);
        return text.substring(0, text.length() - (ends[end - 1] - nameEnd(end - 1)));
    }

    /** Like {@link #span}, the last word without its possessive {@code 's}. */
    public Span nameSpan(int first, int end) {
        int last = nameEnd(end - 1);
        return Span.of(original, start(first), last == ends[end - 1] ? end(end - 1) : original(last - 1, last));
    }

    /** How many UTF-16 units the token has, entities decoded. */
    public int length(int token) {
        return ends[token] - starts[token];
    }

    /** One UTF-16 unit of the token as written, entities decoded. */
    public char charAt(int token, int index) {
        return clean.charAt(starts[token] + index);
    }

    /** Where the word ends in the clean text when a possessive {@code 's} is left off. */
    private int nameEnd(int token) {
        return isPossessive(token) ? ends[token] - 2 : ends[token];
    }

    /**
     * One past brackets that open at a token and close soon; {@code from} when there are none.
     *
     * @param limit one past the last token to look at
     * @param longest tokens of the brackets, both included
     */
    public int pastBrackets(int from, int limit, int longest) {
        if (from >= limit || !isSymbol(from, '(')) {
            return from;
        }
        int farthest = Math.min(limit, from + longest);
        for (int token = from; token < farthest; token++) {
            if (isSymbol(token, ')')) {
                return token + 1;
            }
        }
        return from;
    }

    /** Whether the token equals {@code lowerCase}, letter case aside. */
    public boolean is(int token, String lowerCase) {
        return hashes[token] == Words.hash(lowerCase);
    }

    /** First letter a capital. */
    public boolean isCapitalised(int token) {
        return (flags[token] & TokenColumns.CAPITALISED) != 0;
    }

    /** Two letters or more, all of them capitals. */
    public boolean isUpperCase(int token) {
        return (flags[token] & TokenColumns.UPPER) != 0;
    }

    /** Whether a word is mistyped, and has the hash of another: "definately". */
    public boolean isMisspelt(int token) {
        return (flags[token] & TokenColumns.MISSPELT) != 0;
    }

    /** Whether a word may have an accent, or another letter that is not in ASCII. */
    public boolean isBeyondAscii(int token) {
        return (flags[token] & TokenColumns.BEYOND_ASCII) != 0;
    }

    /** Whether white space, or a dropped tag, stands before the token. */
    public boolean hasSpaceBefore(int token) {
        return token == 0 || starts[token] > ends[token - 1];
    }

    /** Whether a line begins with this token. */
    public boolean startsLine(int token) {
        return (flags[token] & TokenColumns.LINE) != 0;
    }

    /** Whether a paragraph begins with this token. */
    public boolean startsParagraph(int token) {
        return (flags[token] & TokenColumns.PARAGRAPH) != 0;
    }

    public int sentenceCount() {
        return sentenceCount;
    }

    /** First token of a sentence. */
    public int sentenceStart(int sentence) {
        return sentenceFirst[sentence];
    }

    /** One past the last token of a sentence. */
    public int sentenceEnd(int sentence) {
        return sentence + 1 < sentenceCount ? sentenceFirst[sentence + 1] : tokenCount;
    }

    /** Whether a sentence ends with a question mark, behind which there may be other marks. */
    public boolean isQuestion(int sentence) {
        int end = sentenceEnd(sentence);
        return isAskedBefore(end, Math.max(sentenceStart(sentence), end - MOST_MARKS_AT_END));
    }

    /** Whether a question mark is among the marks right before {@code end}, from {@code least} on. */
    public boolean isAskedBefore(int end, int least) {
        for (int token = end - 1; token >= least && isSymbol(token); token--) {
            if (isSymbol(token, '?')) {
                return true;
            }
        }
        return false;
    }

    /** The first token that begins at a unit of the original or after it; the count of tokens when none does. */
    public int firstTokenFrom(int start) {
        int from = 0;
        int to = tokenCount;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (start(middle) < start) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The last token of a stretch that is no mark, its first one when all others are. */
    public int lastBeforeMarks(int first, int end) {
        int last = end - 1;
        while (last > first && isSymbol(last)) {
            last--;
        }
        return last;
    }

    /** The sentence that a token is in. */
    public int sentenceOf(int token) {
        int low = 0;
        int high = sentenceCount - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sentenceFirst[middle] <= token) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The same of a token that is in no sentence before one that is given: at little cost for tokens one after the other. */
    public int sentenceOf(int token, int least) {
        int sentence = least;
        while (sentenceEnd(sentence) <= token) {
            sentence++;
        }
        return sentence;
    }

    /** The span of the original from the first token to before {@code endToken}; at least one token. */
    public Span span(int firstToken, int endToken) {
        return Span.of(original, start(firstToken), end(endToken - 1));
    }

    /** The end of a token is where its last unit ends in the original: an entity ends after its semicolon. */
    private int original(int lastClean, int endClean) {
        if (cleanText.runs() == null) {
            return endClean;
        }
        int last = cleanText.original(lastClean);
        return CleanText.isEntityAt(original, last) ? CleanText.entityEnd(original, last) : last + 1;
    }

    private static final Kind[] KINDS = Kind.values();
}
