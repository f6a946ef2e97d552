package io.reviewstream.events;

/**
 * One sentence and what it says.
 *
 * @param start first UTF-16 unit of {@code review.text}
 * @param end one past the last
 * @param label the sentence's own verdict
 * @param score -1 to 1
 */
public record SentenceSentiment(int start, int end, Label label, double score) {}
