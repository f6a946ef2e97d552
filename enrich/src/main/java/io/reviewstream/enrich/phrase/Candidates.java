package io.reviewstream.enrich.phrase;

import java.util.Arrays;

/** Phrases of one document by hash, with how often they occur and how telling they are. One use each. */
final class Candidates {
    private final int[] slots;
    private long[] hashes;
    private int[] firsts;
    private byte[] lengths;
    private int[] times;
    private double[] scores;
    private int size;
    /** Indices, the best at the root: of a review's hundreds a dozen are asked for, so sorting all would be a waste. */
    private int[] heap = new int[0];

    private int left;

    Candidates(int tokens) {
        slots = new int[Math.max(64, Integer.highestOneBit(tokens + 1) * 4)];
        int capacity = tokens / 2 + 16;
        hashes = new long[capacity];
        firsts = new int[capacity];
        lengths = new byte[capacity];
        times = new int[capacity];
        scores = new double[capacity];
    }

    void add(long hash, int first, int length, double score) {
        int mask = slots.length - 1;
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
        if (size * 2 >= slots.length) {
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
        heap = new int[size];
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
