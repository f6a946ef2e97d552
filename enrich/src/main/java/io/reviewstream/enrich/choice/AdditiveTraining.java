package io.reviewstream.enrich.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns an {@link AdditiveModel}, one step after another: each parts the examples by one number, where that follows best, for
 * all classes at once, the gradient of the softmax which those before leave (gradient boosting with second derivatives).
 */
public final class AdditiveTraining {
    private static final float LEAST_BEND = 1e-4f;

    private final int classes;
    private final List<float[]> numbers = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private final List<Float> weights = new ArrayList<>();

    public AdditiveTraining(int classes) {
        this.classes = classes;
    }

    /**
     * Adds an example.
     *
     * @param seen what the model may look at, as many numbers each time
     * @param answer the class, counted from 0
     * @param weight how much it counts, 1 as a rule
     */
    public void add(float[] seen, int answer, float weight) {
        numbers.add(seen.clone());
        answers.add(answer);
        weights.add(weight);
    }

    /**
     * Learns. The same examples give the same model; without any, all classes are alike.
     *
     * @param steps how many
     * @param rate how much of what a step could mend it does
     * @param calm pulls what is given to nothing: L2
     * @param least how many examples are on either side of a step
     */
    public AdditiveModel learn(int steps, float rate, float calm, float least) {
        var growth = new Growth(rate, calm, least);
        for (int step = 0; step < steps; step++) {
            growth.grow();
        }
        return growth.model();
    }

    private final class Growth {
        private final float rate;
        private final float calm;
        private final float least;
        private final int rows = numbers.size();
        private final int inputs = rows == 0 ? 0 : numbers.get(0).length;
        private final float[][] limits = new float[inputs][];
        private final byte[][] bins = new byte[inputs][rows];
        private final float[] first = new float[classes];
        private final float[][] gives = new float[inputs][];

        /** Of each row all classes, one after another. */
        private final float[] scores = new float[rows * classes];

        private final float[] slopes = new float[rows * classes];
        private final float[] bends = new float[rows * classes];

        Growth(float rate, float calm, float least) {
            this.rate = rate;
            this.calm = calm;
            this.least = least;
            for (int input = 0; input < inputs; input++) {
                limits[input] = limits(input);
                gives[input] = new float[(limits[input].length + 1) * classes];
                for (int row = 0; row < rows; row++) {
                    bins[input][row] = (byte) Bins.of(limits[input], numbers.get(row)[input]);
                }
            }
            begin();
        }

        private float[] limits(int input) {
            float[] all = new float[rows];
            for (int row = 0; row < rows; row++) {
                all[row] = numbers.get(row)[input];
            }
            return Bins.limits(all);
        }

        /** Each class begins with the logarithm of its share. */
        private void begin() {
            double all = 0;
            double[] shares = new double[classes];
            for (int row = 0; row < rows; row++) {
                shares[answers.get(row)] += weights.get(row);
                all += weights.get(row);
            }
            for (int i = 0; i < classes; i++) {
                first[i] = (float) StrictMath.log((shares[i] + 1) / (all + classes));
            }
            for (int row = 0; row < rows; row++) {
                System.arraycopy(first, 0, scores, row * classes, classes);
            }
        }

        void grow() {
            slope();
            int chosen = -1;
            int end = 0;
            double best = 0;
            Sums left = new Sums(1);
            Sums right = new Sums(1);
            for (int input = 0; input < inputs; input++) {
                int steps = limits[input].length + 1;
                var sums = new Sums(steps);
                for (int row = 0; row < rows; row++) {
                    sums.add(bins[input][row], row);
                }
                var all = new Sums(1);
                for (int step = 0; step < steps; step++) {
                    all.add(sums, step, 1);
                }
                double whole = all.gain();
                var below = new Sums(1);
                for (int step = 0; step + 1 < steps; step++) {
                    below.add(sums, step, 1);
                    all.add(sums, step, -1);
                    boolean enough = below.rows[0] >= least && all.rows[0] >= least;
                    double gain = enough ? below.gain() + all.gain() - whole : 0;
                    if (gain > best) {
                        best = gain;
                        chosen = input;
                        end = step;
                        left = below.copy();
                        right = all.copy();
                    }
                }
            }
            if (chosen >= 0) {
                give(chosen, end, left, right);
            }
        }

        private void slope() {
            float[] chances = new float[classes];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(scores, row * classes, chances, 0, classes);
                LinearModel.softmax(chances, classes);
                float weight = weights.get(row);
                for (int i = 0; i < classes; i++) {
                    slopes[row * classes + i] = (chances[i] - (i == answers.get(row) ? 1 : 0)) * weight;
                    bends[row * classes + i] = Math.max(LEAST_BEND, chances[i] * (1 - chances[i])) * weight;
                }
            }
        }

        private void give(int input, int end, Sums left, Sums right) {
            for (int step = 0; step <= limits[input].length; step++) {
                Sums side = step <= end ? left : right;
                for (int i = 0; i < classes; i++) {
                    gives[input][step * classes + i] += side.mend(i);
                }
            }
            for (int row = 0; row < rows; row++) {
                Sums side = bins[input][row] <= end ? left : right;
                for (int i = 0; i < classes; i++) {
                    scores[row * classes + i] += side.mend(i);
                }
            }
        }

        /** The model, without ends of steps where nothing changes. */
        AdditiveModel model() {
            for (int input = 0; input < inputs; input++) {
                float[] ends = limits[input];
                float[] given = gives[input];
                int kept = 0;
                for (int step = 0; step < ends.length; step++) {
                    int at = step * classes;
                    if (Arrays.equals(given, at, at + classes, given, at + classes, at + 2 * classes)) {
                        continue;
                    }
                    ends[kept] = ends[step];
                    System.arraycopy(given, at, given, kept * classes, classes);
                    kept++;
                }
                System.arraycopy(given, ends.length * classes, given, kept * classes, classes);
                limits[input] = Arrays.copyOf(ends, kept);
                gives[input] = Arrays.copyOf(given, (kept + 1) * classes);
            }
            return new AdditiveModel(first, limits, gives);
        }

        /** Derivatives of all classes, summed up in each of some places. */
        private final class Sums {
            private final double[] slope;
            private final double[] bend;
            private final double[] rows;

            Sums(int places) {
                this(new double[places * classes], new double[places * classes], new double[places]);
            }

            private Sums(double[] slope, double[] bend, double[] rows) {
                this.slope = slope;
                this.bend = bend;
                this.rows = rows;
            }

            Sums copy() {
                return new Sums(slope.clone(), bend.clone(), rows.clone());
            }

            void add(int place, int row) {
                rows[place] += weights.get(row);
                for (int i = 0; i < classes; i++) {
                    slope[place * classes + i] += slopes[row * classes + i];
                    bend[place * classes + i] += bends[row * classes + i];
                }
            }

            /** Adds a place of others to the only one here, or takes it away. */
            void add(Sums others, int other, int sign) {
                rows[0] += sign * others.rows[other];
                for (int i = 0; i < classes; i++) {
                    slope[i] += sign * others.slope[other * classes + i];
                    bend[i] += sign * others.bend[other * classes + i];
                }
            }

            double gain() {
                double gain = 0;
                for (int i = 0; i < classes; i++) {
                    gain += slope[i] * slope[i] / (bend[i] + calm);
                }
                return gain;
            }

            /** What is given to a class here. */
            float mend(int i) {
                return (float) (-rate * slope[i] / (bend[i] + calm));
            }
        }
    }
}
