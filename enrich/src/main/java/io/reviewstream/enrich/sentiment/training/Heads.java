package io.reviewstream.enrich.sentiment.training;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    /** Phrases are short and many: their head generalises better when it is held closer to none. */
    private static final double SENTENCE_C = 100;

    private static final int ITERATIONS = 50;
    private static final int FURTHER_ITERATIONS = 30;

    /**
     * Learns both heads.
     *
     * @param documents rows of documents
     * @param sentences rows of sentences and phrases; may be empty
     * @param targets for each row of the matrix, 0 to 1, soft
     * @param start heads to start from: those of fewer rows save most of the work
     */
    static Heads fit(
            NGramMatrix matrix,
            int[] documents,
            int[] sentences,
            float[] targets,
            @Nullable Heads start,
            Workers workers) {
        var solver = new LogisticRegression(matrix, workers);
        int iterations = start == null ? ITERATIONS : FURTHER_ITERATIONS;
        float[] documentTargets = pick(targets, documents);
        float[] ratio = LogCountRatio.of(matrix, documents, documentTargets);
        float[] document = solver.fit(
                        documents,
                        documentTargets,
                        scale(ratio, new float[ratio.length]),
                        C,
                        iterations,
                        start == null ? null : start.document())
                .weights();
        if (sentences.length == 0) {
            return new Heads(document, document.clone());
        }
        float[] sentenceRatio = LogCountRatio.of(matrix, sentences, pick(targets, sentences));
        int[] seen = LogCountRatio.frequency(matrix, sentences);
        for (int id = 0; id < sentenceRatio.length; id++) {
            if (seen[id] == 0) {
                sentenceRatio[id] = 0;
            }
        }
        int[] both = concat(documents, sentences);
        float[] sentence = solver.fit(
                        both,
                        pick(targets, both),
                        scale(ratio, sentenceRatio),
                        SENTENCE_C,
                        iterations,
                        start == null ? document : start.sentence())
                .weights();
        return new Heads(document, sentence);
    }

    private static float[] pick(float[] targets, int[] rows) {
        var picked = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = targets[rows[i]];
        }
        return picked;
    }

    private static float[] scale(float[] one, float[] other) {
        var scale = new float[one.length];
        for (int id = 0; id < scale.length; id++) {
            scale[id] = Math.max(Math.abs(one[id]), Math.abs(other[id])) + FLOOR;
        }
        return scale;
    }

    static int[] concat(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
