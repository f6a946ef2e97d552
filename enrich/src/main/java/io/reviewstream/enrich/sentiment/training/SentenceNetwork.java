package io.reviewstream.enrich.sentiment.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A convolution over three neighbouring words, the strongest answer of each filter, and a logistic output. Learnt from
 * sentences and phrases with soft targets by Adam. One thread and one seed give one result.
 */
final class SentenceNetwork {
    static final int WIDTH = 3;
    private static final float KEEP_INPUT = 0.75f;
    private static final float KEEP_HIDDEN = 0.5f;
    private static final int BATCH = 50;
    private static final float FIRST_DECAY = 0.9f;
    private static final float SECOND_DECAY = 0.999f;

    private final int size;
    private final int filters;
    /** Row 0 stands for all unknown words and stays zero. */
    private final Parameters words;

    private final Parameters kernel;
    private final Parameters biases;
    private final Parameters output;
    private final SplittableRandom random;

    /**
     * Prepares.
     *
     * @param start the words' vectors to start from, row 0 zero; copied
     */
    SentenceNetwork(float[][] start, int filters, long seed) {
        this.size = start[0].length;
        this.filters = filters;
        this.random = new SplittableRandom(seed);
        words = new Parameters(start.length, size);
        for (int row = 0; row < start.length; row++) {
            System.arraycopy(start[row], 0, words.values[row], 0, size);
        }
        kernel = new Parameters(WIDTH * size, filters);
        double spread = Math.sqrt(2.0 / (WIDTH * size));
        for (float[] row : kernel.values) {
            for (int f = 0; f < filters; f++) {
                row[f] = (float) (random.nextGaussian() * spread);
            }
        }
        biases = new Parameters(1, filters);
        output = new Parameters(1, filters + 1);
        for (int f = 0; f < filters; f++) {
            output.values[0][f] = (float) (random.nextGaussian() / Math.sqrt(filters));
        }
    }

    /** Values with their gradients and Adam's two running means, a row each. */
    private static final class Parameters {
        final float[][] values;
        final float[][] gradients;
        final float[][] first;
        final float[][] second;
        final boolean[] touched;
        final int[] touchedRows;
        int touchedCount;

        Parameters(int rows, int columns) {
            values = new float[rows][columns];
            gradients = new float[rows][columns];
            first = new float[rows][columns];
            second = new float[rows][columns];
            touched = new boolean[rows];
            touchedRows = new int[rows];
        }

        float[] gradient(int row) {
            if (!touched[row]) {
                touched[row] = true;
                touchedRows[touchedCount++] = row;
            }
            return gradients[row];
        }

        void step(float rate, float scale) {
            for (int t = 0; t < touchedCount; t++) {
                int row = touchedRows[t];
                touched[row] = false;
                float[] v = values[row];
                float[] g = gradients[row];
                float[] m = first[row];
                float[] s = second[row];
                for (int i = 0; i < v.length; i++) {
                    float slope = g[i] * scale;
                    m[i] = FIRST_DECAY * m[i] + (1 - FIRST_DECAY) * slope;
                    s[i] = SECOND_DECAY * s[i] + (1 - SECOND_DECAY) * slope * slope;
                    v[i] -= rate * m[i] / ((float) Math.sqrt(s[i]) + 1e-7f);
                    g[i] = 0;
                }
            }
            touchedCount = 0;
        }
    }

    /** Reads all texts once in random order. */
    void learn(int[][] texts, float[] targets, float[] importance, float rate) {
        var order = new int[texts.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[other];
            order[other] = swap;
        }
        int inBatch = 0;
        for (int text : order) {
            if (texts[text].length > 0) {
                example(texts[text], targets[text], importance[text]);
            }
            if (++inBatch == BATCH) {
                step(rate);
                inBatch = 0;
            }
        }
        step(rate);
    }

    private void step(float rate) {
        words.step(rate * 0.5f, 1f / BATCH);
        kernel.step(rate, 1f / BATCH);
        biases.step(rate, 1f / BATCH);
        output.step(rate, 1f / BATCH);
    }

    private void example(int[] text, float target, float importance) {
        int length = text.length;
        var input = new float[length][size];
        for (int i = 0; i < length; i++) {
            float[] vector = words.values[text[i]];
            for (int d = 0; d < size; d++) {
                input[i][d] = random.nextInt() >>> 8 < KEEP_INPUT * (1 << 24) ? vector[d] / KEEP_INPUT : 0;
            }
        }
        var best = new float[filters];
        var where = new int[filters];
        strongest(input, best, where);
        float[] out = output.values[0];
        float logit = out[filters];
        var kept = new boolean[filters];
        for (int f = 0; f < filters; f++) {
            kept[f] = best[f] > 0 && random.nextBoolean();
            if (kept[f]) {
                logit += out[f] * best[f] / KEEP_HIDDEN;
            }
        }
        float slope = importance * ((float) (1 / (1 + Math.exp(-logit))) - target);
        float[] outGradient = output.gradient(0);
        float[] biasGradient = biases.gradient(0);
        outGradient[filters] += slope;
        for (int f = 0; f < filters; f++) {
            if (!kept[f]) {
                continue;
            }
            outGradient[f] += slope * best[f] / KEEP_HIDDEN;
            float inner = slope * out[f] / KEEP_HIDDEN;
            biasGradient[f] += inner;
            for (int k = 0; k < WIDTH; k++) {
                int at = where[f] + k - 1;
                if (at < 0 || at >= length) {
                    continue;
                }
                float[] vector = input[at];
                float[] wordGradient = words.gradient(text[at]);
                for (int d = 0; d < size; d++) {
                    if (vector[d] != 0) {
                        kernel.gradient(k * size + d)[f] += inner * vector[d];
                        wordGradient[d] += inner * kernel.values[k * size + d][f] / KEEP_INPUT;
                    }
                }
            }
        }
        Arrays.fill(words.gradients[0], 0);
    }

    /** For each filter its strongest answer over all places, and where. */
    private void strongest(float[][] input, float[] best, int[] where) {
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        var sums = new float[filters];
        for (int i = 0; i < input.length; i++) {
            System.arraycopy(biases.values[0], 0, sums, 0, filters);
            for (int k = 0; k < WIDTH; k++) {
                int at = i + k - 1;
                if (at >= 0 && at < input.length) {
                    add(sums, input[at], k);
                }
            }
            for (int f = 0; f < filters; f++) {
                if (sums[f] > best[f]) {
                    best[f] = sums[f];
                    where[f] = i;
                }
            }
        }
    }

    private void add(float[] sums, float[] vector, int offset) {
        for (int d = 0; d < size; d++) {
            float value = vector[d];
            if (value != 0) {
                float[] row = kernel.values[offset * size + d];
                for (int f = 0; f < filters; f++) {
                    sums[f] += value * row[f];
                }
            }
        }
    }

    /** The logit of a text. */
    float logit(int[] text) {
        if (text.length == 0) {
            return 0;
        }
        var input = new float[text.length][];
        for (int i = 0; i < text.length; i++) {
            input[i] = words.values[text[i]];
        }
        var best = new float[filters];
        strongest(input, best, new int[filters]);
        float logit = output.values[0][filters];
        for (int f = 0; f < filters; f++) {
            logit += output.values[0][f] * Math.max(0, best[f]);
        }
        return logit;
    }

    /** What a word adds to each filter, from each of the three places: {@code place * filters + filter}. */
    float[] folded(int word) {
        var folded = new float[WIDTH * filters];
        var sums = new float[filters];
        for (int k = 0; k < WIDTH; k++) {
            Arrays.fill(sums, 0);
            add(sums, words.values[word], k);
            System.arraycopy(sums, 0, folded, k * filters, filters);
        }
        return folded;
    }

    float[] biases() {
        return biases.values[0].clone();
    }

    /** A weight per filter, then the bias. */
    float[] outputs() {
        return output.values[0].clone();
    }
}
