package io.reviewstream.enrich.text;

/** Tells where a sentence ends at a mark without a blank behind it: "It was great.The acting, too". */
final class JoinedSentences {
    private static final PhraseFile WORDS = PhraseFile.beside(JoinedSentences.class, "joined.txt");
    private static final WordSet OPENERS = WordSet.of(WORDS, "openers");
    private static final WordSet ADDRESSES = WordSet.of(WORDS, "addresses");
    private static final WordSet NO_END = WordSet.of(WORDS, "no end");

    private static final byte WORD = TokenColumns.WORD;
    private static final byte NUMBER = TokenColumns.NUMBER;
    private static final byte SYMBOL = TokenColumns.SYMBOL;
    private static final int DIGITS_OF_YEAR = 4;

    /** These join parts of addresses, paths and names of users; behind them no word ends a sentence. */
    private static final String JOINTS = "./@_\\#=&~";

    /** Marks before the last one: "it was great...The". */
    private static final String ENDS = ".!?…";

    private final TokenColumns tokens;

    JoinedSentences(TokenColumns tokens) {
        this.tokens = tokens;
    }

    /** Whether one that began at {@code first} ends just before {@code token}, which touches the token before it. */
    boolean endsBefore(int token, int first) {
        boolean bracket = tokens.mark(token) == '(' && token + 1 < tokens.count && touches(token + 1);
        int word = bracket ? token + 1 : token;
        if (tokens.kind(word) != WORD || !tokens.isCapitalised(word)) {
            return false;
        }
        int mark = token - 1;
        if (tokens.mark(mark) == ')' && mark > first && touches(mark)) {
            mark--;
        }
        boolean opener = OPENERS.contains(tokens.hashes[word]);
        if (mark <= first || bracket && !opener || !begins(word, tokens.mark(mark))) {
            return false;
        }
        return switch (tokens.mark(mark)) {
            case '.' -> closes(mark, first, opener, false);
            case '…' -> opener && closes(mark, first, true, false);
            case '!', '?' -> closes(firstOfRun(mark, first), first, opener, true);
            default -> false;
        };
    }

    /** Whether a word with a capital may begin a sentence: no initial, no part of an address, and shouted only behind a shout. */
    private boolean begins(int token, char mark) {
        if (token + 1 < tokens.count && touches(token + 1) && continuesAddress(token + 1)) {
            return false;
        }
        if (length(token) == 1) {
            // "I" and "A".
            return OPENERS.contains(tokens.hashes[token]) && (token + 1 == tokens.count || !touches(token + 1));
        }
        return (mark != '.' || !isShouted(token)) && !ADDRESSES.contains(tokens.hashes[token]);
    }

    /** What follows "Co" in "amazon.Co.uk" and "Smith" in "jane.Smith@mail.com". */
    private boolean continuesAddress(int token) {
        char mark = tokens.mark(token);
        return mark == '@'
                || mark == '_'
                || mark == '.'
                        && token + 1 < tokens.count
                        && touches(token + 1)
                        && tokens.kind(token + 1) != SYMBOL
                        && !tokens.isCapitalised(token + 1);
    }

    /** Whether what stands before a mark ends a sentence with it, where {@code opener} begins the next one or another word does. */
    private boolean closes(int mark, int first, boolean opener, boolean shout) {
        int last = mark - 1;
        if (last < first || !opener && !touches(mark)) {
            return false;
        }
        if (tokens.kind(last) == WORD) {
            boolean named = tokens.isCapitalised(last) && !(shout && isShouted(last));
            return length(last) > 1
                    && (opener || !named)
                    && !Sentences.isAbbreviation(tokens.hashes[last])
                    && !NO_END.contains(tokens.hashes[last])
                    && !isJoined(last);
        }
        if (tokens.kind(last) == NUMBER) {
            // But "1.The plot" is an item of a list.
            return opener && (length(last) == DIGITS_OF_YEAR || last > first && tokens.mark(last - 1) == '/');
        }
        char before = tokens.mark(last);
        return before == ')' || before == '"' || before == '”' || opener && ENDS.indexOf(before) >= 0;
    }

    private int firstOfRun(int mark, int first) {
        int from = mark;
        while (from > first && (tokens.mark(from - 1) == '!' || tokens.mark(from - 1) == '?')) {
            from--;
        }
        return from;
    }

    private boolean isShouted(int token) {
        return (tokens.flags[token] & TokenColumns.UPPER) != 0;
    }

    private boolean isJoined(int token) {
        return token > 0 && touches(token) && JOINTS.indexOf(tokens.mark(token - 1)) >= 0;
    }

    /** Whether nothing stands between a token and the one before it. */
    private boolean touches(int token) {
        return tokens.starts[token] == tokens.ends[token - 1];
    }

    private int length(int token) {
        return tokens.ends[token] - tokens.starts[token];
    }
}
