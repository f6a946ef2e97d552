package io.reviewstream.enrich.rating;

import io.reviewstream.enrich.text.Document;

/** Whose a mark is: the writer's of what is reviewed, or somebody else's, or one of another work. One use each. */
final class RatingOwner {
    private static final long UNLIKE = RatingWords.hash("unlike");
    private static final long COMPARED = RatingWords.hash("compared");

    private final RatingText text;
    private final Document document;
    private final UnawardedMarks unawarded;
    private int comparedSentence = -1;
    private int firstComparison;

    RatingOwner(RatingText text) {
        this.text = text;
        this.document = text.document;
        this.unawarded = new UnawardedMarks(text);
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
        if (text.isWordAt(token, "my")) {
            return token + 1 < text.count
                    && (RatingWords.isNoun(document, token + 1)
                            || text.isWordAt(token + 1, "opinion")
                            || text.isWordAt(token + 1, "book")
                            || text.isWordAt(token + 1, "personal")
                            || text.isWordAt(token + 1, "final"));
        }
        return RatingWords.isI(document, token);
    }

    /** "Maltin gave": a name right before the verb that gives. */
    private boolean isGivenBySomebody(int token) {
        int verb = text.announced(token);
        if (verb < 1 || !RatingWords.isGiving(document, verb) || text.startsSentence(verb)) {
            return false;
        }
        return document.isCapitalised(verb - 1)
                && !RatingWords.isI(document, verb - 1)
                && !text.startsSentence(verb - 1)
                && !document.isUpperCase(verb - 1);
    }

    /** "6/10 from my husband", of which this is behind the mark. */
    private boolean isFromSomebody(int end) {
        return text.isWordAt(end, "from")
                && (text.isWordAt(end + 1, "my") || text.isWordAt(end + 1, "the") || text.isWordAt(end + 1, "our"))
                && end + 2 < text.count
                && RatingWords.isOther(document, end + 2);
    }

    /** Somebody else's, or another film's, or one that was not given. */
    boolean isOfAnother(int token, int end) {
        if (unawarded.has(token, end)) {
            return true;
        }
        if (text.isWordAt(token - 1, "below")
                || text.isWordAt(token - 1, "above")
                || text.isWordAt(token - 1, "under")
                || text.isWordAt(token - 1, "over")
                || text.isWordAt(token - 1, "than")) {
            return true;
        }
        if (isGivenBySomebody(token) || isFromSomebody(end)) {
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
            } else if (text.isWordAt(at, "but")) {
                turned = true;
            } else if (text.isMark(at, ';') || text.isMark(at, '(')) {
                break;
            }
            if (!turned && RatingWords.isWouldHave(document, at, token)) {
                return true;
            }
            if (!mine && RatingWords.isOther(document, at)) {
                return !isSignature(token, end);
            }
        }
        for (int at = end; at < Math.min(text.count, end + 5) && document.sentenceOf(at) == sentence; at++) {
            if (RatingWords.isSite(document, at)) {
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

    /** "The way she looks at him ★★★★": signs that end a text or paragraph are the writer's, unless it says who gives them. */
    private boolean isSignature(int token, int end) {
        int before = document.isSymbol(token - 1) ? token - 2 : token - 1;
        return text.isStar(token)
                && (end >= text.count || document.startsParagraph(end))
                && text.announced(token) < 0
                && (before < 0 || !RatingWords.isOther(document, before));
    }

    /** The first "unlike" or "compared" of a sentence. Kept, as a sentence without end may have a rating at each word. */
    private int firstComparison(int sentence) {
        if (comparedSentence != sentence) {
            comparedSentence = sentence;
            int end = document.sentenceEnd(sentence);
            firstComparison = document.sentenceStart(sentence);
            while (firstComparison < end && !text.is(firstComparison, UNLIKE) && !text.is(firstComparison, COMPARED)) {
                firstComparison++;
            }
        }
        return firstComparison;
    }
}
