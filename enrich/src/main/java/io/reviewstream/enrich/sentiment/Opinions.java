package io.reviewstream.enrich.sentiment;

/** Sentiment of parts of one document, for analysers that judge people and aspects. */
public interface Opinions {
    /**
     * How a stretch of tokens judges, negation within it counted.
     *
     * @param firstToken first token
     * @param endToken one past the last
     * @return -1 to 1; 0 when nothing is said
     */
    double score(int firstToken, int endToken);

    /** The weight of one token by itself, -1 to 1: which word of a stretch carries the opinion. */
    double weight(int token);
}
