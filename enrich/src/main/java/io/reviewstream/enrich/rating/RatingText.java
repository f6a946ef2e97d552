package io.reviewstream.enrich.rating;

import io.reviewstream.enrich.text.Document;

/** What the rating rules ask of the words around a number or sign. */
final class RatingText {
    private static final long STARS = RatingWords.hash("stars");
    private static final long ONE_STAR = RatingWords.hash("star");
    private static final long HYPHEN = RatingWords.hash("-");
    private static final long A = RatingWords.hash("a");
    private static final long BLACK_STAR = RatingWords.hash("★");
    private static final long STAR_EMOJI = RatingWords.hash("⭐");
    private static final long STAR_EMOJI_LONG = RatingWords.hash("⭐️");
    private static final long GLOWING_STAR = RatingWords.hash("🌟");
    private static final long ASTERISK_SIGN = RatingWords.hash("*");
    private static final long SCORE = RatingWords.hash("score");
    private static final long UNLIKE = RatingWords.hash("unlike");
    private static final long COMPARED = RatingWords.hash("compared");
    private static final int REACH = 9;
    private static final int CUE_BONUS = 10;
    private static final int PART_PENALTY = 40;
    private static final int ASIDE = 30;
    private static final int SCALE_REACH = 16;

    /** "Scale of 1 to 5" has so many tokens. */
    private static final int SCALE_TOKENS = 4;

    private static final int LEAST_SCALE = 3;

    /** "My overall rating: 8" has so many words before the last one that announces. */
    private static final int LABEL_WORDS = 2;

    final Document document;
    final int count;
    private int comparedSentence = -1;
    private int firstComparison;

    RatingText(Document document) {
        this.document = document;
        this.count = document.tokenCount();
    }

    /** With less strength for a mark of one side only, with more for one of the whole. */
    RatingMention weighed(RatingMention found) {
        int strength = found.strength() - (isOfPart(found) ? PART_PENALTY : 0) - (isAside(found.first()) ? ASIDE : 0);
        int at = wordBefore(found.first());
        for (int back = at; back >= 0 && back > found.first() - 6; back--) {
            if (document.is(back, "overall") || document.is(back, "final") || document.is(back, "total")) {
                strength += CUE_BONUS;
                break;
            }
        }
        return new RatingMention(found.value(), found.best(), found.first(), found.end(), strength);
    }

    /** "(which I gave 9/10)" is often of another work. */
    private boolean isAside(int first) {
        for (int at = first - 1; at > 0 && at > first - 6; at--) {
            if (isMark(at, '(')) {
                return isWordAt(at + 1, "which") || isWordAt(at + 1, "that");
            }
        }
        return false;
    }

    /** Whether it is the mark of one side only: "Acting 8/10". */
    boolean isOfPart(RatingMention found) {
        int before = wordBefore(found.first());
        int at = startsSentence(found.first()) && !isMark(before + 1, ':') ? -1 : before;
        boolean labelled = at >= 0
                && found.first() - at > 1
                && document.isWord(at)
                && isMark(at + 1, ':')
                && (at == 0 || startsSentence(at) || !document.isWord(at - 1))
                && !RatingWords.isNoun(document, at);
        int after = found.end();
        if (isWordAt(after, "overall") || isWordAt(after, "altogether")) {
            return false;
        }
        boolean part = labelled
                || isSaidOfPart(at)
                || at >= 0
                        && (found.first() - at > 1 || isLabel(at))
                        && document.isWord(at)
                        && RatingWords.isPart(document, at);
        boolean ofPart = after < count && RatingWords.isPart(document, after) && !RatingWords.isWhole(document, after);
        return part && !isScoreOfWhole(at) || ofPart || isForPart(after);
    }

    /** "8/10 for the acting", of which this is behind the mark. */
    private boolean isForPart(int after) {
        return after + 1 < count
                && document.is(after, "for")
                && (document.isCapitalised(after + 1)
                        || RatingWords.isPart(document, after + 1)
                        || after + 2 < count && RatingWords.isPart(document, after + 2));
    }

    /** "The service was 10/10". */
    private boolean isSaidOfPart(int verb) {
        return verb > 0
                && RatingWords.isBeing(document, verb)
                && RatingWords.isPart(document, verb - 1)
                && !RatingWords.isWhole(document, verb - 1)
                && !isScoreOfWhole(verb - 1)
                && !isWordAt(verb - 2, "this");
    }

    /** "Five stars for the food, two for the service": whether another part has another mark, without its scale. */
    boolean differsFromNext(RatingMention found) {
        if (!isForPart(found.end())) {
            return false;
        }
        int last = Math.min(document.sentenceEnd(document.sentenceOf(found.first())), found.end() + SCALE_REACH);
        for (int at = found.end() + 2; at < last; at++) {
            NumberPhrase other = NumberPhrase.at(document, at);
            if (other != null && isForPart(other.end())) {
                return other.value() <= found.best() && other.value() != found.value();
            }
        }
        return false;
    }

    /** The token before a mark and the signs before it; -1 for none. */
    private int wordBefore(int first) {
        int at = first - 1;
        while (at >= 0 && first - at <= 3 && document.kind(at) == Document.Kind.SYMBOL) {
            at--;
        }
        return at;
    }

    /** Whether a word right before a mark is all that it says, or the second of two: "story 5/10", "Production design 10/10". */
    private boolean isLabel(int token) {
        int first = token > 0 && !startsSentence(token) && document.isWord(token - 1) ? token - 1 : token;
        return first == 0 || startsSentence(first) || document.isSymbol(first - 1);
    }

    /** "Score: 8" of a film may be its music or its mark; with a mark after the colon it is the mark. */
    boolean isScoreOfWhole(int token) {
        return is(token, SCORE);
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

    /** Whether the writer speaks of themselves shortly before, in the same sentence. */
    boolean isMine(int token) {
        int first = Math.max(document.sentenceStart(document.sentenceOf(token)), token - 12);
        for (int at = token - 1; at >= first; at--) {
            if (saysI(at)) {
                return true;
            }
        }
        return false;
    }

    /** "I", or "my" before a word for a rating, but not "my wife". */
    private boolean saysI(int token) {
        if (isWordAt(token, "my")) {
            return token + 1 < count
                    && (RatingWords.isNoun(document, token + 1)
                            || isWordAt(token + 1, "opinion")
                            || isWordAt(token + 1, "book")
                            || isWordAt(token + 1, "personal")
                            || isWordAt(token + 1, "final"));
        }
        return RatingWords.isI(document, token);
    }

    /** "Maltin gave": a name right before the verb that gives. */
    private boolean isGivenBySomebody(int token) {
        int verb = announced(token);
        if (verb < 1 || !RatingWords.isGiving(document, verb) || startsSentence(verb)) {
            return false;
        }
        return document.isCapitalised(verb - 1)
                && !RatingWords.isI(document, verb - 1)
                && !startsSentence(verb - 1)
                && !document.isUpperCase(verb - 1);
    }

    /** Somebody else's, or another film's, or one that was not given. */
    boolean isOfAnother(int token, int end) {
        if (isWordAt(token - 1, "below")
                || isWordAt(token - 1, "above")
                || isWordAt(token - 1, "under")
                || isWordAt(token - 1, "over")
                || isWordAt(token - 1, "than")) {
            return true;
        }
        if (isGivenBySomebody(token)) {
            return true;
        }
        int sentence = document.sentenceOf(token);
        if (isOfEarlier(sentence)) {
            return true;
        }
        int first = document.sentenceStart(sentence);
        int near = Math.max(first, token - 10);
        boolean mine = false;
        boolean turned = false;
        for (int at = token - 1; at >= near; at--) {
            if (saysI(at)) {
                mine = true;
            } else if (isWordAt(at, "but")) {
                turned = true;
            } else if (isMark(at, ';') || isMark(at, '(')) {
                break;
            }
            if (!turned && RatingWords.isWouldHave(document, at, token)) {
                return true;
            }
            if (!mine && RatingWords.isOther(document, at)) {
                return !isSignature(token, end);
            }
        }
        for (int at = end; at < Math.min(count, end + 5) && document.sentenceOf(at) == sentence; at++) {
            if (document.is(at, "imdb")
                    || document.is(at, "average")
                    || document.is(at, "tomatoes")
                    || document.is(at, "metacritic")
                    || document.is(at, "site")
                    || document.is(at, "votes")) {
                return !mine;
            }
        }
        return !mine && firstComparison(sentence) < near;
    }

    /** "The first film was a 10/10. This one is a mess": whether a sentence is of what came before what is reviewed. */
    private boolean isOfEarlier(int sentence) {
        return sentence + 1 < document.sentenceCount()
                && RatingWords.isEarlier(document, document.sentenceStart(sentence), document.sentenceEnd(sentence))
                && RatingWords.isLater(
                        document, document.sentenceStart(sentence + 1), document.sentenceEnd(sentence + 1));
    }

    /** The best mark by what the sentence says, as in "on a scale of 1 to 5"; 10 when it does not. */
    double scale(int token) {
        int sentence = document.sentenceOf(token);
        int end = document.sentenceEnd(sentence);
        int last = Math.min(end - SCALE_TOKENS, token + SCALE_REACH);
        for (int at = Math.max(document.sentenceStart(sentence), token - SCALE_REACH); at < last; at++) {
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

    /** "The way she looks at him ★★★★": signs that end a text or paragraph are the writer's, unless it says who gives them. */
    private boolean isSignature(int token, int end) {
        int before = document.isSymbol(token - 1) ? token - 2 : token - 1;
        return isStar(token)
                && (end >= count || document.startsParagraph(end))
                && announced(token) < 0
                && (before < 0 || !RatingWords.isOther(document, before));
    }

    /** The first "unlike" or "compared" of a sentence. Kept, as a sentence without end may have a rating at each word. */
    private int firstComparison(int sentence) {
        if (comparedSentence != sentence) {
            comparedSentence = sentence;
            int end = document.sentenceEnd(sentence);
            firstComparison = document.sentenceStart(sentence);
            while (firstComparison < end && !is(firstComparison, UNLIKE) && !is(firstComparison, COMPARED)) {
                firstComparison++;
            }
        }
        return firstComparison;
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
                || isWordAt(token - 1, "overall");
        boolean after = end >= count
                || startsSentence(end)
                || document.kind(end) == Document.Kind.SYMBOL
                || RatingWords.mayFollow(document, end);
        return before && after;
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
            return at + 1;
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
