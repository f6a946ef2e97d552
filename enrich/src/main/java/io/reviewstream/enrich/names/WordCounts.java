package io.reviewstream.enrich.names;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * How words occur in reviews: how often with a capital, first or last in a capitalised run, after "the", and so on.
 * Logarithms of counts by hash; no text can be read back. Immutable.
 *
 * <p>An entry is a 32-bit hash and ten counts of six bits, each {@code 4 * log2(1 + count)}.
 *
 * @see WordCounting
 */
public final class WordCounts {
    /** What is counted of a word. The order is that of the file. */
    public enum Count {
        /** In lower case. */
        LOWER,
        /** With a capital, within a sentence. */
        CAPITAL,
        /** With a capital, as the first word of a sentence. */
        SENTENCE_START,
        /** First of a capitalised run of two or more, within a sentence. */
        RUN_FIRST,
        /** Last of such a run. */
        RUN_LAST,
        /** A capitalised run by itself, within a sentence. */
        ALONE,
        /** With a capital, after "the". */
        AFTER_THE,
        /** With a capital, after "in", "at", "from" or "to". */
        AFTER_IN,
        /** Different words that follow it in a run. */
        FOLLOWERS,
        /** Different words that it follows in a run. */
        PREDECESSORS
    }

    /** The greatest value of {@link #of}. */
    public static final int MAX_COUNT = 63;

    static final int BITS = 6;
    private static final int MAX = (1 << BITS) - 1;
    private static final int MAGIC = 0x57434E31;

    private final int mask;
    private final int[] keys;
    private final long[] values;
    private final int size;

    private WordCounts(int size) {
        this.size = size;
        // 70 % full at most: small is fast, as all tables together are larger than a processor's own cache.
        int capacity = Integer.highestOneBit(Math.max(16, size * 10 / 7)) * 2;
        mask = capacity - 1;
        keys = new int[capacity];
        values = new long[capacity];
    }

    /** The counts that come with the project. */
    public static WordCounts standard() {
        try (InputStream bytes = Objects.requireNonNull(
                WordCounts.class.getResourceAsStream("word-counts.bin"), "word-counts.bin is not on the class path")) {
            return read(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read word-counts.bin", e);
        }
    }

    static WordCounts read(InputStream bytes) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(bytes, 1 << 16));
        if (in.readInt() != MAGIC) {
            throw new IOException("not a file of word counts");
        }
        int size = in.readInt();
        byte[] all = in.readNBytes(size * 12);
        if (all.length != size * 12) {
            throw new IOException("a file of word counts that ends early");
        }
        var counts = new WordCounts(size);
        var buffer = java.nio.ByteBuffer.wrap(all);
        for (int i = 0; i < size; i++) {
            counts.put(buffer.getInt(), buffer.getLong());
        }
        return counts;
    }

    static void write(OutputStream bytes, java.util.SortedMap<Integer, Long> entries) throws IOException {
        var out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(entries.size());
        for (var entry : entries.entrySet()) {
            out.writeInt(entry.getKey());
            out.writeLong(entry.getValue());
        }
        out.flush();
    }

    int size() {
        return size;
    }

    void forEach(Entry entry) {
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != 0) {
                entry.of(keys[at], values[at]);
            }
        }
    }

    /** One word's {@link #key} and counts. */
    interface Entry {
        void of(int key, long counts);
    }

    /** All counts of a word, to be read with {@link #of}; 0 when the word is unknown. */
    public long lookUp(long wordHash) {
        int key = key(wordHash);
        int at = slot(key);
        while (keys[at] != 0) {
            if (keys[at] == key) {
                return values[at];
            }
            at = (at + 1) & mask;
        }
        return 0;
    }

    /** One count, 0 to 63: four times the logarithm to base 2. */
    public static int of(long counts, Count count) {
        return (int) (counts >>> (count.ordinal() * BITS)) & MAX;
    }

    /** How much oftener a word has a capital within a sentence than none, in steps as of {@link #of}; below 0 for one that is oftener small. */
    public static int contrast(long counts) {
        return of(counts, Count.CAPITAL) - of(counts, Count.LOWER);
    }

    private void put(int key, long value) {
        int at = slot(key);
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        keys[at] = key;
        values[at] = value;
    }

    private int slot(int key) {
        return (key * 0x9E3779B9) >>> 8 & mask;
    }

    static int key(long wordHash) {
        int key = (int) (wordHash >>> 32) ^ (int) wordHash;
        return key == 0 ? 1 : key;
    }

    static int logarithm(int count) {
        return Math.min(MAX, (int) Math.round(4 * Math.log(1.0 + count) / Math.log(2)));
    }
}
