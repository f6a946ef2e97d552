package io.reviewstream.enrich.sentiment.training;

import java.io.IOException;
import java.util.Arrays;

/**
 * Labels unlabelled texts: naive-Bayes-scaled regression and document vectors, which see what a sum of n-gram weights
 * cannot, vote, half each.
 */
final class Teacher {
    private static final double C = 200;
    private static final int ITERATIONS = 60;
    private static final double VECTOR_C = 2;
    /** What the vectors' vote counts; chosen on held-out films. */
    private static final double VECTORS_SHARE = 0.5;

    private static final int EPOCHS = 4;
    private static final float RATE = 0.2f;
    private static final int LEAST_FREQUENCY = 5;
    /** How sure the teacher is taken to be: soft labels are the logistic of this times its vote. */
    private static final double SHARPNESS = 6;

    private final NGramMatrix matrix;
    private final Workers workers;
    private final Checkpoints checkpoints;
    private final long seed;

    Teacher(NGramMatrix matrix, Workers workers, Checkpoints checkpoints, long seed) {
        this.matrix = matrix;
        this.workers = workers;
        this.checkpoints = checkpoints;
        this.seed = seed;
    }

    /**
     * Soft labels for {@code unlabelled}, in its order.
     *
     * @param rowTargets for each row of the matrix
     * @param others rows whose labels are not looked at; the document vectors learn from their words as from all others
     */
    float[] label(int[] labelled, float[] rowTargets, int[] unlabelled, int[] others, boolean vectors)
            throws IOException {
        var targets = new float[labelled.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = rowTargets[labelled[i]];
        }
        float[] ratio = LogCountRatio.of(matrix, labelled, targets);
        int[] seen = LogCountRatio.frequency(matrix, labelled);
        float[] votes = standardised(regression(ratio, seen, labelled, targets, unlabelled));
        if (vectors) {
            float[] byVectors = standardised(checkpoints.floats(
                    "document-vectors", () -> vectors(ratio, seen, labelled, targets, unlabelled, others)));
            for (int i = 0; i < votes.length; i++) {
                votes[i] = (float) ((1 - VECTORS_SHARE) * votes[i] + VECTORS_SHARE * byVectors[i]);
            }
        }
        for (int i = 0; i < votes.length; i++) {
            votes[i] = (float) (1 / (1 + Math.exp(-SHARPNESS * votes[i])));
        }
        return votes;
    }

    /** N-grams that no label has been seen with are left out. */
    private float[] regression(float[] ratio, int[] seen, int[] labelled, float[] targets, int[] unlabelled) {
        var scale = new float[ratio.length];
        for (int id = 0; id < scale.length; id++) {
            scale[id] = seen[id] == 0 ? 1e-9f : Math.abs(ratio[id]) + 1e-9f;
        }
        var fit = new LogisticRegression(matrix, workers).fit(labelled, targets, scale, C, ITERATIONS, null);
        return LogisticRegression.margins(matrix, unlabelled, fit, workers);
    }

    private float[] vectors(
            float[] ratio, int[] seen, int[] labelled, float[] targets, int[] unlabelled, int[] others) {
        int[] rows = Heads.concat(Heads.concat(labelled, unlabelled), others);
        long vectorSeed = seed + 1;
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
