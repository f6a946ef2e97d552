package io.reviewstream.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** A set of words, asked by hash; most words are told to be outside by one bit. Immutable. */
public final class WordSet {
    /** Of the filter for each word: of the words outside, one in sixty and fewer is looked for. */
    private static final int BITS_PER_WORD = 64;

    private static final int LEAST_BITS = 256;
    private static final int LEAST_SLOTS = 8;

    private final long[] filter;
    private final long[] hashes;

    private WordSet(List<String> lowerCaseWords) {
        int words = lowerCaseWords.size();
        hashes = new long[powerOfTwo(Math.max(LEAST_SLOTS, 2 * words))];
        filter = new long[powerOfTwo(Math.max(LEAST_BITS, BITS_PER_WORD * words)) / Long.SIZE];
        for (String word : lowerCaseWords) {
            long hash = Words.hash(word);
            hashes[slot(hash)] = hash;
            filter[place(hash)] |= 1L << hash;
        }
    }

    /** The words given, in lower case with straight apostrophes. */
    public static WordSet of(String... words) {
        return new WordSet(List.of(words));
    }

    /**
     * The words of a section.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static WordSet of(PhraseFile file, String section) {
        List<String> words = file.phrases(section);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no words in [" + section + "]");
        }
        return new WordSet(words);
    }

    /**
     * Reads {@link DataLines} of words in lower case, parted by white space.
     *
     * @throws IllegalStateException when there is no such file
     */
    public static WordSet beside(Class<?> owner, String name) {
        var words = new ArrayList<String>();
        for (String line : DataLines.beside(owner, name)) {
            words.addAll(List.of(line.trim().split("\\s+")));
        }
        return new WordSet(words);
    }

    /** How many words. */
    public int size() {
        int size = 0;
        for (long hash : hashes) {
            size += hash == 0 ? 0 : 1;
        }
        return size;
    }

    /** Each word's hash, in no order. */
    public void forEach(LongConsumer action) {
        for (long hash : hashes) {
            if (hash != 0) {
                action.accept(hash);
            }
        }
    }

    /** @param hash {@link Words#hash} of a word */
    public boolean contains(long hash) {
        return (filter[place(hash)] & 1L << hash) != 0 && hash != 0 && hashes[slot(hash)] == hash;
    }

    private int place(long hash) {
        return (int) (hash >>> 6) & filter.length - 1;
    }

    /** Where a hash is, or would be. */
    private int slot(long hash) {
        int slot = (int) hash & hashes.length - 1;
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & hashes.length - 1;
        }
        return slot;
    }

    /** The least that is not below {@code least}. */
    static int powerOfTwo(int least) {
        return Integer.highestOneBit(least - 1) << 1;
    }
}
