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

/** Learns a {@link LinearModel} from cases with their answers: multinomial logistic regression by AdaGrad. */
public final class LinearTraining {
    private record Case(int[] features, int answer, int subject, float weight, float[] given) {}

    private final int answers;
    private final float[] nothing;
    private final Map<String, Integer> subjects = new HashMap<>();
    private final List<Case> cases = new ArrayList<>();

    public LinearTraining(int answers) {
        this.answers = answers;
        this.nothing = new float[answers];
    }

    /**
     * Adds a case and its right answer.
     *
     * @param subject what the case is about: a feature counts as often as it is seen of different subjects, so that
     *     what only tells one subject from others is not learned
     */
    public void add(Features features, int answer, String subject) {
        add(features, answer, subject, 1);
    }

    /**
     * Adds a case whose answer is less certain.
     *
     * @param weight how much it counts, 1 as a rule
     */
    public void add(Features features, int answer, String subject, float weight) {
        add(features, answer, subject, weight, nothing);
    }

    /**
     * Adds a case of which something else has told already.
     *
     * @param given what that gives to each answer, to which weights are added
     */
    public void add(Features features, int answer, String subject, float weight, float[] given) {
        int number = subjects.computeIfAbsent(subject, name -> subjects.size());
        cases.add(new Case(features.keys(), answer, number, weight, given));
    }

    public int size() {
        return cases.size();
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
        int size = index.size();
        float[] weights = new float[size * answers];
        float[] squares = new float[size * answers];
        var order = new ArrayList<Case>(cases.size());
        for (Case one : cases) {
            int[] known = new int[one.features.length];
            int count = 0;
            for (int key : one.features) {
                Integer at = index.get(key);
                if (at != null) {
                    known[count++] = at;
                }
            }
            order.add(new Case(Arrays.copyOf(known, count), one.answer, one.subject, one.weight, one.given));
        }
        var random = new Random(seed);
        float[] sums = new float[answers];
        float[] mean = new float[weights.length];
        for (int pass = 0; pass < passes; pass++) {
            Collections.shuffle(order, random);
            for (Case one : order) {
                System.arraycopy(one.given, 0, sums, 0, answers);
                for (int at : one.features) {
                    for (int answer = 0; answer < answers; answer++) {
                        sums[answer] += weights[at * answers + answer];
                    }
                }
                LinearModel.softmax(sums, answers);
                for (int answer = 0; answer < answers; answer++) {
                    float error = (sums[answer] - (answer == one.answer ? 1 : 0)) * one.weight;
                    for (int at : one.features) {
                        int slot = at * answers + answer;
                        float gradient = error + decay * weights[slot];
                        squares[slot] += gradient * gradient;
                        weights[slot] -= (float) (0.15 * gradient / StrictMath.sqrt(squares[slot] + 1e-6));
                    }
                }
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
            float[] values = Arrays.copyOfRange(mean, at * answers, (at + 1) * answers);
            float most = 0;
            for (float value : values) {
                most = Math.max(most, Math.abs(value));
            }
            if (most > 0.02f) {
                learned.put(key, values);
            }
        });
        return new LinearModel(answers, learned);
    }

    private Map<Integer, Integer> index(int leastOften) {
        var often = new HashMap<Integer, Integer>();
        var seen = new HashSet<Long>();
        for (Case one : cases) {
            for (int key : one.features) {
                if (seen.add((long) key << 32 | one.subject)) {
                    often.merge(key, 1, Integer::sum);
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
