package io.reviewstream.enrich.choice;

import java.util.List;
import java.util.Optional;

/** How much speaks for each of a few answers, in whole points. Immutable. */
public final class Points {
    private final List<String> answers;
    private final int[] points;

    /**
     * Of points that are counted.
     *
     * @param answers at least one
     * @param points of each; not copied
     */
    public Points(List<String> answers, int[] points) {
        this.answers = answers;
        this.points = points;
    }

    /** The points of an answer; 0 of one that there is not. */
    public int of(String answer) {
        int at = answers.indexOf(answer);
        return at < 0 ? 0 : points[at];
    }

    /**
     * The answer with the most points, of equals the first.
     *
     * @param ahead points that the first answer has more than are counted
     */
    public String most(int ahead) {
        int best = 0;
        for (int answer = 1; answer < points.length; answer++) {
            best = points[answer] > points[best] + (best == 0 ? ahead : 0) ? answer : best;
        }
        return answers.get(best);
    }

    /**
     * The answer that has half as many points again as any other; empty when it may be another.
     *
     * @param least points that it needs
     */
    public Optional<String> clear(int least) {
        int best = answers.indexOf(most(0));
        int second = 0;
        for (int answer = 0; answer < points.length; answer++) {
            second = answer == best ? second : Math.max(second, points[answer]);
        }
        return points[best] >= least && 2 * points[best] >= 3 * second
                ? Optional.of(answers.get(best))
                : Optional.empty();
    }
}
