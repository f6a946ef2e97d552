package io.reviewstream.enrich.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    /** Every other byte: costs are added up four at a time, in halves of a long that have room for many. */
    private static final long LANES = 0x00FF00FF00FF00FFL;

    private static final int COSTS_PER_LONG = 8;
    /** So many times 255 fit into a lane of sixteen bits. */
    private static final int MOST_IN_A_LANE = 257;

    private final List<String> languages;
    /**
     * Open addressing: a sequence, 0 for none, and right behind it its costs, eight in a long, so that one look into memory
     * brings both. Measured on the reviews that common words do not tell: 21 µs a review; 31 µs with keys, rows and costs
     * apart and costs added one by one.
     */
    private final long[] table;

    private final int stride;
    private final int slots;

    private LanguageModel(List<String> languages, long[] table) {
        this.languages = languages;
        this.table = table;
        this.stride = stride(languages);
        this.slots = table.length / stride;
    }

    private static int stride(List<String> languages) {
        return 1 + (languages.size() + COSTS_PER_LONG - 1) / COSTS_PER_LONG;
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
        int slots = Integer.highestOneBit(Math.max(16, count)) * 2;
        int stride = stride(languages);
        long[] table = new long[slots * stride];
        byte[] costs = new byte[languages.size()];
        for (int row = 0; row < count; row++) {
            long gram = in.readLong();
            in.readFully(costs);
            int at = slot(gram, slots) * stride;
            while (table[at] != 0) {
                at = at + stride == table.length ? 0 : at + stride;
            }
            table[at] = gram;
            for (int language = 0; language < costs.length; language++) {
                table[at + 1 + language / COSTS_PER_LONG] |=
                        (costs[language] & 0xFFL) << language % COSTS_PER_LONG * Byte.SIZE;
            }
        }
        return new LanguageModel(languages, table);
    }

    List<String> languages() {
        return languages;
    }

    /** What the sequences of one text cost in each language: the less, the likelier. */
    final class Costs implements LetterSequences.Taker {
        private final long[] evenLanes = new long[stride - 1];
        private final long[] oddLanes = new long[stride - 1];
        private final int[] totals = new int[languages.size()];
        private int inLanes;
        private boolean any;

        /** Unknown sequences cost all languages the same, which is nothing. */
        @Override
        public void take(long gram, int token) {
            int at = slot(gram, slots) * stride;
            while (table[at] != gram) {
                if (table[at] == 0) {
                    return;
                }
                at = at + stride == table.length ? 0 : at + stride;
            }
            for (int i = 0; i < evenLanes.length; i++) {
                long costs = table[at + 1 + i];
                evenLanes[i] += costs & LANES;
                oddLanes[i] += costs >>> Byte.SIZE & LANES;
            }
            any = true;
            if (++inLanes == MOST_IN_A_LANE) {
                empty();
            }
        }

        private void empty() {
            for (int language = 0; language < totals.length; language++) {
                long[] lanes = language % 2 == 0 ? evenLanes : oddLanes;
                int lane = language % COSTS_PER_LONG / 2;
                totals[language] += (int) (lanes[language / COSTS_PER_LONG] >>> lane * Short.SIZE) & 0xFFFF;
            }
            Arrays.fill(evenLanes, 0);
            Arrays.fill(oddLanes, 0);
            inLanes = 0;
        }

        /** Whether any sequence was known. */
        boolean any() {
            return any;
        }

        /** By language, in the order of {@link #languages}. */
        int[] totals() {
            empty();
            return totals;
        }
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

    private static int slot(long gram, int size) {
        long mixed = gram * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & (size - 1);
    }
}
