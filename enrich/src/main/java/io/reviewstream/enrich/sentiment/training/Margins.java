package io.reviewstream.enrich.sentiment.training;

/**
 * What a text's n-grams sum to, before calibration.
 *
 * @param tokens how long the text is
 * @param document the document head's margin
 * @param sentence the sentence head's margin
 */
record Margins(int tokens, float document, float sentence) {}
