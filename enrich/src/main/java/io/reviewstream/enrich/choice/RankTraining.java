package io.reviewstream.enrich.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
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

    /**
     * Adds a case.
     *
     * @param candidates the {@link Features#keys} of each
     * @param right which candidate is right, counted from 0
     * @param subject what the case is about: a feature counts as often as it is seen of different subjects, so that
     *     what only tells one subject from others is not learned
     * @param weight how much the case counts, 1 as a rule
     */
    public void add(int[][] candidates, int right, String subject, float weight) {
        int number = subjects.computeIfAbsent(subject, name -> subjects.size());
        cases.add(new Case(candidates, right, number, weight));
    }

    /**
     * Learns several times, each with another order of the cases, and takes the mean: it varies less by chance and is as fast
     * to use. The same cases, numbers and seed give the same model.
     *
     * @param leastOften features of fewer subjects are left out
     * @param passes over all cases
     * @param decay pulls weights to nothing: L2, per case
     * @param times how often
     */
    public LinearModel learn(int leastOften, int passes, float decay, long seed, int times) {
        int[] index = index(leastOften);
        float[] mean = new float[index.length];
        var order = new ArrayList<Case>(cases.size());
        for (Case one : cases) {
            int[][] known = new int[one.candidates.length][];
            for (int i = 0; i < known.length; i++) {
                known[i] = known(one.candidates[i], index);
            }
            order.add(new Case(known, one.right, one.subject, one.weight));
        }
        var random = new Random(seed);
        for (int time = 0; time < times; time++) {
            float[] once = once(order, index.length, passes, decay, random);
            for (int at = 0; at < mean.length; at++) {
                mean[at] += once[at] / times;
            }
        }
        var learned = new TreeMap<Integer, float[]>();
        for (int at = 0; at < index.length; at++) {
            if (Math.abs(mean[at]) > 0.02f) {
                learned.put(index[at], new float[] {mean[at]});
            }
        }
        return new LinearModel(1, learned);
    }

    private static float[] once(List<Case> order, int size, int passes, float decay, Random random) {
        float[] weights = new float[size];
        float[] squares = new float[size];
        float[] mean = new float[size];
        for (int pass = 0; pass < passes; pass++) {
            Collections.shuffle(order, random);
            for (Case one : order) {
                step(one, weights, squares, decay);
            }
            // The mean of the later passes varies less with their order than the last one does.
            if (pass >= passes / 2) {
                for (int at = 0; at < size; at++) {
                    mean[at] += weights[at] / (passes - passes / 2);
                }
            }
        }
        return mean;
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
                weights[at] -= (float) (0.15 * gradient / Math.sqrt(squares[at] + 1e-6));
            }
        }
    }

    /** Where the features that are learned stand in the index. */
    private static int[] known(int[] keys, int[] index) {
        int[] known = new int[keys.length];
        int count = 0;
        for (int key : keys) {
            int at = Arrays.binarySearch(index, key);
            if (at >= 0) {
                known[count++] = at;
            }
        }
        return Arrays.copyOf(known, count);
    }

    /** The features seen of so many subjects, in order. */
    private int[] index(int leastOften) {
        var bySubject = new TreeMap<Integer, List<Case>>();
        for (Case one : cases) {
            bySubject.computeIfAbsent(one.subject, subject -> new ArrayList<>()).add(one);
        }
        var often = new KeyCounts();
        for (List<Case> subject : bySubject.values()) {
            often.next();
            for (Case one : subject) {
                for (int[] candidate : one.candidates) {
                    for (int key : candidate) {
                        often.count(key);
                    }
                }
            }
        }
        return often.atLeast(leastOften);
    }

    /** Counts keys, each once a subject. */
    private static final class KeyCounts {
        private int[] keys = new int[1 << 16];
        private int[] counts = new int[keys.length];
        private int[] last = new int[keys.length];
        private int size;
        private int subject;

        void next() {
            subject++;
        }

        void count(int key) {
            int at = slot(key);
            if (keys[at] == 0) {
                keys[at] = key;
                if (++size * 2 > keys.length) {
                    grow();
                    at = slot(key);
                }
            }
            if (last[at] != subject) {
                last[at] = subject;
                counts[at]++;
            }
        }

        private int slot(int key) {
            int mask = keys.length - 1;
            int at = key * 0x9E3779B9 >>> 5 & mask;
            while (keys[at] != 0 && keys[at] != key) {
                at = at + 1 & mask;
            }
            return at;
        }

        private void grow() {
            int[] oldKeys = keys;
            int[] oldCounts = counts;
            int[] oldLast = last;
            keys = new int[oldKeys.length * 2];
            counts = new int[keys.length];
            last = new int[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int at = slot(oldKeys[i]);
                    keys[at] = oldKeys[i];
                    counts[at] = oldCounts[i];
                    last[at] = oldLast[i];
                }
            }
        }

        int[] atLeast(int least) {
            int[] found = new int[size];
            int count = 0;
            for (int at = 0; at < keys.length; at++) {
                if (counts[at] >= least) {
                    found[count++] = keys[at];
                }
            }
            found = Arrays.copyOf(found, count);
            Arrays.sort(found);
            return found;
        }
    }
}
