package io.reviewstream.enrich.rating;

import io.reviewstream.enrich.text.Document;

/** What the rating rules ask of the words around a number or sign. */
final class RatingText {
    private static final long STARS = RatingWords.hash("stars");
    private static final long ONE_STAR = RatingWords.hash("star");
    private static final long HYPHEN = RatingWords.hash("-");
    private static final long BLACK_STAR = RatingWords.hash("★");
    private static final long STAR_EMOJI = RatingWords.hash("⭐");
    private static final long STAR_EMOJI_LONG = RatingWords.hash("⭐️");
    private static final long GLOWING_STAR = RatingWords.hash("🌟");
    private static final long ASTERISK_SIGN = RatingWords.hash("*");
    private static final int REACH = 9;
    private static final int SCALE_REACH = 16;

    /** "Scale of 1 to 5" has so many tokens. */
    private static final int SCALE_TOKENS = 4;

    private static final int LEAST_SCALE = 3;
    private static final int STARS_AT_MOST = 5;

    /** "My overall rating: 8" has so many words before the last one that announces. */
    private static final int LABEL_WORDS = 2;

    final Document document;
    final int count;

    RatingText(Document document) {
        this.document = document;
        this.count = document.tokenCount();
    }

    /** The token that announces a rating before {@code token}, -1 when there is none. */
    int announced(int token) {
        int limit = Math.max(0, token - REACH);
        for (int at = token - 1; at >= limit; at--) {
            if (RatingWords.isVerb(document, at) || RatingWords.isNoun(document, at)) {
                boolean farNoun = token - at > 5 && !RatingWords.isVerb(document, at);
                return farNoun ? -1 : at;
            }
            boolean passes = isMark(at, '-')
                    || RatingWords.isBetween(document, at)
                    || RatingWords.isSolid(document, at)
                    || (document.isWord(at) && document.isCapitalised(at));
            if (!passes) {
                return -1;
            }
        }
        return -1;
    }

    /** Decimals as averages have them. */
    static boolean isOdd(double value) {
        return value * 4 != Math.rint(value * 4);
    }

    /** The best mark by what the sentence says, as in "on a scale of 1 to 5" or "not five stars, but a solid four"; 10 when it does not. */
    double scale(int token) {
        int sentence = document.sentenceOf(token);
        int end = document.sentenceEnd(sentence);
        int last = Math.min(end - SCALE_TOKENS, token + SCALE_REACH);
        for (int at = Math.max(document.sentenceStart(sentence), token - SCALE_REACH); at < last; at++) {
            if (document.hash(at) == STARS && at > 0 && NumberPhrase.at(document, at - 1) != null) {
                return STARS_AT_MOST;
            }
            if (isWordAt(at, "scale") && (isWordAt(at + 1, "of") || isWordAt(at + 1, "from"))) {
                NumberPhrase least = NumberPhrase.at(document, at + 2);
                NumberPhrase most = least == null ? null : NumberPhrase.at(document, least.end() + 1);
                if (most != null && most.value() >= LEAST_SCALE) {
                    return most.value();
                }
            }
        }
        return 10;
    }

    /** Whether more stars are spoken of than there are: "six stars if I could". */
    boolean isBeyond(int token) {
        int sentence = document.sentenceOf(token);
        int end = Math.min(document.sentenceEnd(sentence), token + SCALE_REACH);
        for (int at = Math.max(document.sentenceStart(sentence), token - SCALE_REACH); at < end; at++) {
            if (RatingWords.isBeyond(document, at, end)) {
                return true;
            }
        }
        return false;
    }

    /** "-10/10" and "minus 10/10": whether a mark is less than none, and not only behind a dash. */
    boolean isNegative(int token) {
        if (isWordAt(token - 1, "minus")) {
            return startsSentence(token - 1) || isMark(token - 2, ':');
        }
        return is(token - 1, HYPHEN)
                && touchesBefore(token)
                && (startsSentence(token - 1) || isMark(token - 2, ':') && document.hasSpaceBefore(token - 1));
    }

    /** "Rating: 8" in a line of its own: whether the line begins with what announces a mark, and ends behind it. */
    boolean fillsLine(int cue, int end) {
        for (int at = cue; at >= Math.max(0, cue - LABEL_WORDS) && document.isWord(at); at--) {
            if (at == 0 || document.startsLine(at)) {
                return end >= count || document.startsLine(end);
            }
        }
        return false;
    }

    boolean followsWell(int end) {
        if (end >= count || document.startsParagraph(end)) {
            return true;
        }
        if (document.kind(end) == Document.Kind.SYMBOL) {
            return !(isMark(end, '/')
                    || isMark(end, '%')
                    || isMark(end, '\'')
                    || isMark(end, '’')
                    || isMark(end, '+')
                    || isMark(end, '&')
                    || hyphenated(end)
                    || (isMark(end, ':') && end + 1 < count && document.isNumber(end + 1)));
        }
        return RatingWords.mayFollow(document, end) || document.startsParagraph(end);
    }

    /** A hyphen that joins what stands before to a word. */
    boolean hyphenated(int token) {
        return document.hash(token) == HYPHEN
                && !document.hasSpaceBefore(token)
                && token + 1 < count
                && !document.hasSpaceBefore(token + 1)
                && document.isWord(token + 1);
    }

    /** Nothing else in its sentence or between the marks around it. */
    boolean standsAlone(int token, int end) {
        boolean before = token == 0
                || startsSentence(token)
                || document.kind(token - 1) == Document.Kind.SYMBOL
                        && !isMark(token - 1, '-')
                        && !isMark(token - 1, '\'');
        int at = end;
        while (at < count && document.kind(at) == Document.Kind.SYMBOL && !startsSentence(at)) {
            at++;
        }
        return before && (at >= count || startsSentence(at));
    }

    /** Between marks on both sides. */
    boolean alone(int token, int end) {
        boolean before = token == 0
                || startsSentence(token)
                || document.kind(token - 1) == Document.Kind.SYMBOL
                || isWordAt(token - 1, "a")
                || isWordAt(token - 1, "so")
                || isWordAt(token - 1, "overall")
                || isOpenedBy(token - 1);
        boolean after = end >= count
                || startsSentence(end)
                || document.kind(end) == Document.Kind.SYMBOL
                || RatingWords.mayFollow(document, end);
        return before && after;
    }

    /** "Only two stars", "a place. Solid three stars": what weighs a mark begins the sentence or stands behind a mark. */
    private boolean isOpenedBy(int token) {
        return (isWordAt(token, "only") || isWordAt(token, "just") || RatingWords.isSolid(document, token))
                && (startsSentence(token) || document.kind(token - 1) == Document.Kind.SYMBOL);
    }

    boolean startsSentence(int token) {
        return token < count && document.sentenceStart(document.sentenceOf(token)) == token;
    }

    /** One past "star", "stars", "-star" that begins at a token; the token when nothing of the kind does. */
    int starsEnd(int token) {
        int at = token;
        if (at < count && document.hash(at) == HYPHEN) {
            at++;
        }
        if (at < count && (document.hash(at) == STARS || document.hash(at) == ONE_STAR)) {
            // "Five stars ⭐": the sign says it again.
            return isStar(at + 1) && !isStar(at + 2) ? at + 2 : at + 1;
        }
        boolean asterisk = isMark(token, '*')
                && !document.hasSpaceBefore(token)
                && !isMark(token + 1, '*')
                && (token + 1 >= count || document.hasSpaceBefore(token + 1) || !document.isWord(token + 1));
        return at == token && (asterisk || at < count && isStar(at)) ? at + 1 : token;
    }

    int runEnd(int token) {
        return runEnd(token, count);
    }

    /** One past the stars or asterisks from here on, {@code limit} when there are more. */
    int runEnd(int token, int limit) {
        int end = token;
        boolean stars = isStar(token);
        while (end < limit && (stars ? isStar(end) : document.hash(end) == ASTERISK_SIGN)) {
            end++;
        }
        return Math.max(end, token + 1);
    }

    boolean isStar(int token) {
        if (token >= count) {
            return false;
        }
        long hash = document.hash(token);
        return hash == BLACK_STAR || hash == STAR_EMOJI || hash == STAR_EMOJI_LONG || hash == GLOWING_STAR;
    }

    boolean touchesBefore(int token) {
        return token > 0 && !document.hasSpaceBefore(token);
    }

    boolean isOpening(int token) {
        return isMark(token, '(')
                || isMark(token, '"')
                || isMark(token, '\'')
                || isMark(token, '“')
                || isMark(token, '[')
                || isMark(token, '*')
                || (isMark(token, ':') && token > 0 && RatingWords.isNoun(document, token - 1));
    }

    /** Signs that make a number something else than a mark: of money, a time, the second half of a fraction. */
    boolean isUnit(int token) {
        return isMark(token, '/')
                || isMark(token, '$')
                || isMark(token, '£')
                || isMark(token, '€')
                || isMark(token, '#')
                || isMark(token, '.')
                || isMark(token, '\'')
                || (isMark(token, ':') && token > 0 && document.isNumber(token - 1));
    }

    boolean is(int token, long hash) {
        return token >= 0 && token < count && document.hash(token) == hash;
    }

    boolean isWordAt(int token, String word) {
        return token >= 0 && token < count && document.is(token, word);
    }

    boolean isMark(int token, char mark) {
        return token >= 0 && token < count && document.isSymbol(token, mark);
    }
}
