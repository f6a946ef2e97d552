package io.reviewstream.enrich.sentiment.training;

import io.reviewstream.enrich.sentiment.NGramTable;
import java.util.Arrays;

/**
 * Keeps the n-grams that matter and rounds their weights to 8 bits.
 *
 * @param table what is left
 * @param documentStep what one unit of a document weight stands for
 * @param sentenceStep what one unit of a sentence weight stands for
 * @param kept how many n-grams have a place
 */
record TablePruning(NGramTable table, float documentStep, float sentenceStep, int kept) {
    /** Common n-grams are kept before rare ones of the same weight, but beyond this frequency no further. */
    private static final int COMMON = 2_000;

    private static final double CLIPPED = 0.9995;
    private static final int LARGEST = 127;

    /**
     * Prunes.
     *
     * @param sentenceShare which share of the n-grams is chosen by the sentence head
     */
    static TablePruning of(
            NGramMatrix matrix, float[] document, float[] sentence, int ngrams, int bucketBits, double sentenceShare) {
        int width = matrix.width();
        var documentRank = new double[width];
        var sentenceRank = new double[width];
        for (int id = 0; id < width; id++) {
            documentRank[id] = Math.abs(document[id]) * Math.sqrt(Math.min(matrix.documentFrequency()[id], COMMON));
            sentenceRank[id] =
                    Math.abs(sentence[id]) * Math.pow(Math.min(matrix.documentFrequency()[id], COMMON), 0.25);
        }
        int[] byDocument = descending(documentRank);
        int[] bySentence = descending(sentenceRank);
        var order = new int[Math.min(width, ngrams)];
        var chosen = new boolean[width];
        int count = 0;
        int documentAt = 0;
        int sentenceAt = 0;
        while (count < order.length) {
            boolean takeSentence = sentenceAt < sentenceShare * (documentAt + sentenceAt + 1);
            int id = takeSentence ? bySentence[sentenceAt++] : byDocument[documentAt++];
            if (!chosen[id]) {
                chosen[id] = true;
                order[count++] = id;
            }
        }
        float documentStep = step(document, order);
        float sentenceStep = step(sentence, order);
        NGramTable table = NGramTable.ofBits(bucketBits);
        int kept = 0;
        for (int id : order) {
            int forDocument = rounded(document[id], documentStep);
            int forSentence = rounded(sentence[id], sentenceStep);
            if ((forDocument != 0 || forSentence != 0) && table.put(matrix.keys()[id], forDocument, forSentence)) {
                kept++;
            }
        }
        return new TablePruning(table, documentStep, sentenceStep, kept);
    }

    private static float step(float[] weights, int[] order) {
        var sizes = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            sizes[i] = Math.abs(weights[order[i]]);
        }
        Arrays.sort(sizes);
        return Math.max(1e-9f, sizes[(int) (CLIPPED * (sizes.length - 1))] / LARGEST);
    }

    private static int rounded(float weight, float step) {
        return Math.max(-LARGEST, Math.min(LARGEST, Math.round(weight / step)));
    }

    /** Indexes from the largest rank to the smallest; equal ranks by index. */
    private static int[] descending(double[] ranks) {
        var keys = new long[ranks.length];
        for (int id = 0; id < ranks.length; id++) {
            // The bits of floats of 0 and more sort as the floats do; complemented, the largest comes first.
            keys[id] = (long) ~Float.floatToIntBits((float) ranks[id]) << 32 | id;
        }
        Arrays.sort(keys);
        var order = new int[ranks.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }
}
