package io.reviewstream.enrich.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How likely sequences of one to three letters are in each language: numbers only. Written by {@link LanguageModelTool}.
 *
 * <p>The counts of most languages derive from the profiles of the language-detection library of Nakatani Shuyo
 * (Apache-2.0), which counted them in Wikipedia.
 */
final class LanguageModel {
    /** A step is an eighth of the natural logarithm's unit. */
    static final double STEPS = 16;

    private static final String RESOURCE = "language-model.bin";

    private final List<String> languages;
    private final long[] keys;
    private final int[] rows;
    private final byte[] costs;

    private LanguageModel(List<String> languages, long[] keys, int[] rows, byte[] costs) {
        this.languages = languages;
        this.keys = keys;
        this.rows = rows;
        this.costs = costs;
    }

    static LanguageModel standard() {
        try (InputStream in = LanguageModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RESOURCE);
            }
            return read(new DataInputStream(new BufferedInputStream(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LanguageModel read(DataInputStream in) throws IOException {
        byte[] names = new byte[in.readUnsignedShort()];
        in.readFully(names);
        List<String> languages = List.of(new String(names, StandardCharsets.UTF_8).split(" "));
        int count = in.readInt();
        int size = Integer.highestOneBit(Math.max(16, count)) * 4;
        long[] keys = new long[size];
        int[] rows = new int[size];
        byte[] costs = new byte[count * languages.size()];
        for (int row = 0; row < count; row++) {
            long key = in.readLong();
            in.readFully(costs, row * languages.size(), languages.size());
            int slot = slot(key, size);
            while (keys[slot] != 0) {
                slot = (slot + 1) & (size - 1);
            }
            keys[slot] = key;
            rows[slot] = row;
        }
        return new LanguageModel(languages, keys, rows, costs);
    }

    List<String> languages() {
        return languages;
    }

    /** Adds the cost of a sequence in each language: the less, the likelier. Unknown sequences cost all the same. */
    boolean add(long gram, int[] totals) {
        int row = row(gram);
        if (row < 0) {
            return false;
        }
        int at = row * totals.length;
        for (int language = 0; language < totals.length; language++) {
            totals[language] += costs[at + language] & 0xFF;
        }
        return true;
    }

    /** A sequence of up to three units as a number. */
    static long gram(int length, @Nullable String word, int from, char before) {
        long gram = length;
        for (int at = from; at < from + length; at++) {
            char unit = at < 0 || word == null || at >= word.length() ? before : word.charAt(at);
            gram = gram << 16 | unit;
        }
        return gram;
    }

    private int row(long gram) {
        int mask = keys.length - 1;
        for (int slot = slot(gram, keys.length); keys[slot] != 0; slot = (slot + 1) & mask) {
            if (keys[slot] == gram) {
                return rows[slot];
            }
        }
        return -1;
    }

    private static int slot(long gram, int size) {
        long mixed = gram * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & (size - 1);
    }
}
