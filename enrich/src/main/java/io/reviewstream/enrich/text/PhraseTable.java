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

    /** Of the filter for each first word: of sixteen words that begin no phrase one is looked up in vain. */
    private static final int BITS_PER_WORD = 16;

    private long[] keys = new long[64];
    private int[] targets = new int[64];
    private int[] values = new int[64];
    /** Nodes from which a phrase goes on: most words that are found stand alone, and need no second look. */
    private boolean[] goesOn = new boolean[64];

    private int nodes = 1;
    private int used;
    /** Bits of the first words' hashes. Grows with them, as one that is half full is asked for nothing. */
    private long[] filter = new long[16];

    private long[] firstWords = new long[16];
    private int firstWordCount;

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
                addFirst(hash);
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
        return mayBegin(hash) ? longest(document, token, end, hash) : NONE;
    }

    /** The value of a phrase that is this one token, -1 when there is none. */
    public int wordAt(Document document, int token) {
        long hash = document.hash(token);
        if (!mayBegin(hash)) {
            return -1;
        }
        int node = child(0, hash);
        return node < 0 ? -1 : values[node];
    }

    /** The value of a phrase that was found. */
    public static int value(long found) {
        return (int) (found >>> LENGTH_BITS);
    }

    /** How many tokens it covers, hyphens included. */
    public static int length(long found) {
        return (int) (found & ((1 << LENGTH_BITS) - 1));
    }

    private boolean mayBegin(long hash) {
        int bit = bit(hash, filter.length);
        return (filter[bit >>> 6] & (1L << bit)) != 0;
    }

    private long longest(Document document, int token, int end, long hash) {
        int limit = Math.min(end, token + (1 << LENGTH_BITS) - 1);
        int node = token < limit ? child(0, hash) : -1;
        if (node < 0) {
            return NONE;
        }
        long found = values[node] < 0 ? NONE : found(values[node], 1);
        for (int at = token + 1; at < limit && goesOn[node]; at++) {
            if (document.isSymbol(at, '-')) {
                continue;
            }
            node = child(node, document.hash(at));
            if (node < 0) {
                return found;
            }
            if (values[node] >= 0) {
                found = found(values[node], at + 1 - token);
            }
        }
        return found;
    }

    private static long found(int value, int length) {
        return ((long) value << LENGTH_BITS) | length;
    }

    private void addFirst(long hash) {
        if (child(0, hash) > 0) {
            return;
        }
        if (firstWordCount == firstWords.length) {
            firstWords = Arrays.copyOf(firstWords, firstWordCount * 2);
        }
        firstWords[firstWordCount++] = hash;
        if (firstWordCount * BITS_PER_WORD > filter.length * Long.SIZE) {
            filter = new long[filter.length * 2];
            for (int word = 0; word < firstWordCount - 1; word++) {
                addToFilter(firstWords[word]);
            }
        }
        addToFilter(hash);
    }

    private void addToFilter(long hash) {
        int bit = bit(hash, filter.length);
        filter[bit >>> 6] |= 1L << bit;
    }

    /** From other bits of the hash than the place in the table. */
    private static int bit(long hash, int length) {
        return (int) (hash >>> 40) & (length * Long.SIZE - 1);
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
            goesOn = Arrays.copyOf(goesOn, nodes * 2);
        }
        put(key(node, hash), nodes);
        goesOn[node] = true;
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

    /** A first word's hash needs no more mixing. */
    private static long key(int node, long hash) {
        return node == 0 ? hash : Words.join(node, hash);
    }
}
