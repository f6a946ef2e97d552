package io.reviewstream.enrich.sentiment;

import java.util.Arrays;

/**
 * How sums of weights become probabilities and ratings; fitted on texts that the weights have not seen.
 *
 * <p>With S the sum of a head's weights over a text of n tokens, a head's margin is S / √(n + 1). The logit of a document
 * is {@code documentSlope · document margin + sentenceSlope · sentence margin + bias}, each of the three interpolated
 * between the nearest lengths.
 *
 * @param tokens lengths in tokens, ascending
 * @param documentSlopes for each length
 * @param sentenceSlopes for each length
 * @param biases for each length
 * @param stretchSlope of the sentence head's margin for a sentence or less
 * @param ratingLogits logits, ascending
 * @param ratings 1 to 10, what texts of that logit were rated
 */
public record Calibration(
        float[] tokens,
        float[] documentSlopes,
        float[] sentenceSlopes,
        float[] biases,
        float stretchSlope,
        float[] ratingLogits,
        float[] ratings) {
    public Calibration {
        int lengths = tokens.length;
        if (lengths == 0
                || documentSlopes.length != lengths
                || sentenceSlopes.length != lengths
                || biases.length != lengths
                || ratingLogits.length == 0
                || ratings.length != ratingLogits.length) {
            throw new IllegalArgumentException("calibration columns differ in length");
        }
    }

    /** Slopes and bias for one length. */
    public record At(double documentSlope, double sentenceSlope, double bias) {}

    /** The slopes for a text of so many tokens. */
    public At at(int tokenCount) {
        return new At(
                interpolate(tokens, documentSlopes, tokenCount),
                interpolate(tokens, sentenceSlopes, tokenCount),
                interpolate(tokens, biases, tokenCount));
    }

    /** The rating, 1 to 10, that texts of this logit got. */
    public double rating(double logit) {
        return interpolate(ratingLogits, ratings, logit);
    }

    static double interpolate(float[] xs, float[] ys, double x) {
        int last = xs.length - 1;
        if (x <= xs[0]) {
            return ys[0];
        }
        if (x >= xs[last]) {
            return ys[last];
        }
        int above = Arrays.binarySearch(xs, (float) x);
        if (above >= 0) {
            return ys[above];
        }
        above = -above - 1;
        double share = (x - xs[above - 1]) / (xs[above] - xs[above - 1]);
        return ys[above - 1] + share * (ys[above] - ys[above - 1]);
    }
}
