package io.reviewstream.enrich.sentiment.training;

import io.reviewstream.enrich.text.Words;
import java.util.Arrays;

/**
 * Which n-grams (one to three tokens) each text holds: a sparse matrix of ones.
 *
 * @param keys hash of each n-gram
 * @param documentFrequency in how many texts it stands
 * @param rowStarts where each row begins in {@code columns}; one more than there are rows
 * @param columns the n-grams of all rows, one after the other
 */
record NGramMatrix(long[] keys, int[] documentFrequency, int[] rowStarts, int[] columns) {
    private static final int LONGEST = 3;

    /** Counts n-grams over all texts and keeps those that stand in at least {@code minFrequency} of them. */
    static NGramMatrix of(Tokens texts, int minFrequency, Workers workers) {
        var grams = new long[texts.size()][];
        workers.splitRows(texts.size(), (part, from, to) -> {
            for (int row = from; row < to; row++) {
                grams[row] = grams(texts.hashes()[row]);
            }
        });
        var counts = new Counts(1 << 20);
        for (long[] row : grams) {
            for (long gram : row) {
                counts.add(gram);
            }
        }
        var keys = counts.atLeast(minFrequency);
        var index = new Index(keys);
        var ids = new int[grams.length][];
        workers.splitRows(grams.length, (part, from, to) -> {
            for (int row = from; row < to; row++) {
                ids[row] = index.ids(grams[row]);
                grams[row] = EMPTY;
            }
        });
        return of(keys, ids);
    }

    private static final long[] EMPTY = {};

    /** The rows of other texts over the same n-grams. */
    NGramMatrix rowsOf(Tokens texts, Workers workers) {
        var index = new Index(keys);
        var ids = new int[texts.size()][];
        workers.splitRows(texts.size(), (part, from, to) -> {
            for (int row = from; row < to; row++) {
                ids[row] = index.ids(grams(texts.hashes()[row]));
            }
        });
        return of(keys, ids);
    }

    private static NGramMatrix of(long[] keys, int[][] ids) {
        var starts = new int[ids.length + 1];
        for (int row = 0; row < ids.length; row++) {
            starts[row + 1] = Math.addExact(starts[row], ids[row].length);
        }
        var columns = new int[starts[ids.length]];
        var frequency = new int[keys.length];
        for (int row = 0; row < ids.length; row++) {
            System.arraycopy(ids[row], 0, columns, starts[row], ids[row].length);
            for (int id : ids[row]) {
                frequency[id]++;
            }
        }
        return new NGramMatrix(keys, frequency, starts, columns);
    }

    int rows() {
        return rowStarts.length - 1;
    }

    int width() {
        return keys.length;
    }

    /** The distinct n-grams of a text, sorted. */
    static long[] grams(long[] tokens) {
        var grams = new long[tokens.length * LONGEST];
        int count = 0;
        for (int token = 0; token < tokens.length; token++) {
            long gram = tokens[token];
            grams[count++] = gram;
            for (int next = token + 1; next < Math.min(tokens.length, token + LONGEST); next++) {
                gram = Words.join(gram, tokens[next]);
                grams[count++] = gram;
            }
        }
        Arrays.sort(grams, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || grams[i] != grams[i - 1]) {
                grams[distinct++] = grams[i];
            }
        }
        return Arrays.copyOf(grams, distinct);
    }

    /** How often each hash was added; counts stop at 127. */
    private static final class Counts {
        private long[] keys;
        private byte[] counts;
        private int size;

        Counts(int capacity) {
            keys = new long[capacity];
            counts = new byte[capacity];
        }

        void add(long key) {
            int at = at(keys, key);
            if (counts[at] == 0) {
                keys[at] = key;
                if (++size > keys.length / 10 * 6) {
                    grow();
                    at = at(keys, key);
                    keys[at] = key;
                }
            }
            if (counts[at] < Byte.MAX_VALUE) {
                counts[at]++;
            }
        }

        long[] atLeast(int least) {
            var kept = new long[size];
            int count = 0;
            for (int i = 0; i < keys.length; i++) {
                if (counts[i] >= least) {
                    kept[count++] = keys[i];
                }
            }
            long[] sorted = Arrays.copyOf(kept, count);
            Arrays.sort(sorted);
            return sorted;
        }

        private int at(long[] in, long key) {
            int at = (int) (key >>> 8) & in.length - 1;
            while (counts[at] != 0 && in[at] != key) {
                at = at + 1 & in.length - 1;
            }
            return at;
        }

        private void grow() {
            long[] oldKeys = keys;
            byte[] oldCounts = counts;
            keys = new long[oldKeys.length * 2];
            counts = new byte[oldCounts.length * 2];
            for (int i = 0; i < oldKeys.length; i++) {
                // The key just added has no count yet; its place is found again by the caller.
                if (oldCounts[i] != 0) {
                    int at = at(keys, oldKeys[i]);
                    keys[at] = oldKeys[i];
                    counts[at] = oldCounts[i];
                }
            }
        }
    }

    /** From hash to column. */
    private static final class Index {
        private final long[] keys;
        private final int[] slots;

        Index(long[] keys) {
            this.keys = keys;
            slots = new int[Math.max(16, Integer.highestOneBit(Math.max(1, keys.length)) * 4)];
            for (int id = 0; id < keys.length; id++) {
                int at = (int) (keys[id] >>> 8) & slots.length - 1;
                while (slots[at] != 0) {
                    at = at + 1 & slots.length - 1;
                }
                slots[at] = id + 1;
            }
        }

        int[] ids(long[] grams) {
            var ids = new int[grams.length];
            int count = 0;
            for (long gram : grams) {
                int at = (int) (gram >>> 8) & slots.length - 1;
                while (slots[at] != 0) {
                    int id = slots[at] - 1;
                    if (keys[id] == gram) {
                        ids[count++] = id;
                        break;
                    }
                    at = at + 1 & slots.length - 1;
                }
            }
            return Arrays.copyOf(ids, count);
        }
    }
}
