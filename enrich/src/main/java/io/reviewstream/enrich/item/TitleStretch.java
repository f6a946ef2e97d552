package io.reviewstream.enrich.item;

/**
 * Tokens that may be a title.
 *
 * @param first first token
 * @param end one past the last
 * @param quoted whether quotation marks or italics set it off
 * @param cuts what was left out of its quotation or capitalised run: 1 a sentence's first word, 2 more to the left, 4
 *     to the right, 8 nothing though it begins with a sentence's first word
 */
record TitleStretch(int first, int end, boolean quoted, int cuts) {
    boolean whole() {
        return (cuts & 6) == 0;
    }
}
