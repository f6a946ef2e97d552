package io.reviewstream.enrich.sentiment.training;

/** Logistic regression on a few dense columns, by Newton's method with a ridge. */
final class DenseRegression {
    private DenseRegression() {}

    /**
     * Learns.
     *
     * @param c how much the loss weighs against half the squared weights
     * @return one weight a column, then the bias
     */
    static double[] fit(float[][] rows, float[] targets, double c) {
        int columns = rows[0].length;
        int size = columns + 1;
        var weights = new double[size];
        for (int iteration = 0; iteration < 12; iteration++) {
            var gradient = new double[size];
            var hessian = new double[size][size];
            for (int i = 0; i < columns; i++) {
                gradient[i] = weights[i] / c;
                hessian[i][i] = 1 / c;
            }
            hessian[columns][columns] = 1e-9;
            for (int r = 0; r < rows.length; r++) {
                float[] row = rows[r];
                double p = 1 / (1 + Math.exp(-margin(row, weights)));
                double slope = p - targets[r];
                double curvature = Math.max(1e-9, p * (1 - p));
                for (int i = 0; i < size; i++) {
                    double value = i < columns ? row[i] : 1;
                    gradient[i] += slope * value;
                    double scaled = curvature * value;
                    double[] line = hessian[i];
                    for (int j = 0; j < i; j++) {
                        line[j] += scaled * row[j];
                    }
                    line[i] += scaled * value;
                }
            }
            double moved = step(hessian, gradient, weights);
            if (moved < 1e-8) {
                break;
            }
        }
        return weights;
    }

    static double margin(float[] row, double[] weights) {
        double margin = weights[row.length];
        for (int i = 0; i < row.length; i++) {
            margin += weights[i] * row[i];
        }
        return margin;
    }

    /** Solves by Cholesky's decomposition of the lower triangle and moves the weights. */
    private static double step(double[][] hessian, double[] gradient, double[] weights) {
        int size = gradient.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = hessian[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= hessian[i][k] * hessian[j][k];
                }
                hessian[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / hessian[j][j];
            }
        }
        var solved = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = gradient[i];
            for (int k = 0; k < i; k++) {
                sum -= hessian[i][k] * solved[k];
            }
            solved[i] = sum / hessian[i][i];
        }
        double moved = 0;
        for (int i = size - 1; i >= 0; i--) {
            double sum = solved[i];
            for (int k = i + 1; k < size; k++) {
                sum -= hessian[k][i] * solved[k];
            }
            solved[i] = sum / hessian[i][i];
            weights[i] -= solved[i];
            moved += solved[i] * solved[i];
        }
        return moved;
    }

    /** Eight sums side by side, since the compiler may not reorder one sum of floats; lengths are multiples of eight. */
    static float dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int i = 0; i + 7 < a.length; i += 8) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
            s4 += a[i + 4] * b[i + 4];
            s5 += a[i + 5] * b[i + 5];
            s6 += a[i + 6] * b[i + 6];
            s7 += a[i + 7] * b[i + 7];
        }
        return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
    }
}
