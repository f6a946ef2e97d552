package io.reviewstream.events;

/**
 * What is said of one thing.
 *
 * @param label which way
 * @param score -1 to 1
 */
public record Opinion(Label label, double score) {}
