package io.reviewstream.enrich.sentiment.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Logistic regression with soft targets over rows of scaled ones, each row divided by its length, solved by L-BFGS.
 * Minimises half the squared weights plus C times the summed log-loss.
 */
final class LogisticRegression {
    private static final int MEMORY = 6;

    private final NGramMatrix matrix;
    private final Workers workers;

    LogisticRegression(NGramMatrix matrix, Workers workers) {
        this.matrix = matrix;
        this.workers = workers;
    }

    /**
     * What was learnt.
     *
     * @param weights per n-gram, scale included: the margin of a row is their sum divided by the row's length
     * @param bias added to every margin
     * @param scale what each n-gram counted for; needed for a row's length
     */
    record Fit(float[] weights, float bias, float[] scale) {}

    /**
     * Learns.
     *
     * @param rows the rows to learn from
     * @param targets for each of {@code rows}, 0 to 1
     * @param scale for each n-gram
     * @param start weights to start from, scale included; null for none
     */
    Fit fit(int[] rows, float[] targets, float[] scale, double c, int iterations, float @Nullable [] start) {
        int width = matrix.width();
        float[] lengths = inverseLengths(scale, rows);
        var weights = new float[width];
        double bias = 0;
        var scaled = new float[width];
        var margins = new float[rows.length];
        var directionMargins = new float[rows.length];
        var slopes = new float[rows.length];
        var gradient = new float[width];
        var partial = new float[Workers.PARTS][width];
        var direction = new float[width];
        var previousGradient = new float[width];
        if (start != null) {
            for (int i = 0; i < width; i++) {
                weights[i] = start[i] / scale[i];
            }
            margins(rows, start, 0, lengths, margins);
        }
        double loss = loss(margins, directionMargins, 0, targets, c) + 0.5 * dot(weights, weights);
        double biasGradient = gradient(rows, margins, slopes, targets, lengths, scale, weights, c, partial, gradient);
        var history = new ArrayDeque<Step>();
        for (int iteration = 0; iteration < iterations; iteration++) {
            double biasDirection = direction(history, gradient, biasGradient, direction);
            workers.split(width, (part, from, to) -> {
                for (int i = from; i < to; i++) {
                    scaled[i] = direction[i] * scale[i];
                }
            });
            margins(rows, scaled, (float) biasDirection, lengths, directionMargins);
            double squaredWeights = dot(weights, weights);
            double crossed = dot(weights, direction);
            double squaredDirection = dot(direction, direction);
            double descent = -(dot(gradient, direction) + biasGradient * biasDirection);
            double step = 1;
            double next = 0;
            int tries = 0;
            for (; tries < 20; tries++) {
                next = loss(margins, directionMargins, step, targets, c)
                        + 0.5 * (squaredWeights - 2 * step * crossed + step * step * squaredDirection);
                if (next <= loss + 1e-4 * step * descent) {
                    break;
                }
                step *= 0.5;
            }
            if (tries == 20) {
                break;
            }
            System.arraycopy(gradient, 0, previousGradient, 0, width);
            double previousBiasGradient = biasGradient;
            float by = (float) step;
            workers.split(width, (part, from, to) -> {
                for (int i = from; i < to; i++) {
                    weights[i] -= by * direction[i];
                }
            });
            bias -= step * biasDirection;
            for (int i = 0; i < margins.length; i++) {
                margins[i] -= by * directionMargins[i];
            }
            biasGradient = gradient(rows, margins, slopes, targets, lengths, scale, weights, c, partial, gradient);
            double gained = loss - next;
            loss = next;
            remember(
                    history,
                    direction,
                    by,
                    gradient,
                    previousGradient,
                    -step * biasDirection,
                    biasGradient - previousBiasGradient);
            if (gained < 1e-5 * Math.abs(loss) && iteration > 5) {
                break;
            }
        }
        for (int i = 0; i < width; i++) {
            weights[i] *= scale[i];
        }
        return new Fit(weights, (float) bias, scale);
    }

    /** The margins of any rows of a matrix with the same columns. */
    static float[] margins(NGramMatrix matrix, int[] rows, Fit fit, Workers workers) {
        var regression = new LogisticRegression(matrix, workers);
        var margins = new float[rows.length];
        regression.margins(rows, fit.weights(), fit.bias(), regression.inverseLengths(fit.scale(), rows), margins);
        return margins;
    }

    private void margins(int[] rows, float[] weights, float bias, float[] lengths, float[] into) {
        int[] starts = matrix.rowStarts();
        int[] columns = matrix.columns();
        workers.split(rows.length, (part, from, to) -> {
            for (int i = from; i < to; i++) {
                float sum = 0;
                int end = starts[rows[i] + 1];
                for (int j = starts[rows[i]]; j < end; j++) {
                    sum += weights[columns[j]];
                }
                into[i] = sum * lengths[i] + bias;
            }
        });
    }

    private float[] inverseLengths(float[] scale, int[] rows) {
        int[] starts = matrix.rowStarts();
        int[] columns = matrix.columns();
        var lengths = new float[rows.length];
        workers.split(rows.length, (part, from, to) -> {
            for (int i = from; i < to; i++) {
                double sum = 0;
                for (int j = starts[rows[i]]; j < starts[rows[i] + 1]; j++) {
                    sum += (double) scale[columns[j]] * scale[columns[j]];
                }
                lengths[i] = sum == 0 ? 1 : (float) (1 / Math.sqrt(sum));
            }
        });
        return lengths;
    }

    private static double loss(float[] margins, float[] directionMargins, double step, float[] targets, double c) {
        double sum = 0;
        for (int i = 0; i < margins.length; i++) {
            double margin = margins[i] - step * directionMargins[i];
            sum += Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))) - targets[i] * margin;
        }
        return c * sum;
    }

    private double gradient(
            int[] rows,
            float[] margins,
            float[] slopes,
            float[] targets,
            float[] lengths,
            float[] scale,
            float[] weights,
            double c,
            float[][] partial,
            float[] gradient) {
        int[] starts = matrix.rowStarts();
        int[] columns = matrix.columns();
        workers.split(rows.length, (part, from, to) -> {
            float[] sums = partial[part];
            java.util.Arrays.fill(sums, 0);
            for (int i = from; i < to; i++) {
                double slope = c * (1 / (1 + Math.exp(-margins[i])) - targets[i]);
                slopes[i] = (float) slope;
                float share = (float) (slope * lengths[i]);
                int end = starts[rows[i] + 1];
                for (int j = starts[rows[i]]; j < end; j++) {
                    sums[columns[j]] += share;
                }
            }
        });
        workers.split(gradient.length, (part, from, to) -> {
            for (int i = from; i < to; i++) {
                gradient[i] = (partial[0][i] + partial[1][i]) * scale[i] + weights[i];
            }
        });
        double biasGradient = 0;
        for (float slope : slopes) {
            biasGradient += slope;
        }
        return biasGradient;
    }

    /** One remembered step of L-BFGS: how the weights moved and how the gradient changed. */
    private record Step(float[] moved, float[] changed, double biasMoved, double biasChanged, double inverse) {}

    private void remember(
            ArrayDeque<Step> history,
            float[] direction,
            float step,
            float[] gradient,
            float[] previousGradient,
            double biasMoved,
            double biasChanged) {
        Step reused = history.size() == MEMORY ? history.removeFirst() : null;
        float[] moved = reused == null ? new float[direction.length] : reused.moved();
        float[] changed = reused == null ? new float[direction.length] : reused.changed();
        workers.split(direction.length, (part, from, to) -> {
            for (int i = from; i < to; i++) {
                moved[i] = -step * direction[i];
                changed[i] = gradient[i] - previousGradient[i];
            }
        });
        double curvature = dot(moved, changed) + biasMoved * biasChanged;
        if (curvature > 1e-12) {
            history.addLast(new Step(moved, changed, biasMoved, biasChanged, 1 / curvature));
        }
    }

    private double direction(ArrayDeque<Step> history, float[] gradient, double biasGradient, float[] direction) {
        System.arraycopy(gradient, 0, direction, 0, gradient.length);
        double bias = biasGradient;
        var steps = new ArrayList<>(history);
        var alphas = new double[steps.size()];
        for (int s = steps.size() - 1; s >= 0; s--) {
            Step step = steps.get(s);
            alphas[s] = (dot(step.moved(), direction) + step.biasMoved() * bias) * step.inverse();
            add(direction, step.changed(), -alphas[s]);
            bias -= alphas[s] * step.biasChanged();
        }
        double factor;
        if (steps.isEmpty()) {
            factor = Math.min(1, 1 / Math.sqrt(dot(gradient, gradient) + biasGradient * biasGradient));
        } else {
            Step last = steps.get(steps.size() - 1);
            factor = 1
                    / last.inverse()
                    / (dot(last.changed(), last.changed()) + last.biasChanged() * last.biasChanged());
        }
        float by = (float) factor;
        workers.split(direction.length, (part, from, to) -> {
            for (int i = from; i < to; i++) {
                direction[i] *= by;
            }
        });
        bias *= factor;
        for (int s = 0; s < steps.size(); s++) {
            Step step = steps.get(s);
            double beta = (dot(step.changed(), direction) + step.biasChanged() * bias) * step.inverse();
            add(direction, step.moved(), alphas[s] - beta);
            bias += (alphas[s] - beta) * step.biasMoved();
        }
        return bias;
    }

    private void add(float[] to, float[] from, double factor) {
        float by = (float) factor;
        workers.split(to.length, (part, start, end) -> {
            for (int i = start; i < end; i++) {
                to[i] += by * from[i];
            }
        });
    }

    private double dot(float[] a, float[] b) {
        var sums = new double[Workers.PARTS];
        workers.split(a.length, (part, from, to) -> {
            double even = 0;
            double odd = 0;
            int i = from;
            for (; i + 1 < to; i += 2) {
                even += (double) a[i] * b[i];
                odd += (double) a[i + 1] * b[i + 1];
            }
            if (i < to) {
                even += (double) a[i] * b[i];
            }
            sums[part] = even + odd;
        });
        return sums[0] + sums[1];
    }
}
