package io.reviewstream.enrich.sentiment.training;

import java.util.SplittableRandom;

/**
 * Document vectors learnt to tell which n-grams stand in the document (cosine similarity, negative sampling), after
 * Thongtan and Phienthrakul, "Sentiment Classification Using Document Embeddings Trained with Cosine Similarity" (2019),
 * with n-grams sampled by their log-count ratio. One thread and one seed give one result.
 */
final class DocumentVectors {
    static final int SIZE = 128;
    private static final int NEGATIVES = 5;
    private static final float SHARPNESS = 6;
    /** After so many epochs the rate would have fallen to a tenth; fewer suffice when another teacher votes too. */
    private static final int DECAY_EPOCHS = 5;

    private final NGramMatrix matrix;
    private final int[] compact;
    private final float[] keep;
    private final int[] negatives;
    private final float[][] grams;
    private final float[] gramSquares;
    private final int kept;
    private final double sampledPerDocument;

    /**
     * Prepares.
     *
     * @param ratio the log-count ratio of each n-gram from the labelled texts
     * @param seen in how many labelled texts each n-gram stands
     */
    DocumentVectors(NGramMatrix matrix, int documents, float[] ratio, int[] seen, int minFrequency, long seed) {
        this.matrix = matrix;
        int width = matrix.width();
        compact = new int[width];
        int count = 0;
        for (int id = 0; id < width; id++) {
            compact[id] = matrix.documentFrequency()[id] >= minFrequency ? count++ : -1;
        }
        kept = count;
        keep = new float[kept];
        var mass = new double[kept];
        double total = 0;
        for (int id = 0; id < width; id++) {
            if (compact[id] >= 0) {
                int frequency = matrix.documentFrequency()[id];
                double strength = seen[id] < 3 ? 0.25 : Math.min(1, Math.abs(ratio[id]));
                double chance = strength * Math.min(1, Math.sqrt(0.01 * documents / frequency));
                keep[compact[id]] = (float) chance;
                total += frequency * chance;
                mass[compact[id]] = total;
            }
        }
        var random = new SplittableRandom(seed);
        negatives = new int[1 << 22];
        // Stratified: each slot of the table takes the n-gram at its share of the mass.
        int at = 0;
        for (int i = 0; i < negatives.length; i++) {
            double share = (i + 0.5) / negatives.length * total;
            while (at < kept - 1 && mass[at] < share) {
                at++;
            }
            negatives[i] = at;
        }
        grams = new float[kept][SIZE];
        gramSquares = new float[kept];
        for (int i = 0; i < kept; i++) {
            gramSquares[i] = start(grams[i], random);
        }
        sampledPerDocument = total / documents;
    }

    /** Learns vectors for the rows, and the n-grams' vectors with them when {@code learnGrams}. */
    float[][] vectors(int[] rows, int epochs, float rate, boolean learnGrams, long seed) {
        var random = new SplittableRandom(seed);
        var vectors = new float[rows.length][SIZE];
        for (float[] vector : vectors) {
            start(vector, random);
        }
        var order = new int[rows.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        long state = seed * 0x9E3779B97F4A7C15L + 1;
        for (int epoch = 0; epoch < epochs; epoch++) {
            float now = rate * (1 - 0.9f * epoch / DECAY_EPOCHS);
            for (int i = order.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int swap = order[i];
                order[i] = order[other];
                order[other] = swap;
            }
            for (int i : order) {
                state = document(rows[i], vectors[i], now, learnGrams, state);
            }
        }
        for (float[] vector : vectors) {
            double square = 0;
            for (float value : vector) {
                square += value * value;
            }
            float length = (float) Math.sqrt(square + 1e-12);
            for (int i = 0; i < SIZE; i++) {
                vector[i] /= length;
            }
        }
        return vectors;
    }

    double sampledPerDocument() {
        return sampledPerDocument;
    }

    private long document(int row, float[] vector, float rate, boolean learnGrams, long seed) {
        long state = seed;
        float square = DenseRegression.dot(vector, vector);
        for (int j = matrix.rowStarts()[row]; j < matrix.rowStarts()[row + 1]; j++) {
            int gram = compact[matrix.columns()[j]];
            if (gram < 0) {
                continue;
            }
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            if ((state >>> 40) * 0x1p-24f > keep[gram]) {
                continue;
            }
            for (int sample = 0; sample <= NEGATIVES; sample++) {
                int other = gram;
                if (sample > 0) {
                    state ^= state << 13;
                    state ^= state >>> 7;
                    state ^= state << 17;
                    other = negatives[(int) (state >>> 20) & negatives.length - 1];
                    if (other == gram) {
                        continue;
                    }
                }
                square = learn(vector, square, other, sample == 0, rate, learnGrams);
            }
        }
        return state;
    }

    private float learn(float[] vector, float square, int gram, boolean present, float rate, boolean learnGrams) {
        float[] other = grams[gram];
        float gramSquare = gramSquares[gram];
        float product = DenseRegression.dot(vector, other);
        float lengths = (float) Math.sqrt(square * gramSquare) + 1e-12f;
        float cosine = product / lengths;
        float p = (float) (1 / (1 + Math.exp(-SHARPNESS * cosine)));
        float g = ((present ? 1f : 0f) - p) * SHARPNESS * rate;
        float across = g / lengths;
        float own = 1 - g * cosine / square;
        float gramOwn = 1 - g * cosine / gramSquare;
        if (learnGrams) {
            for (int i = 0; i < SIZE; i++) {
                float mine = vector[i];
                float its = other[i];
                vector[i] = own * mine + across * its;
                other[i] = gramOwn * its + across * mine;
            }
            gramSquares[gram] =
                    gramOwn * gramOwn * gramSquare + 2 * gramOwn * across * product + across * across * square;
        } else {
            for (int i = 0; i < SIZE; i++) {
                vector[i] = own * vector[i] + across * other[i];
            }
        }
        return own * own * square + 2 * own * across * product + across * across * gramSquare;
    }

    private static float start(float[] values, SplittableRandom random) {
        float square = 0;
        for (int i = 0; i < SIZE; i++) {
            float value = (float) (random.nextGaussian() / Math.sqrt(SIZE));
            values[i] = value;
            square += value * value;
        }
        return square;
    }
}
