package io.reviewstream.enrich.phrase;

import java.util.Arrays;

/**
 * Phrases of one document by hash, with how often they occur and how telling they are. Used again for the next document of
 * the same thread, which saves 9 KB a review. Not thread-safe.
 */
final class Candidates {
    /** What is kept for the next document; a text of a novel's length must not hold its megabytes for ever. */
    private static final int MOST_TOKENS = 8192;

    private int[] slots = new int[64];
    /** Of the slots that the document at hand uses. */
    private int mask;

    private long[] hashes = new long[64];
    private int[] firsts = new int[64];
    private byte[] lengths = new byte[64];
    private int[] times = new int[64];
    private double[] scores = new double[64];
    private short[] kinds = new short[64];
    private int size;
    /** Indices, the best at the root: of a review's hundreds a dozen are asked for, so sorting all would be a waste. */
    private int[] heap = new int[0];

    private int left;

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
    }

    /** To be called once all are added: what is said again tells more. */
    void weigh() {
        if (heap.length < size) {
            heap = new int[hashes.length];
        }
        left = size;
        for (int index = 0; index < size; index++) {
            double often = times[index] == 1 ? 0 : 0.6 * Math.log(times[index]);
            scores[index] *= 1 + often * (lengths[index] > 1 ? 2.5 : 1);
            heap[index] = index;
        }
        for (int parent = size / 2 - 1; parent >= 0; parent--) {
            sink(parent, heap[parent]);
        }
    }

    /** Takes the best that is left; of equals the earlier in the text. -1 when none is left. */
    int next() {
        if (left == 0) {
            return -1;
        }
        int best = heap[0];
        left--;
        if (left > 0) {
            sink(0, heap[left]);
        }
        return best;
    }

    private void sink(int from, int index) {
        int parent = from;
        int child = 2 * parent + 1;
        while (child < left) {
            if (child + 1 < left && isBetter(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBetter(heap[child], index)) {
                break;
            }
            heap[parent] = heap[child];
            parent = child;
            child = 2 * parent + 1;
        }
        heap[parent] = index;
    }

    private boolean isBetter(int one, int other) {
        return scores[one] > scores[other] || scores[one] == scores[other] && one < other;
    }

    int first(int index) {
        return firsts[index];
    }

    int length(int index) {
        return lengths[index];
    }
}
