package io.reviewstream.enrich.text;

import java.util.Arrays;

/**
 * Finds phrases in a document by the hashes of their words: the longest phrase that begins at a token, in a few memory
 * look-ups and without making strings. Hyphens count as blanks ("must-see" is "must see"). Filled first, then only read;
 * reading is safe from many threads.
 */
public final class PhraseTable {
    /** No phrase begins here. */
    public static final long NONE = -1;

    private static final int LENGTH_BITS = 8;

    private long[] keys = new long[64];
    private int[] targets = new int[64];
    private int[] values = new int[64];
    private int nodes = 1;
    private int used;
    private final long[] firstWords = new long[64];

    public PhraseTable() {
        Arrays.fill(values, -1);
    }

    /**
     * Adds a phrase; of two that are equal the later counts.
     *
     * @param value 0 or more
     */
    public void add(String phrase, int value) {
        Document words = Document.of(phrase);
        int node = 0;
        for (int token = 0; token < words.tokenCount(); token++) {
            if (words.isSymbol(token, '-')) {
                continue;
            }
            long hash = words.hash(token);
            if (node == 0) {
                firstWords[(int) (hash >>> 58)] |= 1L << (hash & 63);
            }
            node = childOrNew(node, hash);
        }
        if (node > 0) {
            values[node] = value;
        }
    }

    /** Adds all phrases of a section under one value. */
    public PhraseTable addAll(Iterable<String> phrases, int value) {
        phrases.forEach(phrase -> add(phrase, value));
        return this;
    }

    /**
     * The longest phrase that begins at a token.
     *
     * @param end one past the last token to look at
     * @return {@link #NONE}, or what {@link #value} and {@link #length} take apart
     */
    public long longestAt(Document document, int token, int end) {
        long hash = document.hash(token);
        if ((firstWords[(int) (hash >>> 58)] & (1L << (hash & 63))) == 0) {
            return NONE;
        }
        long found = NONE;
        int node = 0;
        int limit = Math.min(end, token + (1 << LENGTH_BITS) - 1);
        for (int at = token; at < limit; at++) {
            if (at > token && document.isSymbol(at, '-')) {
                continue;
            }
            node = child(node, document.hash(at));
            if (node < 0) {
                return found;
            }
            if (values[node] >= 0) {
                found = ((long) values[node] << LENGTH_BITS) | (at + 1 - token);
            }
        }
        return found;
    }

    /** The value of a phrase that was found. */
    public static int value(long found) {
        return (int) (found >>> LENGTH_BITS);
    }

    /** How many tokens it covers, hyphens included. */
    public static int length(long found) {
        return (int) (found & ((1 << LENGTH_BITS) - 1));
    }

    private int child(int node, long hash) {
        long key = key(node, hash);
        int mask = keys.length - 1;
        for (int slot = (int) key & mask; targets[slot] != 0; slot = (slot + 1) & mask) {
            if (keys[slot] == key) {
                return targets[slot];
            }
        }
        return -1;
    }

    private int childOrNew(int node, long hash) {
        int child = child(node, hash);
        if (child > 0) {
            return child;
        }
        if (used * 2 >= keys.length) {
            growKeys();
        }
        if (nodes == values.length) {
            values = Arrays.copyOf(values, nodes * 2);
            Arrays.fill(values, nodes, nodes * 2, -1);
        }
        put(key(node, hash), nodes);
        used++;
        return nodes++;
    }

    private void growKeys() {
        long[] oldKeys = keys;
        int[] oldTargets = targets;
        keys = new long[oldKeys.length * 2];
        targets = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldTargets[i] != 0) {
                put(oldKeys[i], oldTargets[i]);
            }
        }
    }

    private void put(long key, int target) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (targets[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        targets[slot] = target;
    }

    private static long key(int node, long hash) {
        return Words.join(node, hash);
    }
}
