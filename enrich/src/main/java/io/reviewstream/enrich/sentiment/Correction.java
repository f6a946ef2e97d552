package io.reviewstream.enrich.sentiment;

/**
 * Words whose meaning together the weights have missed.
 *
 * @param first first token
 * @param end one past the last
 * @param change what to add to the logit of a stretch of n tokens, times the root of n + 1
 * @param documentChange the same for the logit of the whole text
 * @param isSign whether it is an emoji or emoticon, which says something though it is no word
 */
record Correction(int first, int end, double change, double documentChange, boolean isSign) {
    Correction(int first, int end, double change, double documentChange) {
        this(first, end, change, documentChange, false);
    }

    boolean overlaps(int firstToken, int endToken) {
        return first < endToken && firstToken < end;
    }
}
