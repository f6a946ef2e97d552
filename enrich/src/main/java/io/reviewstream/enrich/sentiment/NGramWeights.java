package io.reviewstream.enrich.sentiment;

/**
 * The weights of one document's n-grams, each kept at its last token, and their running sums: what a stretch of tokens
 * adds up to is a difference of two of them.
 */
final class NGramWeights {
    /** N-grams of one, two and three tokens. */
    static final int ORDERS = 3;

    private final int tokens;
    private final byte[] document;
    private final byte[] sentence;
    /** Of the sentence head's weights at the tokens before. */
    private final int[] sentenceSums;

    private int documentSum;

    NGramWeights(int tokens) {
        this.tokens = tokens;
        document = new byte[tokens * ORDERS];
        sentence = new byte[tokens * ORDERS];
        sentenceSums = new int[tokens + 1];
    }

    void put(int at, int forDocument, int forSentence) {
        document[at] = (byte) forDocument;
        sentence[at] = (byte) forSentence;
    }

    /** To be called once all are put. */
    void sum() {
        int total = 0;
        for (int token = 0; token < tokens; token++) {
            int at = token * ORDERS;
            documentSum += document[at] + document[at + 1] + document[at + 2];
            total += sentence[at] + sentence[at + 1] + sentence[at + 2];
            sentenceSums[token + 1] = total;
        }
    }

    int document(int token, int order) {
        return document[token * ORDERS + order];
    }

    int sentence(int token, int order) {
        return sentence[token * ORDERS + order];
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
        int reachingIn = sentence[at + 1] + sentence[at + 2] + (end - first > 1 ? sentence[at + ORDERS + 2] : 0);
        return sentenceSums[end] - sentenceSums[first] - reachingIn;
    }

    /** Of the document head, over the n-grams that lie within. */
    int documentSum(int first, int end) {
        int sum = 0;
        for (int token = first; token < end; token++) {
            for (int order = 0; order < Math.min(ORDERS, token - first + 1); order++) {
                sum += document[token * ORDERS + order];
            }
        }
        return sum;
    }

    /**
     * What each token adds to the sum of both heads' weights, each times a factor; an n-gram's weight is split evenly among
     * its tokens.
     */
    double[] shares(double byDocument, double bySentence) {
        var shares = new double[tokens];
        double before = 0;
        double beforeThat = 0;
        // No look at which weights are 0: adding them costs less than guessing wrong. The first tokens end no longer
        // n-gram.
        for (int token = 0; token < tokens; token++) {
            int at = token * ORDERS;
            double one = document[at] * byDocument + sentence[at] * bySentence;
            double two = (document[at + 1] * byDocument + sentence[at + 1] * bySentence) / 2;
            double three = (document[at + 2] * byDocument + sentence[at + 2] * bySentence) / 3;
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
