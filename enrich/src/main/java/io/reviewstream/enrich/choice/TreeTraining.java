package io.reviewstream.enrich.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns {@link Trees} that correct the scores of candidates of which one is right: each tree follows the gradient of
 * the softmax that those before leave (gradient boosting with second derivatives).
 */
public final class TreeTraining {
    private static final int SAMPLE = 20_000;
    private static final float LEAST_GAIN = 1e-3f;

    private record Case(float[] scores, float[][] numbers, int right, float weight) {}

    private final List<Case> cases = new ArrayList<>();

    /**
     * Adds a case.
     *
     * @param scores of all candidates, without trees
     * @param numbers of each candidate that the trees may look at; null for one that keeps its score
     * @param right which candidate is right, counted from 0
     * @param weight how much the case counts, 1 as a rule
     */
    public void add(float[] scores, float[][] numbers, int right, float weight) {
        cases.add(new Case(scores, numbers, right, weight));
    }

    /**
     * Learns. The same cases and numbers give the same trees.
     *
     * @param rate how much of what a tree could mend it does
     * @param calm pulls leaves to nothing: L2
     * @param least weight of a leaf, as the sum of second derivatives
     */
    public Trees learn(int trees, int depth, float rate, float calm, float least) {
        return new Growth(cases, depth, rate, calm, least).grow(trees);
    }

    /** The rows of all cases, and where each stands in the tree that grows. */
    private static final class Growth {
        private final List<Case> cases;
        private final int depth;
        private final float rate;
        private final float calm;
        private final float least;
        private final int rows;
        private final float[][] limits;
        private final byte[][] bins;
        private final float[] added;
        private final float[] slopes;
        private final float[] bends;
        private final int[] nodes;

        Growth(List<Case> cases, int depth, float rate, float calm, float least) {
            this.cases = cases;
            this.depth = depth;
            this.rate = rate;
            this.calm = calm;
            this.least = least;
            var all = new ArrayList<float[]>();
            for (Case one : cases) {
                for (float[] numbers : one.numbers) {
                    if (numbers != null) {
                        all.add(numbers);
                    }
                }
            }
            rows = all.size();
            int inputs = rows == 0 ? 0 : all.get(0).length;
            limits = new float[inputs][];
            bins = new byte[inputs][rows];
            for (int input = 0; input < inputs; input++) {
                limits[input] = limits(all, input);
                for (int row = 0; row < rows; row++) {
                    bins[input][row] = (byte) Bins.of(limits[input], all.get(row)[input]);
                }
            }
            added = new float[rows];
            slopes = new float[rows];
            bends = new float[rows];
            nodes = new int[rows];
        }

        private static float[] limits(List<float[]> all, int input) {
            float[] sample = new float[Math.min(SAMPLE, all.size())];
            for (int i = 0; i < sample.length; i++) {
                sample[i] = all.get((int) ((long) i * all.size() / sample.length))[input];
            }
            return Bins.limits(sample);
        }

        Trees grow(int trees) {
            int inner = Trees.inner(depth);
            byte[] inputs = new byte[trees * inner];
            float[] bounds = new float[trees * inner];
            float[] leaves = new float[trees << depth];
            for (int tree = 0; tree < trees; tree++) {
                slope();
                Arrays.fill(nodes, 0);
                for (int level = 0; level < depth; level++) {
                    split((1 << level) - 1, 1 << level, inputs, bounds, tree * inner);
                }
                leaves(inner, leaves, tree << depth);
            }
            return new Trees(depth, inputs, bounds, leaves);
        }

        private void slope() {
            int row = 0;
            for (Case one : cases) {
                float[] chances = one.scores.clone();
                int first = row;
                for (int i = 0; i < chances.length; i++) {
                    chances[i] += one.numbers[i] == null ? 0 : added[row++];
                }
                LinearModel.softmax(chances, chances.length);
                row = first;
                for (int i = 0; i < chances.length; i++) {
                    if (one.numbers[i] != null) {
                        slopes[row] = (chances[i] - (i == one.right ? 1 : 0)) * one.weight;
                        bends[row++] = Math.max(1e-4f, chances[i] * (1 - chances[i])) * one.weight;
                    }
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
                double[] slope = new double[count * width];
                double[] bend = new double[count * width];
                for (int row = 0; row < rows; row++) {
                    int at = (nodes[row] - from) * width + bins[input][row];
                    slope[at] += slopes[row];
                    bend[at] += bends[row];
                }
                for (int node = 0; node < count; node++) {
                    double allSlope = 0;
                    double allBend = 0;
                    for (int i = node * width; i < (node + 1) * width; i++) {
                        allSlope += slope[i];
                        allBend += bend[i];
                    }
                    double leftSlope = 0;
                    double leftBend = 0;
                    for (int i = 0; i + 1 < width; i++) {
                        leftSlope += slope[node * width + i];
                        leftBend += bend[node * width + i];
                        if (leftBend < least || allBend - leftBend < least) {
                            continue;
                        }
                        float gain = (float) (gain(leftSlope, leftBend)
                                + gain(allSlope - leftSlope, allBend - leftBend)
                                - gain(allSlope, allBend));
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

        private double gain(double slope, double bend) {
            return slope * slope / (bend + calm);
        }

        private void leaves(int inner, float[] leaves, int base) {
            double[] slope = new double[1 << depth];
            double[] bend = new double[1 << depth];
            for (int row = 0; row < rows; row++) {
                slope[nodes[row] - inner] += slopes[row];
                bend[nodes[row] - inner] += bends[row];
            }
            for (int leaf = 0; leaf < slope.length; leaf++) {
                leaves[base + leaf] = (float) (-rate * slope[leaf] / (bend[leaf] + calm));
            }
            for (int row = 0; row < rows; row++) {
                added[row] += leaves[base + nodes[row] - inner];
            }
        }
    }
}
