package io.reviewstream.enrich.item;

import java.util.Arrays;

/** What weights say of the possible titles of a review: of each from 1 on, at 0 of none. */
final class TitleScores {
    /** The score of one that is out: no chance beside any other. */
    private static final float OUT = -1000;

    final float[] sums;

    /** What the words around give, all mentions together, … */
    final float[] contexts;

    /** … and those of the first mention, of the one that gives most, and of the one that gives least. */
    final float[] firsts;

    final float[] most;
    final float[] least;

    TitleScores(int count) {
        sums = new float[count];
        contexts = new float[count];
        firsts = new float[count];
        most = new float[count];
        least = new float[count];
        Arrays.fill(sums, OUT);
    }

    /** Adds what the words around a mention give. */
    void add(int candidate, int mention, float context) {
        sums[candidate] += context;
        contexts[candidate] += context;
        if (mention == 0) {
            firsts[candidate] = context;
            most[candidate] = context;
            least[candidate] = context;
        } else {
            most[candidate] = Math.max(most[candidate], context);
            least[candidate] = Math.min(least[candidate], context);
        }
    }
}
