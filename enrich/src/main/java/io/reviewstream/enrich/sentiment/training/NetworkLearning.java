package io.reviewstream.enrich.sentiment.training;

import io.reviewstream.enrich.sentiment.SentenceFilters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Learns networks of sentences, one a thread, and folds them into one table of words. */
final class NetworkLearning {
    static final int SIZE = 64;
    static final int WORDS = 30_000;
    private static final int FILTERS_EACH = 32;
    private static final int PASSES = 6;
    private static final float RATE = 1e-3f;
    /** Spread of the words' vectors at the start; what the first random kernels are made for. */
    private static final double SPREAD = 0.3;
    /** How much a neutral phrase's loss counts: there are more of them than of the others together. */
    private static final float NEUTRAL = 0.3f;
    /** Words of the table; 3 bytes a filter each. */
    private static final int KEPT_WORDS = 17_000;

    private NetworkLearning() {}

    static SentenceFilters learn(List<Example> sentences, WordVectors vectors, long seed, Workers workers) {
        Tokens tokens = Tokens.of(sentences.stream().map(Example::text).toList(), workers);
        var index = new HashMap<Long, Integer>(vectors.index());
        for (long[] text : tokens.hashes()) {
            for (long word : text) {
                index.putIfAbsent(word, index.size());
            }
        }
        float[][] start = start(vectors, index.size(), seed);
        int[][] texts = rows(tokens, index);
        var targets = new float[texts.length];
        var importance = new float[texts.length];
        for (int i = 0; i < texts.length; i++) {
            targets[i] = sentences.get(i).target();
            importance[i] = targets[i] == 0.5f ? NEUTRAL : 1;
        }
        var networks = new SentenceNetwork[Workers.PARTS];
        workers.splitRows(Workers.PARTS, (part, from, to) -> {
            var network = new SentenceNetwork(start, FILTERS_EACH, seed + part);
            for (int pass = 0; pass < PASSES; pass++) {
                network.learn(texts, targets, importance, RATE * (1 - 0.8f * pass / PASSES));
            }
            networks[part] = network;
        });
        return folded(networks, kept(index));
    }

    /** Row 0 is for no word; words without a vector begin near zero. */
    private static float[][] start(WordVectors vectors, int words, long seed) {
        double squares = 0;
        for (float[] vector : vectors.vectors()) {
            for (float value : vector) {
                squares += (double) value * value;
            }
        }
        double spread = Math.sqrt(squares / Math.max(1, vectors.vectors().length) / SIZE);
        float scale = (float) (SPREAD / Math.max(1e-9, spread));
        var random = new SplittableRandom(seed);
        var start = new float[words + 1][SIZE];
        for (int row = 0; row < words; row++) {
            for (int d = 0; d < SIZE; d++) {
                start[row + 1][d] = row < vectors.vectors().length
                        ? vectors.vectors()[row][d] * scale
                        : (float) (random.nextGaussian() * 0.05);
            }
        }
        return start;
    }

    private static int[][] rows(Tokens tokens, Map<Long, Integer> index) {
        var rows = new int[tokens.size()][];
        for (int i = 0; i < rows.length; i++) {
            long[] text = tokens.hashes()[i];
            rows[i] = new int[text.length];
            for (int t = 0; t < text.length; t++) {
                rows[i][t] = index.getOrDefault(text[t], -1) + 1;
            }
        }
        return rows;
    }

    /** The most frequent words of all texts: their vectors say something even where the sentences never held them. */
    private static long[][] kept(Map<Long, Integer> index) {
        return index.entrySet().stream()
                .map(entry -> new long[] {entry.getKey(), entry.getValue()})
                .sorted(Comparator.comparingLong(word -> word[1]))
                .limit(KEPT_WORDS)
                .toArray(long[][]::new);
    }

    private static SentenceFilters folded(SentenceNetwork[] networks, long[][] kept) {
        int filters = FILTERS_EACH * networks.length;
        var biases = new float[filters];
        var outputs = new float[filters];
        for (int n = 0; n < networks.length; n++) {
            System.arraycopy(networks[n].biases(), 0, biases, n * FILTERS_EACH, FILTERS_EACH);
            for (int f = 0; f < FILTERS_EACH; f++) {
                outputs[n * FILTERS_EACH + f] = networks[n].outputs()[f] / networks.length;
            }
        }
        var words = new long[kept.length];
        var entries = new float[kept.length * SentenceNetwork.WIDTH * filters];
        for (int word = 0; word < kept.length; word++) {
            words[word] = kept[word][0];
            for (int n = 0; n < networks.length; n++) {
                float[] folded = networks[n].folded((int) kept[word][1] + 1);
                for (int place = 0; place < SentenceNetwork.WIDTH; place++) {
                    System.arraycopy(
                            folded,
                            place * FILTERS_EACH,
                            entries,
                            (word * SentenceNetwork.WIDTH + place) * filters + n * FILTERS_EACH,
                            FILTERS_EACH);
                }
            }
        }
        float step = step(entries);
        var rows = new byte[entries.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) Math.max(-127, Math.min(127, Math.round(entries[i] / step)));
        }
        return new SentenceFilters(step, biases, outputs, words, rows);
    }

    private static float step(float[] entries) {
        float[] sizes = entries.clone();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(sizes[i]);
        }
        Arrays.sort(sizes);
        return Math.max(1e-9f, sizes[(int) (0.9999 * (sizes.length - 1))] / 127);
    }
}
