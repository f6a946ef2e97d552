package io.reviewstream.enrich.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns {@link ClassTrees}: each tree follows, for all classes at once, the gradient of the softmax that those before leave
 * (gradient boosting with second derivatives and leaves of several values).
 */
public final class ClassTreeTraining {
    private static final int BINS = 32;
    private static final float LEAST_GAIN = 1e-3f;
    private static final float LEAST_BEND = 1e-4f;

    private final int classes;
    private final List<float[]> numbers = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private final List<Float> weights = new ArrayList<>();

    public ClassTreeTraining(int classes) {
        this.classes = classes;
    }

    /**
     * Adds an example.
     *
     * @param seen what the trees may look at
     * @param answer the class, counted from 0
     * @param weight how much it counts, 1 as a rule
     */
    public void add(float[] seen, int answer, float weight) {
        numbers.add(seen.clone());
        answers.add(answer);
        weights.add(weight);
    }

    public int size() {
        return numbers.size();
    }

    /**
     * Learns. The same examples give the same trees.
     *
     * @param rate how much of what a tree could mend it does
     * @param calm pulls leaves to nothing: L2
     * @param least weight of a leaf, as the number of examples
     */
    public ClassTrees learn(int trees, int depth, float rate, float calm, float least) {
        return size() == 0 ? ClassTrees.none(classes) : new Growth(depth, rate, calm, least).grow(trees);
    }

    /** The examples, and where each stands in the tree that grows. */
    private final class Growth {
        private final int depth;
        private final float rate;
        private final float calm;
        private final float least;
        private final int rows = numbers.size();
        private final float[][] limits;
        private final byte[][] bins;

        /** Of each row all classes, one after another. */
        private final float[] scores = new float[rows * classes];

        private final float[] slopes = new float[rows * classes];
        private final float[] bends = new float[rows * classes];
        private final int[] nodes = new int[rows];

        Growth(int depth, float rate, float calm, float least) {
            this.depth = depth;
            this.rate = rate;
            this.calm = calm;
            this.least = least;
            int inputs = numbers.get(0).length;
            limits = new float[inputs][];
            bins = new byte[inputs][rows];
            for (int input = 0; input < inputs; input++) {
                limits[input] = limits(input);
                for (int row = 0; row < rows; row++) {
                    int at = Arrays.binarySearch(limits[input], numbers.get(row)[input]);
                    bins[input][row] = (byte) (at < 0 ? -at - 1 : at);
                }
            }
        }

        private float[] limits(int input) {
            float[] sorted = new float[rows];
            for (int row = 0; row < rows; row++) {
                sorted[row] = numbers.get(row)[input];
            }
            Arrays.sort(sorted);
            float[] limits = new float[BINS];
            int count = 0;
            for (int bin = 1; bin < BINS; bin++) {
                float limit = sorted[(int) ((long) bin * rows / BINS)];
                if (count == 0 || limit > limits[count - 1]) {
                    limits[count++] = limit;
                }
            }
            return Arrays.copyOf(limits, count);
        }

        ClassTrees grow(int trees) {
            int inner = Trees.inner(depth);
            byte[] inputs = new byte[trees * inner];
            float[] bounds = new float[trees * inner];
            float[] leaves = new float[((trees << depth) + 1) * classes];
            begin(leaves);
            for (int tree = 0; tree < trees; tree++) {
                slope();
                Arrays.fill(nodes, 0);
                for (int level = 0; level < depth; level++) {
                    split((1 << level) - 1, 1 << level, inputs, bounds, tree * inner);
                }
                leaves(inner, leaves, ((tree << depth) + 1) * classes);
            }
            return new ClassTrees(classes, depth, inputs, bounds, leaves);
        }

        /** Each class begins with the logarithm of its share. */
        private void begin(float[] first) {
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

        /** Splits the nodes of a level, each by the number and the limit that mend most. */
        private void split(int from, int count, byte[] inputs, float[] bounds, int base) {
            float[] best = new float[count];
            int[] bin = new int[count];
            int[] chosen = new int[count];
            Arrays.fill(best, LEAST_GAIN);
            Arrays.fill(chosen, -1);
            for (int input = 0; input < limits.length; input++) {
                int width = limits[input].length + 1;
                var sums = new Sums(count * width);
                for (int row = 0; row < rows; row++) {
                    sums.add((nodes[row] - from) * width + bins[input][row], row);
                }
                for (int node = 0; node < count; node++) {
                    var all = new Sums(1);
                    for (int i = 0; i < width; i++) {
                        all.add(0, sums, node * width + i);
                    }
                    double whole = all.gain(0);
                    var left = new Sums(1);
                    for (int i = 0; i + 1 < width; i++) {
                        left.add(0, sums, node * width + i);
                        if (left.rows[0] < least || all.rows[0] - left.rows[0] < least) {
                            continue;
                        }
                        float gain = (float) (left.gain(0) + all.gainWithout(left) - whole);
                        if (gain > best[node]) {
                            best[node] = gain;
                            chosen[node] = input;
                            bin[node] = i;
                        }
                    }
                }
            }
            for (int node = 0; node < count; node++) {
                boolean splits = chosen[node] >= 0;
                inputs[base + from + node] = (byte) (splits ? chosen[node] : 0);
                bounds[base + from + node] = splits ? limits[chosen[node]][bin[node]] : Float.MAX_VALUE;
            }
            for (int row = 0; row < rows; row++) {
                int node = nodes[row] - from;
                boolean right = chosen[node] >= 0 && bins[chosen[node]][row] > bin[node];
                nodes[row] = 2 * nodes[row] + (right ? 2 : 1);
            }
        }

        private void leaves(int inner, float[] leaves, int base) {
            var sums = new Sums(1 << depth);
            for (int row = 0; row < rows; row++) {
                sums.add(nodes[row] - inner, row);
            }
            for (int i = 0; i < sums.slope.length; i++) {
                leaves[base + i] = (float) (-rate * sums.slope[i] / (sums.bend[i] + calm));
            }
            for (int row = 0; row < rows; row++) {
                int leaf = base + (nodes[row] - inner) * classes;
                for (int i = 0; i < classes; i++) {
                    scores[row * classes + i] += leaves[leaf + i];
                }
            }
        }

        /** Derivatives of all classes, summed up in each of some places. */
        private final class Sums {
            private final double[] slope;
            private final double[] bend;
            private final double[] rows;

            Sums(int places) {
                slope = new double[places * classes];
                bend = new double[places * classes];
                rows = new double[places];
            }

            void add(int place, int row) {
                rows[place] += weights.get(row);
                for (int i = 0; i < classes; i++) {
                    slope[place * classes + i] += slopes[row * classes + i];
                    bend[place * classes + i] += bends[row * classes + i];
                }
            }

            void add(int place, Sums others, int other) {
                rows[place] += others.rows[other];
                for (int i = 0; i < classes; i++) {
                    slope[place * classes + i] += others.slope[other * classes + i];
                    bend[place * classes + i] += others.bend[other * classes + i];
                }
            }

            double gain(int place) {
                double gain = 0;
                for (int i = place * classes; i < (place + 1) * classes; i++) {
                    gain += slope[i] * slope[i] / (bend[i] + calm);
                }
                return gain;
            }

            /** The gain of what is left, of one place, without what is in another. */
            double gainWithout(Sums part) {
                double gain = 0;
                for (int i = 0; i < classes; i++) {
                    double rest = slope[i] - part.slope[i];
                    gain += rest * rest / (bend[i] - part.bend[i] + calm);
                }
                return gain;
            }
        }
    }
}
