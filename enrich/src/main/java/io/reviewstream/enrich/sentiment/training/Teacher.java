package io.reviewstream.enrich.sentiment.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Labels unlabelled texts: naive-Bayes-scaled regression and document vectors, which see what a sum of n-gram weights
 * cannot, vote, the regression with the greater weight.
 */
final class Teacher {
    private static final double C = 200;
    private static final int ITERATIONS = 60;
    private static final double VECTOR_C = 2;
    /** What the vectors' vote counts; chosen on held-out films. */
    private static final double VECTORS_SHARE = 0.35;

    private static final int EPOCHS = 9;
    private static final float RATE = 0.2f;
    private static final int LEAST_FREQUENCY = 8;
    /** How sure the teacher is taken to be: soft labels are the logistic of this times its vote. */
    private static final double SHARPNESS = 6;

    private final NGramMatrix matrix;
    private final Workers workers;
    private final long seed;

    Teacher(NGramMatrix matrix, Workers workers, long seed) {
        this.matrix = matrix;
        this.workers = workers;
        this.seed = seed;
    }

    /**
     * Soft labels for {@code unlabelled}, in its order.
     *
     * @param rowTargets for each row of the matrix
     */
    float[] label(int[] labelled, float[] rowTargets, int[] unlabelled, boolean vectors) {
        var targets = new float[labelled.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = rowTargets[labelled[i]];
        }
        float[] ratio = LogCountRatio.of(matrix, labelled, targets);
        int[] seen = LogCountRatio.frequency(matrix, labelled);
        List<float[]> votes = new ArrayList<>();
        votes.add(standardised(regression(ratio, seen, labelled, targets, unlabelled)));
        if (vectors) {
            float[] both = new float[unlabelled.length];
            var parts = new float[Workers.PARTS][];
            workers.splitRows(
                    Workers.PARTS,
                    (part, from, to) -> parts[part] =
                            standardised(vectors(ratio, seen, labelled, targets, unlabelled, seed + part)));
            for (float[] part : parts) {
                for (int i = 0; i < both.length; i++) {
                    both[i] += part[i] / Workers.PARTS;
                }
            }
            votes.add(standardised(both));
        }
        var soft = new float[unlabelled.length];
        for (int i = 0; i < soft.length; i++) {
            double vote = votes.size() == 1
                    ? votes.get(0)[i]
                    : (1 - VECTORS_SHARE) * votes.get(0)[i] + VECTORS_SHARE * votes.get(1)[i];
            soft[i] = (float) (1 / (1 + Math.exp(-SHARPNESS * vote)));
        }
        return soft;
    }

    private float[] regression(float[] ratio, int[] seen, int[] labelled, float[] targets, int[] unlabelled) {
        var scale = new float[ratio.length];
        for (int id = 0; id < scale.length; id++) {
            scale[id] = seen[id] < 2 ? 1e-9f : Math.abs(ratio[id]) + 1e-9f;
        }
        var fit = new LogisticRegression(matrix, workers).fit(labelled, targets, scale, C, ITERATIONS, null);
        return LogisticRegression.margins(matrix, unlabelled, fit, workers);
    }

    private float[] vectors(
            float[] ratio, int[] seen, int[] labelled, float[] targets, int[] unlabelled, long vectorSeed) {
        int[] rows = Heads.concat(labelled, unlabelled);
        var learner = new DocumentVectors(matrix, rows.length, ratio, seen, LEAST_FREQUENCY, vectorSeed);
        float[][] learnt = learner.vectors(rows, EPOCHS, RATE, true, vectorSeed + 1_000);
        double[] weights = DenseRegression.fit(Arrays.copyOf(learnt, labelled.length), targets, VECTOR_C);
        var margins = new float[unlabelled.length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (float) DenseRegression.margin(learnt[labelled.length + i], weights);
        }
        return margins;
    }

    private static float[] standardised(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        double deviation = Math.sqrt(Math.max(1e-12, squares / values.length - mean * mean));
        var standardised = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            standardised[i] = (float) (values[i] / deviation);
        }
        return standardised;
    }
}
