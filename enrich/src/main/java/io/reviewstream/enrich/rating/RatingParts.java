package io.reviewstream.enrich.rating;

import io.reviewstream.enrich.text.Document;

/** Tells marks of the whole from those of one side, and how much each counts. */
final class RatingParts {
    private static final long SCORE = RatingWords.hash("score");
    private static final int CUE_BONUS = 10;
    private static final int PART_PENALTY = 40;
    private static final int ASIDE = 30;

    /** "Five stars for the food, two for the service": so far apart. */
    private static final int NEXT_REACH = 16;

    private final RatingText text;
    private final Document document;

    RatingParts(RatingText text) {
        this.text = text;
        this.document = text.document;
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
            if (text.isMark(at, '(')) {
                return text.isWordAt(at + 1, "which") || text.isWordAt(at + 1, "that");
            }
        }
        return false;
    }

    /** Whether it is the mark of one side only: "Acting 8/10". */
    boolean isOfPart(RatingMention found) {
        int before = wordBefore(found.first());
        int at = text.startsSentence(found.first()) && !text.isMark(before + 1, ':') ? -1 : before;
        boolean labelled = at >= 0
                && found.first() - at > 1
                && document.isWord(at)
                && text.isMark(at + 1, ':')
                && (at == 0 || text.startsSentence(at) || !document.isWord(at - 1))
                && !RatingWords.isNoun(document, at);
        int after = found.end();
        if (text.isWordAt(after, "overall") || text.isWordAt(after, "altogether")) {
            return false;
        }
        boolean part = labelled
                || isSaidOfPart(at)
                || at >= 0
                        && (found.first() - at > 1 || isLabel(at))
                        && document.isWord(at)
                        && RatingWords.isPart(document, at);
        boolean ofPart =
                after < text.count && RatingWords.isPart(document, after) && !RatingWords.isWhole(document, after);
        return part && !isScoreOfWhole(at) || ofPart || isForPart(after);
    }

    /** "8/10 for the acting", of which this is behind the mark. */
    private boolean isForPart(int after) {
        return after + 1 < text.count
                && document.is(after, "for")
                && (document.isCapitalised(after + 1)
                        || RatingWords.isPart(document, after + 1)
                        || after + 2 < text.count && RatingWords.isPart(document, after + 2));
    }

    /** "The service was 10/10". */
    private boolean isSaidOfPart(int verb) {
        return verb > 0
                && RatingWords.isBeing(document, verb)
                && RatingWords.isPart(document, verb - 1)
                && !RatingWords.isWhole(document, verb - 1)
                && !isScoreOfWhole(verb - 1)
                && !text.isWordAt(verb - 2, "this");
    }

    /** "Five stars for the food, two for the service": whether another part has another mark, without its scale. */
    boolean differsFromNext(RatingMention found) {
        if (!isForPart(found.end())) {
            return false;
        }
        int last = Math.min(document.sentenceEnd(document.sentenceOf(found.first())), found.end() + NEXT_REACH);
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
        int first = token > 0 && !text.startsSentence(token) && document.isWord(token - 1) ? token - 1 : token;
        return first == 0 || text.startsSentence(first) || document.isSymbol(first - 1);
    }

    /** "Score: 8" of a film may be its music or its mark; with a mark after the colon it is the mark. */
    boolean isScoreOfWhole(int token) {
        return text.is(token, SCORE);
    }
}
