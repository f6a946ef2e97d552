package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;

/** Looks the n-grams of documents up in a model. Thread-safe; allocates per document, not per n-gram. */
public final class SentimentAnalyser {
    private final SentimentModel model;
    private final ThreadLocal<Scratch> scratch;

    public SentimentAnalyser(SentimentModel model) {
        this.model = model;
        int slots = model.table().slots();
        this.scratch = ThreadLocal.withInitial(() -> new Scratch(slots));
    }

    /** The sentiment of a document and of its parts. The document's language must be the model's. */
    public DocumentSentiment analyse(Document document) {
        int tokens = document.tokenCount();
        var weights = new NGramWeights(tokens);
        scratch.get().look(model.table(), document, weights);
        weights.sum();
        return new DocumentSentiment(document, model, weights);
    }

    /**
     * Looks up in two passes. The first only finds out which n-grams are in the table; it takes no branch on that, as half
     * of them are and no processor guesses which, so that many reads of memory are under way at once. The second goes
     * through what was found.
     */
    private static final class Scratch {
        private int[] places = new int[0];
        private int[] slots = new int[0];
        /** Which slots the document has hit; cleared by undoing, since a document hits few of them. */
        private final long[] hit;

        Scratch(int slots) {
            hit = new long[(slots + 63) >>> 6];
        }

        void look(NGramTable table, Document document, NGramWeights into) {
            int tokens = document.tokenCount();
            if (places.length <= tokens * NGramWeights.ORDERS) {
                places = new int[tokens * NGramWeights.ORDERS * 5 / 4 + 1];
                slots = new int[places.length];
            }
            int count = find(table, document, tokens);
            for (int i = 0; i < count; i++) {
                int slot = slots[i];
                int both = table.weights(slot);
                long bit = 1L << slot;
                // The document head has learnt from n-grams that are there or not: each counts once.
                boolean isNew = (hit[slot >>> 6] & bit) == 0;
                hit[slot >>> 6] |= bit;
                into.put(places[i], isNew ? both : 0, both >>> 8);
            }
            for (int i = 0; i < count; i++) {
                hit[slots[i] >>> 6] = 0;
            }
        }

        private int find(NGramTable table, Document document, int tokens) {
            int count = 0;
            long previous = 0;
            long previousTwo = 0;
            for (int token = 0; token < tokens; token++) {
                long one = document.hash(token);
                int at = token * NGramWeights.ORDERS;
                count = note(table, one, at, count);
                if (token > 0) {
                    long two = Words.join(previous, one);
                    count = note(table, two, at + 1, count);
                    if (token > 1) {
                        count = note(table, Words.join(previousTwo, one), at + 2, count);
                    }
                    previousTwo = two;
                }
                previous = one;
            }
            return count;
        }

        private int note(NGramTable table, long hash, int place, int count) {
            long match = table.match(hash);
            places[count] = place;
            slots[count] = NGramTable.slot(table.bucket(hash), match);
            return count + (int) ((match | -match) >>> 63);
        }
    }
}
