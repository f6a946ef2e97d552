package io.reviewstream.enrich.sentiment.training;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Word vectors by skip-grams with negative sampling (Mikolov and others, 2013). One thread and one seed give one result.
 *
 * @param index from a word's hash to its row; the most frequent word is row 0
 * @param vectors one row a word
 */
record WordVectors(Map<Long, Integer> index, float[][] vectors) {
    private static final int WINDOW = 5;
    private static final int NEGATIVES = 4;
    private static final int PASSES = 2;
    private static final float RATE = 0.03f;
    private static final double SUBSAMPLING = 1e-4;
    private static final int LEAST_FREQUENCY = 5;

    /**
     * Learns.
     *
     * @param size numbers a word
     * @param most how many words to keep at most
     */
    static WordVectors of(Tokens texts, int size, int most, long seed, Checkpoints checkpoints) throws IOException {
        var counts = new HashMap<Long, int[]>();
        for (long[] text : texts.hashes()) {
            for (long word : text) {
                counts.computeIfAbsent(word, key -> new int[1])[0]++;
            }
        }
        // Frequency first, then the hash: the order must not depend on the map's.
        long[][] words = counts.entrySet().stream()
                .filter(entry -> entry.getValue()[0] >= LEAST_FREQUENCY)
                .map(entry -> new long[] {entry.getValue()[0], entry.getKey()})
                .sorted((a, b) -> a[0] != b[0] ? Long.compare(b[0], a[0]) : Long.compare(a[1], b[1]))
                .limit(most)
                .toArray(long[][]::new);
        var index = new HashMap<Long, Integer>();
        var frequency = new double[words.length];
        double total = 0;
        for (int i = 0; i < words.length; i++) {
            index.put(words[i][1], i);
            frequency[i] = words[i][0];
            total += frequency[i];
        }
        double all = total;
        float[] learnt = checkpoints.floats(
                "word-vectors",
                () -> flat(new SkipGrams(frequency, all, size, seed).learn(texts, index, PASSES), size));
        var vectors = new float[words.length][];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = Arrays.copyOfRange(learnt, i * size, (i + 1) * size);
        }
        return new WordVectors(index, vectors);
    }

    private static float[] flat(float[][] rows, int size) {
        var flat = new float[rows.length * size];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * size, size);
        }
        return flat;
    }

    private static final class SkipGrams {
        private final float[][] in;
        private final float[][] out;
        private final float[] keep;
        private final int[] negatives = new int[1 << 20];
        private final float[] gradient;
        private final int size;
        private long state;

        SkipGrams(double[] frequency, double total, int size, long seed) {
            this.size = size;
            this.state = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
            var random = new SplittableRandom(seed);
            in = new float[frequency.length][size];
            out = new float[frequency.length][size];
            keep = new float[frequency.length];
            gradient = new float[size];
            double mass = 0;
            for (double one : frequency) {
                mass += Math.pow(one, 0.75);
            }
            double share = 0;
            int slot = 0;
            for (int i = 0; i < frequency.length; i++) {
                for (int d = 0; d < size; d++) {
                    in[i][d] = (float) ((random.nextDouble() - 0.5) / size);
                }
                keep[i] = (float) Math.min(1, Math.sqrt(SUBSAMPLING * total / frequency[i]));
                share += Math.pow(frequency[i], 0.75) / mass;
                while (slot < negatives.length && (slot + 0.5) / negatives.length < share) {
                    negatives[slot++] = i;
                }
            }
            Arrays.fill(negatives, slot, negatives.length, frequency.length - 1);
        }

        float[][] learn(Tokens texts, Map<Long, Integer> index, int passes) {
            var kept = new int[0];
            long read = 0;
            long all = (long) texts.size() * passes;
            for (int pass = 0; pass < passes; pass++) {
                for (long[] text : texts.hashes()) {
                    float rate = RATE * Math.max(0.02f, 1 - (float) read++ / all);
                    if (kept.length < text.length) {
                        kept = new int[text.length];
                    }
                    int count = 0;
                    for (long word : text) {
                        Integer row = index.get(word);
                        if (row != null && next() * 0x1p-31f < keep[row]) {
                            kept[count++] = row;
                        }
                    }
                    for (int i = 0; i < count; i++) {
                        int reach = 1 + next() % WINDOW;
                        for (int c = Math.max(0, i - reach); c <= Math.min(count - 1, i + reach); c++) {
                            if (c != i) {
                                pair(in[kept[i]], kept[c], rate);
                            }
                        }
                    }
                }
            }
            return in;
        }

        private void pair(float[] word, int context, float rate) {
            Arrays.fill(gradient, 0);
            for (int sample = 0; sample <= NEGATIVES; sample++) {
                float[] other = out[sample == 0 ? context : negatives[next() & negatives.length - 1]];
                float product = DenseRegression.dot(word, other);
                float by = ((sample == 0 ? 1f : 0f) - (float) (1 / (1 + Math.exp(-product)))) * rate;
                for (int d = 0; d < size; d++) {
                    gradient[d] += by * other[d];
                }
                for (int d = 0; d < size; d++) {
                    other[d] += by * word[d];
                }
            }
            for (int d = 0; d < size; d++) {
                word[d] += gradient[d];
            }
        }

        /** 31 random bits. */
        private int next() {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            return (int) (state >>> 33);
        }
    }
}
