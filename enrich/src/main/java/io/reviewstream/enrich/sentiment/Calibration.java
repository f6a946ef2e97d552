package io.reviewstream.enrich.sentiment;

import java.util.Arrays;

/**
 * How sums of weights become probabilities and ratings; fitted on texts that the weights have not seen.
 *
 * <p>With S the sum of a head's weights over a text of n tokens, a head's margin is S / √(n + 1). The logit of a document
 * is {@code documentSlope · document margin + sentenceSlope · sentence margin + bias}, each of the three interpolated
 * between the nearest lengths; {@code networkSlope · network margin} is added, where the network margin is the sum of the
 * sentences' logits by {@link SentenceFilters} divided by the square root of their number. A text of one sentence is judged as
 * a stretch: without the document head, which has learnt from whole reviews, and without bias.
 *
 * @param tokens lengths in tokens, ascending
 * @param documentSlopes for each length
 * @param sentenceSlopes for each length
 * @param networkSlopes for each length; 0 from where the network is not asked
 * @param biases for each length
 * @param stretchSlope of the sentence head's margin for a sentence or less, in long texts
 * @param stretchSentenceSlope the same in texts short enough for the network
 * @param stretchNetworkSlope of the network's logit for a sentence or less
 * @param ratingLogits logits, ascending
 * @param ratings 1 to 10, what texts of that logit were rated
 */
public record Calibration(
        float[] tokens,
        float[] documentSlopes,
        float[] sentenceSlopes,
        float[] networkSlopes,
        float[] biases,
        float stretchSlope,
        float stretchSentenceSlope,
        float stretchNetworkSlope,
        float[] ratingLogits,
        float[] ratings) {
    /** In tokens. */
    private static final int LONGEST_SENTENCE = 60;

    public Calibration {
        int lengths = tokens.length;
        if (lengths == 0
                || documentSlopes.length != lengths
                || sentenceSlopes.length != lengths
                || networkSlopes.length != lengths
                || biases.length != lengths
                || ratingLogits.length == 0
                || ratings.length != ratingLogits.length) {
            throw new IllegalArgumentException("calibration columns differ in length");
        }
    }

    /** Slopes and bias for one length. */
    public record At(double documentSlope, double sentenceSlope, double networkSlope, double bias) {}

    /** The slopes for a text of so many tokens. */
    public At at(int tokenCount) {
        return new At(
                interpolate(tokens, documentSlopes, tokenCount),
                interpolate(tokens, sentenceSlopes, tokenCount),
                interpolate(tokens, networkSlopes, tokenCount),
                interpolate(tokens, biases, tokenCount));
    }

    /** Whether a text is judged as a sentence; texts in small letters only may be long and still look like one sentence. */
    public static boolean isSentence(int tokenCount, int sentenceCount) {
        return sentenceCount == 1 && tokenCount <= LONGEST_SENTENCE;
    }

    /** Whether a text of so many tokens is short enough for the network. */
    public boolean asksNetwork(int tokenCount) {
        return interpolate(tokens, networkSlopes, tokenCount) != 0;
    }

    /** The rating, 1 to 10, that texts of this logit got. */
    public double rating(double logit) {
        return interpolate(ratingLogits, ratings, logit);
    }

    /**
     * The score of a logit, from -1 to 1: the chance of praise less that of blame. This is {@code Math.tanh(logit / 2)}, whose
     * own code took 33 ns where this takes 6 (JDK 17); a review asks dozens of times.
     */
    static double score(double logit) {
        return 1 - 2 / (1 + Math.exp(logit));
    }

    /** The same for weights whose margins are larger by the inverse of these factors. */
    public Calibration scaled(float document, float sentence) {
        return new Calibration(
                tokens,
                times(documentSlopes, document),
                times(sentenceSlopes, sentence),
                networkSlopes,
                biases,
                stretchSlope * sentence,
                stretchSentenceSlope * sentence,
                stretchNetworkSlope,
                ratingLogits,
                ratings);
    }

    private static float[] times(float[] values, float factor) {
        var scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] * factor;
        }
        return scaled;
    }

    /** The same with other ratings. */
    public Calibration withRatings(float[] logits, float[] values) {
        return new Calibration(
                tokens,
                documentSlopes,
                sentenceSlopes,
                networkSlopes,
                biases,
                stretchSlope,
                stretchSentenceSlope,
                stretchNetworkSlope,
                logits,
                values);
    }

    /** The value at {@code x} on the line through the points, level beyond the first and last. */
    public static double interpolate(float[] xs, float[] ys, double x) {
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
