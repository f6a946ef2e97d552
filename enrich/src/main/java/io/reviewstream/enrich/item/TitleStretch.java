package io.reviewstream.enrich.item;

/**
 * Tokens that may be a title.
 *
 * @param first first token
 * @param end one past the last
 * @param quoted whether quotation marks or italics set it off
 * @param whole whether it is all of its quotation or capitalised run
 */
record TitleStretch(int first, int end, boolean quoted, boolean whole) {}
