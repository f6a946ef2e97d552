package io.reviewstream.enrich.text;

import java.util.Arrays;

/** A few words by their hashes. Most words are told to be outside by one bit. */
public final class WordSet {
    private final long[] sorted;
    private final long[] bits = new long[16];

    /** @param lowerCaseWords with straight apostrophes */
    public WordSet(String... lowerCaseWords) {
        sorted = Arrays.stream(lowerCaseWords).mapToLong(Words::hash).sorted().toArray();
        for (long hash : sorted) {
            bits[place(hash)] |= 1L << hash;
        }
    }

    /** @param hash {@link Words#hash} of a word */
    public boolean contains(long hash) {
        return (bits[place(hash)] & 1L << hash) != 0 && Arrays.binarySearch(sorted, hash) >= 0;
    }

    private static int place(long hash) {
        return (int) (hash >>> 8) & 15;
    }
}
