package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.text.Document;

/**
 * Whether what stands between two commas speaks of something else than what is reviewed: "my old phone had a great camera". What is only
 * compared ("better than my old phone") does not, until it is gone into ("unlike the first film, whose score was wonderful, …"). Not
 * thread-safe.
 */
final class SomethingElse {
    /** "Than the one on my old phone": what compares stands so near. */
    private static final int COMPARED_WITHIN = 4;

    /** "The speakers on my old laptop": what belongs to it is so long. */
    private static final int LONGEST_PART = 6;

    /** The first token of the part at hand. */
    private int first;

    private boolean meant;
    private boolean compared;

    /** A clause begins, or what is reviewed is spoken of again. */
    void begin(int token) {
        first = token;
        meant = false;
        compared = false;
    }

    /**
     * A comma parts.
     *
     * @param goesOn whether what follows is said of what was named last
     * @param next the token behind it
     */
    void comma(boolean goesOn, int next) {
        meant = (meant || compared) && goesOn;
        compared = false;
        first = next;
    }

    /**
     * Something else is named.
     *
     * @return the first token that is said of it: the one given, or that of the part where "in" or "on" stands before
     */
    int named(Document document, OpinionWords words, int token) {
        for (int at = token - 1; at >= Math.max(first, token - COMPARED_WITHIN); at--) {
            if (words.isComparing(document, at)) {
                compared = true;
                return token;
            }
        }
        meant = true;
        boolean within = token > first && token - first <= LONGEST_PART && words.isWithin(document, token - 1);
        return within ? first : token;
    }

    boolean isMeant() {
        return meant;
    }
}
