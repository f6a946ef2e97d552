package io.reviewstream.events;

import java.util.List;

/**
 * What the writer thought of it, and the words that say so.
 *
 * @param label the verdict in one word
 * @param score -1 (worst) to 1 (best)
 * @param magnitude how much feeling there is either way, 0 or more
 * @param confidence calibrated probability, 0 to 1, that the label points the right way
 * @param predictedRating 1 to 10, what the writer would likely give
 * @param sentences each sentence on its own, in order
 * @param evidence what moved the score most, the heaviest first; the weights and {@code rest} sum to the score
 * @param rest the weight of all that is not listed as evidence
 */
public record Sentiment(
        Label label,
        double score,
        double magnitude,
        double confidence,
        double predictedRating,
        List<SentenceSentiment> sentences,
        List<Evidence> evidence,
        double rest) {
    public Sentiment {
        sentences = List.copyOf(sentences);
        evidence = List.copyOf(evidence);
    }
}
