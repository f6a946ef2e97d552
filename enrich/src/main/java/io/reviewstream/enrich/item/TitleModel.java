package io.reviewstream.enrich.item;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.choice.Points;
import io.reviewstream.enrich.choice.Scale;
import io.reviewstream.enrich.choice.Trees;
import io.reviewstream.enrich.names.Names;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * The chance of each possible title: weights of what is seen of it, and trees that correct the best. Immutable.
 *
 * @see TitleTraining
 */
public final class TitleModel {
    /** The words around are only looked at where the rest leaves a chance: of so many. */
    static final int FINALISTS = 6;

    /** Nor are they looked at where the rest is so much less than of the best: they seldom make up for that. */
    private static final float HOPELESS = 6;

    /** So many are compared by trees. */
    static final int LEADERS = 3;

    /** Features of kinds below this tell the form and have few values. */
    private static final int KINDS = 2 * TitleFeatures.FORMS;

    private final LinearModel weights;
    private final Scale scale;
    private final Trees trees;
    private final FameTable fame;

    TitleModel(LinearModel weights, Trees trees, FameTable fame) {
        this.weights = weights;
        this.scale = new Scale(weights, KINDS);
        this.trees = trees;
        this.fame = fame;
    }

    /** The model that comes with the project. */
    static TitleModel standard() {
        try (InputStream bytes = Objects.requireNonNull(
                TitleModel.class.getResourceAsStream("titles.bin"), "titles.bin is not on the class path")) {
            return read(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read titles.bin", e);
        }
    }

    /**
     * Reads a model.
     *
     * @throws IOException when it is none
     */
    public static TitleModel read(InputStream bytes) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(bytes, 1 << 16));
        return new TitleModel(LinearModel.read(in), Trees.read(in), FameTable.read(in));
    }

    /**
     * Writes the model. The same model gives the same bytes.
     *
     * @throws IOException when that fails
     */
    public void write(OutputStream bytes) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(bytes));
        weights.write(out);
        trees.write(out);
        fame.write(out);
        out.flush();
    }

    /** The probability that each group is the title; at 0 that none is. */
    float[] chances(Names names, TitleGroups groups, Points points) {
        var seen = new TitleFeatures(names, groups, points, fame);
        var context = new TitleContext(names, seen);
        var features = new Features(scale);
        var scores = new TitleScores(groups.size() + 1);
        float[] forms = new float[groups.size() + 1];
        seen.writeNone(features);
        scores.sums[0] = features.sum();
        for (int i = 1; i < forms.length; i++) {
            features.clear();
            seen.writeForm(groups.get(i - 1), features);
            forms[i] = features.sum();
        }
        for (int finalist : finalists(forms)) {
            TitleGroup group = groups.get(finalist - 1);
            scores.sums[finalist] = forms[finalist];
            for (int mention = 0; mention < TitleFeatures.mentions(group); mention++) {
                features.clear();
                context.write(group, mention, features);
                scores.add(finalist, mention, features.sum());
            }
        }
        if (forms.length > 1) {
            correct(names, groups, scores);
        }
        LinearModel.softmax(scores.sums, forms.length);
        return scores.sums;
    }

    private void correct(Names names, TitleGroups groups, TitleScores all) {
        var numbers = new TitleNumbers(names, groups, all);
        float[] scores = all.sums;
        int[] leaders = best(scores, LEADERS);
        float[][] rows = new float[LEADERS][];
        Arrays.fill(rows, numbers.of(leaders[0]));
        for (int i = 1; i < leaders.length; i++) {
            rows[i] = numbers.of(leaders[i]);
        }
        float[] corrections = trees.sums(rows[0], rows[1], rows[2]);
        for (int i = 0; i < leaders.length; i++) {
            scores[leaders[i]] += corrections[i];
        }
    }

    private static int[] finalists(float[] forms) {
        int[] best = best(forms, FINALISTS);
        int count = best.length;
        while (count > 1 && forms[best[count - 1]] < forms[best[0]] - HOPELESS) {
            count--;
        }
        return Arrays.copyOf(best, count);
    }

    /** The places from 1 on of the highest scores, highest first, the first of equals first. */
    static int[] best(float[] scores, int most) {
        int[] best = new int[Math.min(most, scores.length - 1)];
        int size = 0;
        for (int i = 1; i < scores.length; i++) {
            if (size == best.length && scores[i] <= scores[best[size - 1]]) {
                continue;
            }
            int at = size < best.length ? size++ : size - 1;
            while (at > 0 && scores[best[at - 1]] < scores[i]) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = i;
        }
        return best;
    }

    /**
     * The scores that {@link #chances} has before trees.
     *
     * @param keys the features of each group from 1 on, at 0 of none
     * @param ends where in them those of the form end, and then those of each mention
     */
    static TitleScores scores(LinearModel weights, int[][] keys, int[][] ends) {
        float[] forms = new float[keys.length];
        for (int i = 0; i < keys.length; i++) {
            forms[i] = weights.sum(keys[i], 0, ends[i][0]);
        }
        var scores = new TitleScores(keys.length);
        scores.sums[0] = forms[0];
        for (int finalist : finalists(forms)) {
            scores.sums[finalist] = forms[finalist];
            int[] own = ends[finalist];
            for (int mention = 0; mention + 1 < own.length; mention++) {
                scores.add(finalist, mention, weights.sum(keys[finalist], own[mention], own[mention + 1]));
            }
        }
        return scores;
    }
}
