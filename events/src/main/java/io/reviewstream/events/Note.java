package io.reviewstream.events;

/**
 * A clause of the review that praises or blames.
 *
 * @param start first UTF-16 unit of {@code review.text}
 * @param end one past the last
 * @param text the clause, quoted
 * @param weight how strongly, 0 to 1
 */
public record Note(int start, int end, String text, double weight) {}
