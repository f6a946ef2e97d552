package io.reviewstream.enrich.sentiment.training;

import io.reviewstream.enrich.sentiment.Calibration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fits the calibration on texts that the weights have not seen. */
final class Calibrating {
    /** Lengths between which slopes are interpolated; the logarithmic steps that reviews come in. */
    private static final float[] LENGTHS = {8, 20, 50, 120, 300};

    /** The network is asked for texts shorter than the first length that is not among these. */
    private static final int NETWORK_LENGTHS = 3;

    private static final double RIDGE = 50;
    /** In tokens: longer ones are no sentences. */
    private static final int LONGEST_STRETCH = 60;

    private static final int LEAST_STRETCHES = 50;
    private static final double WEAK_RIDGE = 1e6;
    private static final int RATING_STEPS = 24;

    private Calibrating() {}

    /**
     * A text that was held out.
     *
     * @param target 0 to 1; neutral ones are left out
     * @param rating 1 to 10, 0 when unknown
     * @param whole whether it is the longest of a group: the sentence that a treebank's phrases are parts of
     */
    record HeldOut(Margins margins, float target, int rating, boolean whole) {}

    static Calibration fit(List<HeldOut> texts) {
        var rows = new ArrayList<float[]>();
        var targets = new ArrayList<Float>();
        var stretches = new ArrayList<HeldOut>();
        int reviews = 0;
        for (HeldOut text : texts) {
            if (Math.abs(text.target() - 0.5f) < 0.1f || Float.isNaN(text.target())) {
                continue;
            }
            float side = text.target() > 0.5f ? 1 : 0;
            // Short reviews are rare among those held out, whole sentences are not and read alike.
            boolean sentence = text.margins().isSentence();
            if (!sentence) {
                reviews++;
            }
            if (!sentence || text.whole()) {
                rows.add(row(text.margins()));
                targets.add(side);
            }
            if (text.margins().tokens() <= LONGEST_STRETCH) {
                stretches.add(text);
            }
        }
        if (rows.isEmpty() && stretches.isEmpty()) {
            throw new IllegalArgumentException("no labelled text is held out; give more data");
        }
        if (rows.isEmpty()) {
            // Then no text will ask for these slopes, but something must stand there.
            rows.add(new float[4 * LENGTHS.length]);
            targets.add(0.5f);
        }
        double[] weights = rising(rows.toArray(float[][]::new), array(targets));
        int lengths = LENGTHS.length;
        var documentSlopes = new float[lengths];
        var sentenceSlopes = new float[lengths];
        var networkSlopes = new float[lengths];
        var biases = new float[lengths];
        for (int i = 0; i < lengths; i++) {
            documentSlopes[i] = (float) weights[i];
            sentenceSlopes[i] = (float) weights[lengths + i];
            biases[i] = (float) (weights[2 * lengths + i] + weights[4 * lengths]);
            networkSlopes[i] = i < NETWORK_LENGTHS ? (float) weights[3 * lengths + i] : 0;
        }
        float stretchSlope = documentSlopes[0] + sentenceSlopes[0];
        float stretchSentenceSlope = stretchSlope;
        float stretchNetworkSlope = networkSlopes[0];
        if (stretches.size() >= LEAST_STRETCHES || reviews == 0) {
            List<HeldOut> typical = typical(stretches);
            var one = new float[typical.size()][];
            var both = new float[typical.size()][];
            var sides = new float[typical.size()];
            for (int i = 0; i < sides.length; i++) {
                Margins margins = typical.get(i).margins();
                one[i] = new float[] {margins.sentence()};
                both[i] = new float[] {margins.sentence(), margins.network()};
                sides[i] = typical.get(i).target() > 0.5f ? 1 : 0;
            }
            stretchSlope = (float) DenseRegression.fit(one, sides, WEAK_RIDGE)[0];
            double[] fitted = DenseRegression.fit(both, sides, WEAK_RIDGE);
            stretchSentenceSlope = (float) fitted[0];
            stretchNetworkSlope = (float) fitted[1];
        }
        var calibration = new Calibration(
                LENGTHS,
                documentSlopes,
                sentenceSlopes,
                networkSlopes,
                biases,
                stretchSlope,
                stretchSentenceSlope,
                stretchNetworkSlope,
                new float[] {-4, -2, -0.5f, 0.5f, 2, 4},
                new float[] {1, 2, 4, 7, 9, 10});
        return withRatings(calibration, texts);
    }

    /**
     * Weights of the columns, no slope below 0: what speaks for a text must not count against it. Columns are ordered as in
     * {@link #row}; those of ones may have any weight.
     */
    private static double[] rising(float[][] rows, float[] targets) {
        int lengths = LENGTHS.length;
        while (true) {
            double[] weights = DenseRegression.fit(rows, targets, RIDGE);
            int falling = -1;
            for (int column = 0; column < 4 * lengths; column++) {
                boolean slope = column / lengths != 2;
                if (slope && weights[column] < 0 && (falling < 0 || weights[column] < weights[falling])) {
                    falling = column;
                }
            }
            if (falling < 0) {
                return weights;
            }
            for (float[] row : rows) {
                row[falling] = 0;
            }
        }
    }

    /** Whole sentences, for phrases rely on the network more than sentences should; all when those are too few. */
    private static List<HeldOut> typical(List<HeldOut> stretches) {
        List<HeldOut> whole = stretches.stream().filter(HeldOut::whole).toList();
        return whole.size() >= LEAST_STRETCHES ? whole : stretches;
    }

    /** A calibration for looking at margins alone: it only says up to which length the network is asked. */
    static Calibration forMargins() {
        var ones = new float[] {1, 1};
        return new Calibration(
                new float[] {0, LENGTHS[NETWORK_LENGTHS]}, ones, ones, new float[] {1, 0}, ones, 1, 1, 1, ones, ones);
    }

    /** The logit that a calibration gives to margins. */
    static double logit(Calibration calibration, Margins margins) {
        if (margins.isSentence()) {
            return calibration.asksNetwork(margins.tokens())
                    ? margins.sentence() * calibration.stretchSentenceSlope()
                            + margins.network() * calibration.stretchNetworkSlope()
                    : margins.sentence() * calibration.stretchSlope();
        }
        Calibration.At at = calibration.at(margins.tokens());
        return at.documentSlope() * margins.document()
                + at.sentenceSlope() * margins.sentence()
                + at.networkSlope() * margins.network()
                + at.bias();
    }

    /** Each margin and one, weighed by how near each of the lengths is. */
    private static float[] row(Margins margins) {
        int lengths = LENGTHS.length;
        var row = new float[4 * lengths];
        for (int i = 0; i < lengths; i++) {
            var hat = new float[lengths];
            hat[i] = 1;
            float near = (float) Calibration.interpolate(LENGTHS, hat, margins.tokens());
            row[i] = near * margins.document();
            row[lengths + i] = near * margins.sentence();
            row[2 * lengths + i] = near;
            row[3 * lengths + i] = i < NETWORK_LENGTHS ? near * margins.network() : 0;
        }
        return row;
    }

    /** Medians of bins of equal size, made to rise: the median has the least absolute error. */
    private static Calibration withRatings(Calibration calibration, List<HeldOut> texts) {
        List<double[]> rated = texts.stream()
                .filter(text -> text.rating() > 0)
                .map(text -> new double[] {logit(calibration, text.margins()), text.rating()})
                .sorted(Comparator.comparingDouble(pair -> pair[0]))
                .toList();
        if (rated.size() < RATING_STEPS * 20) {
            return calibration;
        }
        var logits = new float[RATING_STEPS];
        var ratings = new float[RATING_STEPS];
        for (int step = 0; step < RATING_STEPS; step++) {
            List<double[]> bin =
                    rated.subList(rated.size() * step / RATING_STEPS, rated.size() * (step + 1) / RATING_STEPS);
            logits[step] = (float) bin.get(bin.size() / 2)[0];
            double median = smoothMedian(bin);
            ratings[step] = (float) Math.max(median, step == 0 ? 1 : ratings[step - 1]);
        }
        return calibration.withRatings(logits, ratings);
    }

    /** The median of whole numbers as if each stood for the half-open unit around it. */
    private static double smoothMedian(List<double[]> bin) {
        var counts = new int[12];
        for (double[] pair : bin) {
            counts[(int) Math.min(10, pair[1])]++;
        }
        double half = bin.size() / 2.0;
        double below = 0;
        for (int rating = 1; rating <= 10; rating++) {
            if (below + counts[rating] >= half) {
                double share = (half - below) / Math.max(1, counts[rating]);
                return Math.max(1, Math.min(10, rating - 0.5 + share));
            }
            below += counts[rating];
        }
        return 10;
    }

    private static float[] array(List<Float> values) {
        var array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }
}
