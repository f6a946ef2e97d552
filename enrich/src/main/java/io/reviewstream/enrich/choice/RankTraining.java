package io.reviewstream.enrich.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Learns to choose one of several candidates: a {@link LinearModel} of one answer, whose softmax over the candidates of
 * a case is the probability of each. Logistic regression by AdaGrad.
 */
public final class RankTraining {
    private record Case(int[][] candidates, int right, int subject, float weight) {}

    private final Map<String, Integer> subjects = new HashMap<>();
    private final List<Case> cases = new ArrayList<>();
    private final List<int[]> candidates = new ArrayList<>();

    /** Adds a candidate to the case that {@link #choose} will end. */
    public void candidate(Features features) {
        candidates.add(features.copy());
    }

    /**
     * Ends a case.
     *
     * @param right which candidate is right, counted from 0
     * @param subject what the case is about: a feature counts as often as it is seen of different subjects, so that
     *     what only tells one subject from others is not learned
     * @param weight how much the case counts, 1 as a rule
     */
    public void choose(int right, String subject, float weight) {
        int number = subjects.computeIfAbsent(subject, name -> subjects.size());
        cases.add(new Case(candidates.toArray(new int[0][]), right, number, weight));
        candidates.clear();
    }

    /**
     * Learns. The same cases, numbers and seed give the same model.
     *
     * @param leastOften features of fewer subjects are left out
     * @param passes over all cases
     * @param decay pulls weights to nothing: L2, per case
     */
    public LinearModel learn(int leastOften, int passes, float decay, long seed) {
        Map<Integer, Integer> index = index(leastOften);
        float[] weights = new float[index.size()];
        float[] squares = new float[index.size()];
        var order = new ArrayList<Case>(cases.size());
        for (Case one : cases) {
            int[][] known = new int[one.candidates.length][];
            for (int i = 0; i < known.length; i++) {
                known[i] = Arrays.stream(one.candidates[i])
                        .filter(index::containsKey)
                        .map(index::get)
                        .toArray();
            }
            order.add(new Case(known, one.right, one.subject, one.weight));
        }
        var random = new Random(seed);
        float[] mean = new float[weights.length];
        for (int pass = 0; pass < passes; pass++) {
            Collections.shuffle(order, random);
            for (Case one : order) {
                step(one, weights, squares, decay);
            }
            // The mean of the later passes varies less with their order than the last one does.
            if (pass >= passes / 2) {
                for (int at = 0; at < mean.length; at++) {
                    mean[at] += weights[at] / (passes - passes / 2);
                }
            }
        }
        var learned = new TreeMap<Integer, float[]>();
        index.forEach((key, at) -> {
            if (Math.abs(mean[at]) > 0.02f) {
                learned.put(key, new float[] {mean[at]});
            }
        });
        return new LinearModel(1, learned);
    }

    private static void step(Case one, float[] weights, float[] squares, float decay) {
        float[] sums = new float[one.candidates.length];
        for (int i = 0; i < sums.length; i++) {
            for (int at : one.candidates[i]) {
                sums[i] += weights[at];
            }
        }
        LinearModel.softmax(sums, sums.length);
        for (int i = 0; i < sums.length; i++) {
            float error = (sums[i] - (i == one.right ? 1 : 0)) * one.weight;
            if (Math.abs(error) < 1e-4f) {
                continue;
            }
            for (int at : one.candidates[i]) {
                float gradient = error + decay * weights[at];
                squares[at] += gradient * gradient;
                weights[at] -= (float) (0.15 * gradient / StrictMath.sqrt(squares[at] + 1e-6));
            }
        }
    }

    private Map<Integer, Integer> index(int leastOften) {
        var often = new HashMap<Integer, Integer>();
        var seen = new HashSet<Long>();
        for (Case one : cases) {
            for (int[] candidate : one.candidates) {
                for (int key : candidate) {
                    if (seen.add((long) key << 32 | one.subject)) {
                        often.merge(key, 1, Integer::sum);
                    }
                }
            }
        }
        var index = new TreeMap<Integer, Integer>();
        often.entrySet().stream()
                .filter(entry -> entry.getValue() >= leastOften)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(key -> index.put(key, index.size()));
        return index;
    }
}
