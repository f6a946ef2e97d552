package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Workspace;

/**
 * The weights of one document's n-grams, each kept at its last token, and their running sums: what a stretch of tokens
 * adds up to is a difference of two of them.
 */
final class NGramWeights {
    /** N-grams of one, two and three tokens. */
    static final int ORDERS = 3;

    private final int tokens;
    private final Workspace workspace;
    /** Both heads' weights as {@link NGramTable#weights} gives them. */
    private final short[] weights;
    /** Of the sentence head's weights at the tokens before. */
    private final int[] sentenceSums;

    private int documentSum;

    NGramWeights(Document document) {
        this.tokens = document.tokenCount();
        this.workspace = document.workspace();
        weights = workspace.zeroShorts(tokens * ORDERS);
        sentenceSums = workspace.ints(tokens + 1);
    }

    /** @param again 1 when the n-gram has been put before, which the document head does not count; else 0 */
    void put(int at, int both, int again) {
        weights[at] = (short) (both & (again - 1 | ~0xFF));
    }

    /** To be called once all are put. */
    void sum() {
        int ofDocument = 0;
        int ofSentences = 0;
        sentenceSums[0] = 0;
        for (int token = 0; token < tokens; token++) {
            int at = token * ORDERS;
            int one = weights[at];
            int two = weights[at + 1];
            int three = weights[at + 2];
            ofDocument += (byte) one + (byte) two + (byte) three;
            ofSentences += (one >> 8) + (two >> 8) + (three >> 8);
            sentenceSums[token + 1] = ofSentences;
        }
        documentSum = ofDocument;
    }

    private int document(int at) {
        return (byte) weights[at];
    }

    private int sentence(int at) {
        return weights[at] >> 8;
    }

    int document(int token, int order) {
        return document(token * ORDERS + order);
    }

    int sentence(int token, int order) {
        return sentence(token * ORDERS + order);
    }

    /** Of the document head, over the whole text. */
    int documentSum() {
        return documentSum;
    }

    /** Of the sentence head, over the whole text. */
    int sentenceSum() {
        return sentenceSums[tokens];
    }

    /** Of the sentence head, over the n-grams that lie within tokens {@code first} to before {@code end}. */
    int sentenceSum(int first, int end) {
        if (end <= first) {
            return 0;
        }
        int at = first * ORDERS;
        int reachingIn = sentence(at + 1) + sentence(at + 2) + (end - first > 1 ? sentence(at + ORDERS + 2) : 0);
        return sentenceSums[end] - sentenceSums[first] - reachingIn;
    }

    /** Of the document head, over the n-grams that lie within. */
    int documentSum(int first, int end) {
        int sum = 0;
        for (int token = first; token < end; token++) {
            for (int order = 0; order < Math.min(ORDERS, token - first + 1); order++) {
                sum += document(token * ORDERS + order);
            }
        }
        return sum;
    }

    /**
     * What each token adds to the sum of both heads' weights, each times a factor; an n-gram's weight is split evenly among
     * its tokens. The array may be longer than there are tokens.
     */
    double[] shares(double byDocument, double bySentence) {
        double[] shares = workspace.doubles(tokens);
        double before = 0;
        double beforeThat = 0;
        // No look at which weights are 0: adding them costs less than guessing wrong. The first tokens end no longer
        // n-gram.
        for (int token = 0; token < tokens; token++) {
            int at = token * ORDERS;
            double one = document(at) * byDocument + sentence(at) * bySentence;
            double two = (document(at + 1) * byDocument + sentence(at + 1) * bySentence) / 2;
            double three = (document(at + 2) * byDocument + sentence(at + 2) * bySentence) / 3;
            if (token > 1) {
                shares[token - 2] = beforeThat + three;
            }
            beforeThat = before + two + three;
            before = one + two + three;
        }
        if (tokens > 1) {
            shares[tokens - 2] = beforeThat;
        }
        if (tokens > 0) {
            shares[tokens - 1] = before;
        }
        return shares;
    }
}
