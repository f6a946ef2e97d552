package io.reviewstream.enrich.names;

/**
 * Words between quotation marks, or set in italics.
 *
 * @param first first token within
 * @param end one past the last token within
 * @param mark the opening mark; {@code <} for italics
 */
public record Quotation(int first, int end, char mark) {}
