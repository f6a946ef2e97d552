package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;

/** Looks the n-grams of documents up in a model. Thread-safe; allocates per document, not per n-gram. */
public final class SentimentAnalyser implements SentimentEngine {
    private final SentimentModel model;
    private final ThreadLocal<Scratch> scratch;

    public SentimentAnalyser(SentimentModel model) {
        this.model = model;
        int slots = model.table().slots();
        this.scratch = ThreadLocal.withInitial(() -> new Scratch(slots));
    }

    /** The sentiment of a document and of its parts. The document's language must be the model's. */
    @Override
    public DocumentSentiment analyse(Document document) {
        return new DocumentSentiment(document, model, scratch.get().look(model.table(), document));
    }

    /**
     * Looks up in three passes, so that many reads of memory are under way at once: the table does not fit into the
     * processor's nearer caches, and what waits for one read holds up the next. The first pass reads the buckets and
     * decides nothing; the second finds out which n-grams are there and takes no branch on it, as half of them are and no
     * processor guesses which; the third goes through what was found.
     */
    private static final class Scratch {
        private long[] hashes = new long[0];
        private long[] buckets = new long[0];
        private int[] places = new int[0];
        /** The matches' bits, then their slots. */
        private long[] found = new long[0];
        /** Which slots the document has hit; cleared by undoing, since a document hits few of them. */
        private final long[] hit;

        Scratch(int slots) {
            hit = new long[(slots + 63) >>> 6];
        }

        NGramWeights look(NGramTable table, Document document) {
            int tokens = document.tokenCount();
            int ngrams = tokens * NGramWeights.ORDERS;
            if (hashes.length < ngrams) {
                int size = ngrams * 5 / 4 + 1;
                hashes = new long[size];
                buckets = new long[size];
                places = new int[size];
                found = new long[size];
            }
            read(table, document, tokens);
            var weights = new NGramWeights(tokens);
            int count = 0;
            for (int at = 0; at < ngrams; at++) {
                long match = NGramTable.match(buckets[at], hashes[at]);
                places[count] = at;
                found[count] = match;
                count += (int) ((match | -match) >>> 63);
            }
            for (int i = 0; i < count; i++) {
                int slot = NGramTable.slot(table.bucket(hashes[places[i]]), found[i]);
                found[i] = slot;
                int both = table.weights(slot);
                long bit = 1L << slot;
                // The document head has learnt from n-grams that are there or not: each counts once.
                boolean isNew = (hit[slot >>> 6] & bit) == 0;
                hit[slot >>> 6] |= bit;
                weights.put(places[i], isNew ? both : 0, both >>> 8);
            }
            for (int i = 0; i < count; i++) {
                hit[(int) found[i] >>> 6] = 0;
            }
            weights.sum();
            return weights;
        }

        private void read(NGramTable table, Document document, int tokens) {
            long previous = 0;
            long previousTwo = 0;
            for (int token = 0; token < tokens; token++) {
                int at = token * NGramWeights.ORDERS;
                long one = document.hash(token);
                long two = Words.join(previous, one);
                long three = Words.join(previousTwo, one);
                hashes[at] = one;
                hashes[at + 1] = two;
                hashes[at + 2] = three;
                buckets[at] = table.fingerprints(one);
                buckets[at + 1] = table.fingerprints(two);
                buckets[at + 2] = table.fingerprints(three);
                previous = one;
                previousTwo = two;
            }
            // The first tokens end no longer n-gram.
            for (int none = 1; none < Math.min(tokens, 2) * NGramWeights.ORDERS; none += none == 2 ? 3 : 1) {
                buckets[none] = 0;
            }
        }
    }
}
