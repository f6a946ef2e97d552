package io.reviewstream.enrich.sentiment.training;

import java.util.Arrays;

/**
 * A weight per n-gram for documents and another for sentences.
 *
 * @param document learnt from documents alone
 * @param sentence learnt from documents and sentences together
 */
record Heads(float[] document, float[] sentence) {
    /** So that n-grams without a leaning of their own can still gain weight. */
    private static final float FLOOR = 0.1f;

    private static final double C = 400;
    private static final int ITERATIONS = 60;

    /**
     * Learns both heads.
     *
     * @param documents rows of documents
     * @param documentTargets 0 to 1, soft
     * @param sentences rows of sentences and phrases; may be empty
     * @param sentenceTargets 0 to 1, soft
     * @param sentenceImportance what a sentence's loss counts, a document's being 1
     */
    static Heads fit(
            NGramMatrix matrix,
            int[] documents,
            float[] documentTargets,
            int[] sentences,
            float[] sentenceTargets,
            float[] sentenceImportance,
            Workers workers) {
        var solver = new LogisticRegression(matrix, workers);
        float[] ratio = LogCountRatio.of(matrix, documents, documentTargets);
        float[] scale = scale(ratio, new float[ratio.length]);
        var ones = new float[documents.length];
        Arrays.fill(ones, 1);
        float[] document = solver.fit(documents, documentTargets, ones, scale, C, ITERATIONS)
                .weights();
        if (sentences.length == 0) {
            return new Heads(document, document.clone());
        }
        float[] sentenceRatio = LogCountRatio.of(matrix, sentences, sentenceTargets);
        int[] seen = LogCountRatio.frequency(matrix, sentences);
        for (int id = 0; id < sentenceRatio.length; id++) {
            if (seen[id] == 0) {
                sentenceRatio[id] = 0;
            }
        }
        float[] sentence = solver.fit(
                        concat(documents, sentences),
                        concat(documentTargets, sentenceTargets),
                        concat(ones, sentenceImportance),
                        scale(ratio, sentenceRatio),
                        C,
                        ITERATIONS)
                .weights();
        return new Heads(document, sentence);
    }

    private static float[] scale(float[] one, float[] other) {
        var scale = new float[one.length];
        for (int id = 0; id < scale.length; id++) {
            scale[id] = Math.max(Math.abs(one[id]), Math.abs(other[id])) + FLOOR;
        }
        return scale;
    }

    static float[] concat(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static int[] concat(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
