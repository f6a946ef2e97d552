package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.util.Arrays;

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
        NGramTable table = model.table();
        int tokens = document.tokenCount();
        var documentWeights = new byte[tokens * DocumentSentiment.ORDERS];
        var sentenceWeights = new byte[tokens * DocumentSentiment.ORDERS];
        Scratch seen = scratch.get();
        long previous = 0;
        long previousTwo = 0;
        for (int token = 0; token < tokens; token++) {
            long one = document.hash(token);
            int at = token * DocumentSentiment.ORDERS;
            look(table, seen, one, at, documentWeights, sentenceWeights);
            if (token > 0) {
                long two = Words.join(previous, one);
                look(table, seen, two, at + 1, documentWeights, sentenceWeights);
                if (token > 1) {
                    look(table, seen, Words.join(previousTwo, one), at + 2, documentWeights, sentenceWeights);
                }
                previousTwo = two;
            }
            previous = one;
        }
        seen.clear();
        return new DocumentSentiment(document, model, documentWeights, sentenceWeights);
    }

    private static void look(
            NGramTable table, Scratch seen, long hash, int at, byte[] forDocument, byte[] forSentence) {
        int slot = table.find(hash);
        if (slot != NGramTable.NONE) {
            forSentence[at] = table.sentenceWeight(slot);
            // The document head has learnt from n-grams that are there or not: each counts once.
            if (seen.isNew(slot)) {
                forDocument[at] = table.documentWeight(slot);
            }
        }
    }

    /** Which slots one document has hit; cleared by undoing, since a document hits few of them. */
    private static final class Scratch {
        private final long[] bits;
        private int[] hits = new int[1024];
        private int hitCount;

        Scratch(int slots) {
            bits = new long[(slots + 63) >>> 6];
        }

        boolean isNew(int slot) {
            long bit = 1L << slot;
            if ((bits[slot >>> 6] & bit) != 0) {
                return false;
            }
            bits[slot >>> 6] |= bit;
            if (hitCount == hits.length) {
                hits = Arrays.copyOf(hits, hitCount * 2);
            }
            hits[hitCount++] = slot;
            return true;
        }

        void clear() {
            for (int i = 0; i < hitCount; i++) {
                bits[hits[i] >>> 6] = 0;
            }
            hitCount = 0;
        }
    }
}
