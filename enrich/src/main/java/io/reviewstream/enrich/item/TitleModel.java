package io.reviewstream.enrich.item;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
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

    /** So many are compared by trees. */
    static final int LEADERS = 3;

    /** Features of kinds below this tell the form and have few values. */
    private static final int KINDS = 100;

    /** The score of one that is out: no chance beside any other. */
    private static final float OUT = -1000;

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
    float[] chances(Names names, TitleGroups groups) {
        var seen = new TitleFeatures(names, groups, fame);
        var features = new Features(scale);
        float[] scores = new float[groups.size() + 1];
        float[] forms = new float[groups.size() + 1];
        seen.writeNone(features);
        scores[0] = features.sum();
        for (int i = 1; i < scores.length; i++) {
            features.clear();
            seen.writeForm(groups.get(i - 1), features);
            forms[i] = features.sum();
            scores[i] = OUT;
        }
        for (int finalist : best(forms, FINALISTS)) {
            features.clear();
            seen.writeContext(groups.get(finalist - 1), features);
            scores[finalist] = forms[finalist] + features.sum();
        }
        if (scores.length > 1) {
            correct(names, groups, scores);
        }
        LinearModel.softmax(scores, scores.length);
        return scores;
    }

    private void correct(Names names, TitleGroups groups, float[] scores) {
        var numbers = new TitleNumbers(names, groups, scores);
        int[] leaders = best(scores, LEADERS);
        float[] corrections = new float[leaders.length];
        for (int i = 0; i < leaders.length; i++) {
            corrections[i] = trees.sum(numbers.of(leaders[i]));
        }
        scores[0] += trees.sum(numbers.of(0));
        for (int i = 0; i < leaders.length; i++) {
            scores[leaders[i]] += corrections[i];
        }
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
     * @param forms how many of these tell the form, the first ones
     */
    static float[] scores(LinearModel weights, int[][] keys, int[] forms) {
        float[] all = new float[keys.length];
        for (int i = 0; i < keys.length; i++) {
            all[i] = weights.sum(keys[i], 0, forms[i]);
        }
        float[] scores = new float[keys.length];
        Arrays.fill(scores, OUT);
        scores[0] = all[0];
        for (int finalist : best(all, FINALISTS)) {
            scores[finalist] = all[finalist] + weights.sum(keys[finalist], forms[finalist], keys[finalist].length);
        }
        return scores;
    }
}
