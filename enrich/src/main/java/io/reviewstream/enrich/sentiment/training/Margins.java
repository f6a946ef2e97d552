package io.reviewstream.enrich.sentiment.training;

import io.reviewstream.enrich.sentiment.Calibration;

/**
 * What a text's n-grams sum to, before calibration.
 *
 * @param tokens how long the text is
 * @param sentences how many sentences it has
 * @param document the document head's margin
 * @param sentence the sentence head's margin
 * @param network the network's margin
 */
record Margins(int tokens, int sentences, float document, float sentence, float network) {
    boolean isSentence() {
        return Calibration.isSentence(tokens, sentences);
    }
}
