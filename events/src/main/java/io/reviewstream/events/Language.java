package io.reviewstream.events;

/**
 * What a review is written in.
 *
 * @param code ISO 639-1, or {@code und} when it cannot be told
 * @param confidence 0 to 1
 * @param supported whether sentiment and metadata are found in this language
 */
public record Language(String code, double confidence, boolean supported) {}
