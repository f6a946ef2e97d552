package io.reviewstream.events;

/**
 * A stretch of {@code review.text}: {@code text.substring(start, end)} equals {@code text} here.
 *
 * @param start first UTF-16 unit, from 0
 * @param end one past the last UTF-16 unit
 * @param text the words themselves
 */
public record Span(int start, int end, String text) {
    public Span {
        if (start < 0 || end < start || end - start != text.length()) {
            throw new IllegalArgumentException("no span: " + start + " to " + end + " for " + text.length() + " units");
        }
    }

    /** The span from {@code start} to {@code end} of {@code reviewText}. */
    public static Span of(String reviewText, int start, int end) {
        return new Span(start, end, reviewText.substring(start, end));
    }
}
