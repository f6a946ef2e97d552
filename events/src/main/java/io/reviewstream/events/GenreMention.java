package io.reviewstream.events;

/**
 * Words that name a genre.
 *
 * @param genre the normalised name, as in {@link Enrichment#genres()}
 * @param start first UTF-16 unit of {@code review.text}
 * @param end one past the last
 * @param text the words
 */
public record GenreMention(String genre, int start, int end, String text) {}
