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

    /** Of the filter for each entry: one token in thirty that begins no phrase is looked up in vain. */
    private static final int BITS_PER_ENTRY = 64;

    /** In longs. With a filter of its entries' size, 31 tokens of a review were looked up in vain for a rating; with this, two. */
    private static final int LEAST_FILTER = 128;

    private static final long HYPHEN = Words.hash("-");

    /** What is beside a key: the number of its node, … */
    private static final int NODE_SHIFT = 33;

    /** … the value of the phrase that ends there plus 1, 0 for none, … */
    private static final int VALUE_SHIFT = 1;

    private static final long VALUE = 0xFFFF_FFFFL << VALUE_SHIFT;

    /** … and whether a phrase goes on: most words that are found stand alone, and need no second look. */
    private static final long GOES_ON = 1;

    /** Open addressing, each key with what is found there, so that a look-up is one cache line as a rule. */
    private long[] slots = new long[128];

    private int nodes = 1;
    private int used;
    /**
     * Bits of the words that are phrases, and of the first two words of longer ones: "the" begins many phrases, but seldom
     * one that goes on as the text does. Grows with its entries, as a filter that is half full keeps nothing out. Measured,
     * spoilers and recommendations of a review together: 5.2 µs, and 7.9 µs with a filter of first words.
     */
    private long[] filter = new long[LEAST_FILTER];

    private long[] entries = new long[16];
    private int entryCount;

    /**
     * Adds a phrase; of two that are equal the later counts.
     *
     * @param value 0 or more
     */
    public void add(String phrase, int value) {
        Document words = Document.of(phrase);
        makeRoom(words.tokenCount());
        int node = 0;
        int at = -1;
        long first = 0;
        int length = 0;
        for (int token = 0; token < words.tokenCount(); token++) {
            if (words.isSymbol(token, '-')) {
                continue;
            }
            if (at >= 0) {
                slots[at + 1] |= GOES_ON;
            }
            long hash = words.hash(token);
            at = slotOrNew(node, hash);
            node = node(slots[at + 1]);
            length++;
            if (length == 1) {
                first = hash;
            } else if (length == 2) {
                addEntry(pair(first, hash));
                addEntry(pair(first, HYPHEN));
            }
        }
        if (length == 1) {
            addEntry(first);
        }
        if (at >= 0) {
            slots[at + 1] = slots[at + 1] & ~VALUE | value + 1L << VALUE_SHIFT;
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
        return mayBegin(document, token) ? longest(document, token, end) : NONE;
    }

    /**
     * The first token from {@code token} on at which a phrase may begin, {@code end} when there is none. Passes over the rest
     * without a guess for the processor to get wrong at each.
     */
    public int next(Document document, int token, int end) {
        int at = token;
        while (at < end && !mayBegin(document, at)) {
            at++;
        }
        return at;
    }

    /** The value of a phrase that is this one token, -1 when there is none. */
    public int wordAt(Document document, int token) {
        long hash = document.hash(token);
        if (bit(hash) == 0) {
            return -1;
        }
        return valueOf(find(0, hash));
    }

    /** The value of a phrase that was found. */
    public static int value(long found) {
        return (int) (found >>> LENGTH_BITS);
    }

    /** How many tokens it covers, hyphens included. */
    public static int length(long found) {
        return (int) (found & ((1 << LENGTH_BITS) - 1));
    }

    private boolean mayBegin(Document document, int token) {
        long hash = document.hash(token);
        long next = token + 1 < document.tokenCount() ? document.hash(token + 1) : 0;
        return (bit(hash) | bit(pair(hash, next))) != 0;
    }

    private static long pair(long first, long second) {
        return first + Long.rotateLeft(second, 17);
    }

    private long longest(Document document, int token, int end) {
        int limit = Math.min(end, token + (1 << LENGTH_BITS) - 1);
        long there = token < limit ? find(0, document.hash(token)) : 0;
        long found = (there & VALUE) == 0 ? NONE : found(valueOf(there), 1);
        for (int at = token + 1; at < limit && (there & GOES_ON) != 0; at++) {
            if (document.isSymbol(at, '-')) {
                continue;
            }
            there = find(node(there), document.hash(at));
            if ((there & VALUE) != 0) {
                found = found(valueOf(there), at + 1 - token);
            }
        }
        return found;
    }

    private static long found(int value, int length) {
        return ((long) value << LENGTH_BITS) | length;
    }

    private void addEntry(long entry) {
        if (entryCount == entries.length) {
            entries = Arrays.copyOf(entries, entryCount * 2);
        }
        entries[entryCount++] = entry;
        if (entryCount * BITS_PER_ENTRY > filter.length * Long.SIZE) {
            filter = new long[filter.length * 2];
            for (int i = 0; i < entryCount - 1; i++) {
                setBit(entries[i]);
            }
        }
        setBit(entry);
    }

    private void setBit(long entry) {
        int bit = place(entry);
        filter[bit >>> 6] |= 1L << bit;
    }

    private long bit(long entry) {
        int bit = place(entry);
        return filter[bit >>> 6] >>> bit & 1;
    }

    /**
     * From other bits of the hash than the place in the table, and from such with which neither full stop nor comma is taken
     * for a phrase: by two bits lower the full stop began a rating.
     */
    private int place(long entry) {
        return (int) (entry >>> 42) & (filter.length * Long.SIZE - 1);
    }

    /** What is found with a word behind a node; 0 when nothing is. */
    private long find(int node, long hash) {
        return slots[slot(slots, key(node, hash)) + 1];
    }

    /** Where a key is, or would be. */
    private static int slot(long[] slots, long key) {
        int mask = slots.length - 1;
        int slot = (int) key << 1 & mask;
        while (slots[slot] != key && slots[slot + 1] != 0) {
            slot = slot + 2 & mask;
        }
        return slot;
    }

    private static int node(long there) {
        return (int) (there >>> NODE_SHIFT);
    }

    /** -1 when no phrase ends there. */
    private static int valueOf(long there) {
        return (int) (there >>> VALUE_SHIFT) - 1;
    }

    private int slotOrNew(int node, long hash) {
        long key = key(node, hash);
        int slot = slot(slots, key);
        if (slots[slot + 1] == 0) {
            slots[slot] = key;
            slots[slot + 1] = (long) nodes++ << NODE_SHIFT;
            used++;
        }
        return slot;
    }

    /** A half of all slots stays free, so that looks in vain are short. */
    private void makeRoom(int more) {
        while ((used + more) * 4 > slots.length) {
            var larger = new long[slots.length * 2];
            for (int at = 0; at < slots.length; at += 2) {
                if (slots[at + 1] != 0) {
                    int slot = slot(larger, slots[at]);
                    larger[slot] = slots[at];
                    larger[slot + 1] = slots[at + 1];
                }
            }
            slots = larger;
        }
    }

    /** A first word's hash needs no more mixing. */
    private static long key(int node, long hash) {
        return node == 0 ? hash : Words.join(node, hash);
    }
}
