package io.reviewstream.enrich.people;

/**
 * Tokens that may name a person.
 *
 * @param first first token
 * @param end one past the last token
 * @param firstWord hash of the first word
 * @param lastWord hash of the last word, "Jr." left aside
 * @param lastToken the token of that word
 * @param sentence which it is in
 * @param words how many words it has, "Jr." left aside
 */
record Stretch(int first, int end, long firstWord, long lastWord, int lastToken, int sentence, int words) {
    boolean full() {
        return words > 1;
    }
}
