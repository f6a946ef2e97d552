package io.reviewstream.enrich.sentiment.training;

/** How much likelier each n-gram is in positive texts than in negative ones: naive Bayes, add-one smoothed. */
final class LogCountRatio {
    private LogCountRatio() {}

    /**
     * The logarithm of the ratio for each n-gram.
     *
     * @param targets for each of {@code rows}, 0 to 1
     */
    static float[] of(NGramMatrix matrix, int[] rows, float[] targets) {
        var positive = new float[matrix.width()];
        var negative = new float[matrix.width()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = matrix.rowStarts()[rows[i]]; j < matrix.rowStarts()[rows[i] + 1]; j++) {
                positive[matrix.columns()[j]] += targets[i];
                negative[matrix.columns()[j]] += 1 - targets[i];
            }
        }
        double positives = matrix.width();
        double negatives = matrix.width();
        for (int id = 0; id < matrix.width(); id++) {
            positives += positive[id];
            negatives += negative[id];
        }
        var ratio = new float[matrix.width()];
        for (int id = 0; id < ratio.length; id++) {
            ratio[id] = (float) (Math.log((positive[id] + 1) / positives) - Math.log((negative[id] + 1) / negatives));
        }
        return ratio;
    }

    /** In how many of the rows each n-gram stands. */
    static int[] frequency(NGramMatrix matrix, int[] rows) {
        var count = new int[matrix.width()];
        for (int row : rows) {
            for (int j = matrix.rowStarts()[row]; j < matrix.rowStarts()[row + 1]; j++) {
                count[matrix.columns()[j]]++;
            }
        }
        return count;
    }
}
