package io.reviewstream.enrich.sentiment.training;

import io.reviewstream.enrich.sentiment.Calibration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fits the calibration on texts that the weights have not seen. */
final class Calibrating {
    /** Lengths between which slopes are interpolated; the logarithmic steps that reviews come in. */
    private static final float[] LENGTHS = {8, 20, 50, 120, 300};

    private static final double RIDGE = 50;
    private static final int RATING_STEPS = 24;

    private Calibrating() {}

    /**
     * A text that was held out.
     *
     * @param target 0 to 1; neutral ones are left out
     * @param rating 1 to 10, 0 when unknown
     */
    record HeldOut(Margins margins, float target, int rating) {}

    static Calibration fit(List<HeldOut> texts) {
        var rows = new ArrayList<float[]>();
        var targets = new ArrayList<Float>();
        var stretchRows = new ArrayList<float[]>();
        var stretchTargets = new ArrayList<Float>();
        for (HeldOut text : texts) {
            if (Math.abs(text.target() - 0.5f) < 0.1f || Float.isNaN(text.target())) {
                continue;
            }
            float side = text.target() > 0.5f ? 1 : 0;
            rows.add(row(text.margins()));
            targets.add(side);
            if (text.margins().tokens() <= 60) {
                stretchRows.add(new float[] {text.margins().sentence()});
                stretchTargets.add(side);
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no labelled text is held out; give more data");
        }
        double[] weights = DenseRegression.fit(rows.toArray(float[][]::new), array(targets), RIDGE);
        int lengths = LENGTHS.length;
        var documentSlopes = new float[lengths];
        var sentenceSlopes = new float[lengths];
        var biases = new float[lengths];
        for (int i = 0; i < lengths; i++) {
            documentSlopes[i] = (float) weights[i];
            sentenceSlopes[i] = (float) weights[lengths + i];
            biases[i] = (float) (weights[2 * lengths + i] + weights[3 * lengths]);
        }
        float stretchSlope = stretchRows.size() < 100
                ? documentSlopes[0] + sentenceSlopes[0]
                : (float) DenseRegression.fit(stretchRows.toArray(float[][]::new), array(stretchTargets), 1e6)[0];
        var withoutRatings = new Calibration(
                LENGTHS, documentSlopes, sentenceSlopes, biases, stretchSlope, new float[] {-1, 1}, new float[] {1, 10
                });
        return withRatings(withoutRatings, texts);
    }

    /** The logit that a calibration gives to margins. */
    static double logit(Calibration calibration, Margins margins) {
        Calibration.At at = calibration.at(margins.tokens());
        return at.documentSlope() * margins.document() + at.sentenceSlope() * margins.sentence() + at.bias();
    }

    /** Each margin and one, weighed by how near each of the lengths is. */
    private static float[] row(Margins margins) {
        int lengths = LENGTHS.length;
        var row = new float[3 * lengths];
        var near = new float[lengths];
        for (int i = 0; i < lengths; i++) {
            var hat = new float[lengths];
            hat[i] = 1;
            near[i] = interpolate(hat, margins.tokens());
            row[i] = near[i] * margins.document();
            row[lengths + i] = near[i] * margins.sentence();
            row[2 * lengths + i] = near[i];
        }
        return row;
    }

    private static float interpolate(float[] values, int tokens) {
        var hats = new Calibration(LENGTHS, values, values, values, 0, new float[] {0}, new float[] {1});
        return (float) hats.at(tokens).bias();
    }

    /** Medians of bins of equal size, made to rise: the median has the least absolute error. */
    private static Calibration withRatings(Calibration calibration, List<HeldOut> texts) {
        List<double[]> rated = texts.stream()
                .filter(text -> text.rating() > 0)
                .map(text -> new double[] {logit(calibration, text.margins()), text.rating()})
                .sorted(Comparator.comparingDouble(pair -> pair[0]))
                .toList();
        if (rated.size() < RATING_STEPS * 20) {
            return new Calibration(
                    calibration.tokens(),
                    calibration.documentSlopes(),
                    calibration.sentenceSlopes(),
                    calibration.biases(),
                    calibration.stretchSlope(),
                    new float[] {-4, -2, -0.5f, 0.5f, 2, 4},
                    new float[] {1, 2, 4, 7, 9, 10});
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
        return new Calibration(
                calibration.tokens(),
                calibration.documentSlopes(),
                calibration.sentenceSlopes(),
                calibration.biases(),
                calibration.stretchSlope(),
                logits,
                ratings);
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
