package io.reviewstream.enrich.names;

import io.reviewstream.enrich.text.WordSet;

/**
 * All that is known of words that may belong to names, so that a word is looked up once: its {@link WordCounts}, and the
 * lists that have it. Immutable.
 */
final class Lexicon {
    /** In the four bits that the ten counts leave. */
    static final long GIVEN = 1L << 60;

    static final long FUNCTION = 1L << 61;
    static final long PARTICLE = 1L << 62;

    /** What belongs to {@link WordCounts}. */
    static final long COUNTS = (1L << 60) - 1;

    private final int mask;

    /** Key and value side by side, so that a look-up is one cache line as a rule. */
    private final long[] slots;

    private Lexicon(int words) {
        int capacity = Integer.highestOneBit(words) * 2;
        capacity = words * 10 > capacity * 7 ? capacity * 2 : capacity;
        mask = capacity - 1;
        slots = new long[capacity * 2];
    }

    static Lexicon of(WordCounts counts, WordSet given, WordSet function, WordSet particles) {
        var lexicon = new Lexicon(counts.size() + given.size() + function.size() + particles.size());
        counts.forEach(lexicon::add);
        given.forEach(hash -> lexicon.add(WordCounts.key(hash), GIVEN));
        function.forEach(hash -> lexicon.add(WordCounts.key(hash), FUNCTION));
        particles.forEach(hash -> lexicon.add(WordCounts.key(hash), PARTICLE));
        return lexicon;
    }

    private void add(int key, long value) {
        int at = at(key);
        slots[at] = key;
        slots[at + 1] |= value;
    }

    /** What is known of a word; 0 when nothing is. */
    long lookUp(long wordHash) {
        return slots[at(WordCounts.key(wordHash)) + 1];
    }

    /** Where a key is, or would be. */
    private int at(int key) {
        int at = (key * 0x9E3779B9 >>> 8 & mask) * 2;
        while (slots[at] != key && slots[at] != 0) {
            at = at + 2 & slots.length - 1;
        }
        return at;
    }
}
