package io.reviewstream.events;

/**
 * Words that moved the score.
 *
 * @param start first UTF-16 unit of {@code review.text}
 * @param end one past the last
 * @param text the words
 * @param weight their share of the score, with its sign
 */
public record Evidence(int start, int end, String text, double weight) {}
