package io.reviewstream.enrich.sentiment;

import java.util.Arrays;

/**
 * The weights of n-grams: buckets of four 16-bit fingerprints beside four pairs of 8-bit weights (document head, sentence
 * head). Two longs a bucket, so one look-up touches one cache line. Immutable once built.
 */
public final class NGramTable {
    private static final int LANES = 4;
    static final int NONE = -1;

    private static final long LOW_OF_EACH = 0x0001000100010001L;
    private static final long HIGH_OF_EACH = 0x8000800080008000L;

    private final long[] longs;
    private final int mask;

    NGramTable(long[] longs) {
        if (longs.length < 2 || Integer.bitCount(longs.length) != 1) {
            throw new IllegalArgumentException("a table has a power of two of longs but was given " + longs.length);
        }
        this.longs = longs;
        this.mask = longs.length / 2 - 1;
    }

    /** An empty table of {@code 2^bucketBits} buckets. */
    public static NGramTable ofBits(int bucketBits) {
        return new NGramTable(new long[2 << bucketBits]);
    }

    /** The slot that holds the n-gram, or {@link #NONE}. */
    int find(long hash) {
        long match = match(fingerprints(hash), hash);
        return match == 0 ? NONE : slot(bucket(hash), match);
    }

    int bucket(long hash) {
        return (int) (hash >>> 20) & mask;
    }

    /** The four fingerprints of a hash's bucket. */
    long fingerprints(long hash) {
        return longs[bucket(hash) << 1];
    }

    /** A bit for the lane that has the hash's fingerprint; 0 when none has. */
    static long match(long fingerprints, long hash) {
        // Shifts instead of a multiplication, which most processors have none of for vectors of longs.
        long twice = fingerprint(hash) | fingerprint(hash) << 16;
        long differs = fingerprints ^ (twice | twice << 32);
        return (differs - LOW_OF_EACH) & ~differs & HIGH_OF_EACH;
    }

    /** The slot of a match that is not 0. */
    static int slot(int bucket, long match) {
        // Lanes above a true one may be flagged too; the lowest flag is always true.
        return bucket << 2 | Long.numberOfTrailingZeros(match) >>> 4;
    }

    /** The document head's weight in the low byte, the sentence head's in the next. */
    int weights(int slot) {
        return (int) (longs[(slot >>> 2 << 1) + 1] >>> ((slot & 3) << 4)) & 0xFFFF;
    }

    /** How many n-grams there is room for. */
    public int slots() {
        return longs.length << 1;
    }

    /** Adds an n-gram; false when its bucket is full or already has its fingerprint. For building only. */
    public boolean put(long hash, int documentWeight, int sentenceWeight) {
        if (find(hash) != NONE) {
            return false;
        }
        int bucket = bucket(hash);
        long fingerprints = longs[bucket << 1];
        for (int lane = 0; lane < LANES; lane++) {
            int shift = lane << 4;
            if ((fingerprints >>> shift & 0xFFFF) == 0) {
                longs[bucket << 1] |= fingerprint(hash) << shift;
                longs[(bucket << 1) + 1] |= (documentWeight & 0xFFL | (sentenceWeight & 0xFFL) << 8) << shift;
                return true;
            }
        }
        return false;
    }

    long[] longs() {
        return Arrays.copyOf(longs, longs.length);
    }

    /** Zero means empty, so the n-grams that would have it share 1. */
    private static long fingerprint(long hash) {
        long bits = hash & 0xFFFF;
        return bits + (bits - 1 >>> 63);
    }
}
