package io.reviewstream.enrich.phrase;

import java.util.Arrays;

/**
 * Phrases of one document by hash, with how often they occur and how telling they are. Used again for the next document of
 * the same thread, which saves 9 KB a review. Not thread-safe.
 */
final class Candidates {
    /** What is kept for the next document; a text of a novel's length must not hold its megabytes for ever. */
    private static final int MOST_TOKENS = 8192;

    private static final int BLOCK = 16;

    /** In place of the rank of a candidate that was taken. */
    private static final long TAKEN = Long.MIN_VALUE;

    private int[] slots = new int[64];
    /** Of the slots that the document at hand uses. */
    private int mask;

    private long[] hashes = new long[64];
    private int[] firsts = new int[64];
    private byte[] lengths = new byte[64];
    private int[] times = new int[64];
    private double[] scores = new double[64];
    /** Scores as whole numbers of the same order, which are compared in a third of the time. */
    private long[] ranks = new long[64];

    private short[] kinds = new short[64];
    private int size;
    /**
     * By block of candidates, which is the best: a dozen of a review's hundreds are asked for, so none are sorted. A heap took
     * a review's phrases from 7.9 to 8.7 µs, as no processor guesses its comparisons.
     */
    private int[] best = new int[8];

    /** What is to be used for a document: these candidates, or others for one that is very long. */
    Candidates of(int tokens) {
        Candidates candidates = tokens > MOST_TOKENS ? new Candidates() : this;
        candidates.start(tokens);
        return candidates;
    }

    private void start(int tokens) {
        int room = Math.max(64, Integer.highestOneBit(tokens + 1) * 4);
        if (room > slots.length) {
            slots = new int[room];
        } else {
            Arrays.fill(slots, 0, room, 0);
        }
        if (tokens > kinds.length) {
            kinds = new short[tokens];
        }
        mask = room - 1;
        size = 0;
    }

    /** Room for something to note of each token. */
    short[] kinds() {
        return kinds;
    }

    void add(long hash, int first, int length, double score) {
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (hashes[index] == hash) {
                times[index]++;
                scores[index] = Math.max(scores[index], score);
                return;
            }
            slot = (slot + 1) & mask;
        }
        if (size * 2 > mask) {
            return;
        }
        if (size == hashes.length) {
            grow();
        }
        hashes[size] = hash;
        firsts[size] = first;
        lengths[size] = (byte) length;
        times[size] = 1;
        scores[size] = score;
        slots[slot] = ++size;
    }

    private void grow() {
        int capacity = size * 2;
        hashes = Arrays.copyOf(hashes, capacity);
        firsts = Arrays.copyOf(firsts, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        times = Arrays.copyOf(times, capacity);
        scores = Arrays.copyOf(scores, capacity);
        ranks = new long[capacity];
    }

    /** To be called once all are added: what is said again tells more. */
    void weigh() {
        int blocks = (size + BLOCK - 1) / BLOCK;
        if (best.length < blocks) {
            best = new int[Math.max(blocks, 2 * best.length)];
        }
        for (int index = 0; index < size; index++) {
            if (times[index] > 1) {
                scores[index] *= 1 + 0.8 * Math.log(times[index]) * (lengths[index] > 1 ? 2 : 1);
            }
            ranks[index] = rank(scores[index]);
        }
        for (int block = 0; block < blocks; block++) {
            findBest(block);
        }
    }

    /** Takes the best that is left; of equals the earlier in the text. -1 when none is left. */
    int next() {
        int blocks = (size + BLOCK - 1) / BLOCK;
        long most = TAKEN;
        int found = -1;
        for (int block = 0; block < blocks; block++) {
            long rank = ranks[best[block]];
            found = rank > most ? best[block] : found;
            most = Math.max(rank, most);
        }
        if (found >= 0) {
            ranks[found] = TAKEN;
            findBest(found / BLOCK);
        }
        return found;
    }

    private void findBest(int block) {
        int end = Math.min(size, (block + 1) * BLOCK);
        int found = block * BLOCK;
        long most = ranks[found];
        for (int index = found + 1; index < end; index++) {
            long rank = ranks[index];
            found = rank > most ? index : found;
            most = Math.max(rank, most);
        }
        best[block] = found;
    }

    /** Bits of a number without sign are in its order; of one with a sign they are in the opposite one. */
    private static long rank(double score) {
        long bits = Double.doubleToRawLongBits(score);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    int first(int index) {
        return firsts[index];
    }

    int length(int index) {
        return lengths[index];
    }
}
