package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.rating.RatingMention;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.List;

/** Looks the n-grams of documents up in a model. Thread-safe; allocates per document, not per n-gram. */
public final class SentimentAnalyser implements SentimentEngine {
    private final SentimentModel model;
    private final ThreadLocal<Scratch> scratch;

    public SentimentAnalyser(SentimentModel model) {
        this.model = model;
        int slots = model.table().slots();
        this.scratch = ThreadLocal.withInitial(() -> new Scratch(slots));
    }

    /** The sentiment of a document and of its parts, of all its words. The document's language must be the model's. */
    @Override
    public DocumentSentiment analyse(Document document) {
        return analyse(document, KnownWords.none(document));
    }

    /** The same without what the words of names would say: no n-gram that holds one counts, nor one with a mark, which counts by its value. */
    @Override
    public DocumentSentiment analyse(Document document, KnownWords known) {
        List<RatingMention> marks = known.counted(Tokens.hasWords(document));
        NamedWords unweighed = known.unweighed(document, marks);
        boolean isShort = model.calibration().asksNetwork(document.tokenCount());
        if (isShort) {
            unweighed = unweighed.and(Idioms.neutral(document));
        }
        NGramWeights weights = scratch.get().look(model.table(), document, unweighed);
        var stretches = new Stretches(model, document, weights, unweighed);
        List<Span> misread = isShort ? misread(document, stretches) : List.of();
        if (!misread.isEmpty()) {
            unweighed = unweighed.and(misread);
            weights = scratch.get().look(model.table(), document, unweighed);
            stretches = new Stretches(model, document, weights, unweighed);
        }
        return new DocumentSentiment(document, model, weights, stretches, marks);
    }

    /** What says something else than its words, or nothing of what is reviewed. */
    private static List<Span> misread(Document document, Stretches stretches) {
        List<Span> idioms = Idioms.misread(document, stretches);
        List<Span> unjudged = Unjudged.find(document, stretches);
        if (idioms.isEmpty() || unjudged.isEmpty()) {
            return idioms.isEmpty() ? unjudged : idioms;
        }
        var both = new ArrayList<Span>(idioms);
        both.addAll(unjudged);
        return both;
    }

    /**
     * Looks up in four passes, so that many reads of memory are under way at once: the table does not fit into the
     * processor's nearer caches, and what waits for one read holds up the next. The first reads the buckets and decides
     * nothing; the second compares fingerprints, with nothing else in its loop, so that the compiler takes several at a time;
     * the third finds out which n-grams are there and takes no branch on it, as half of them are and no processor guesses
     * which; the fourth goes through what was found. Reading the buckets beforehand took tokens, look-ups and network
     * together from 14.1 to 13.5 µs a review; comparing in a pass of its own, and both heads' weights in one array, look-ups
     * and network from 9.0 to 6.6.
     */
    private static final class Scratch {
        private long[] hashes = new long[0];
        /** The buckets' fingerprints, then the bits of those that match. */
        private long[] matches = new long[0];
        /** Which n-grams were found, then which words of {@link #hit} they have changed. */
        private int[] places = new int[0];
        /** Which slots the document has hit; cleared by undoing, since a document hits few of them. */
        private final long[] hit;

        Scratch(int slots) {
            hit = new long[(slots + 63) >>> 6];
        }

        NGramWeights look(NGramTable table, Document document, NamedWords unweighed) {
            int tokens = document.tokenCount();
            int ngrams = tokens * NGramWeights.ORDERS;
            if (hashes.length < ngrams) {
                int size = ngrams * 5 / 4 + 1;
                hashes = new long[size];
                matches = new long[size];
                places = new int[size];
            }
            read(table, document, tokens);
            match(ngrams);
            leaveOut(unweighed, tokens);
            int found = gather(ngrams);
            var weights = new NGramWeights(document);
            for (int i = 0; i < found; i++) {
                int place = places[i];
                int slot = NGramTable.slot(table.bucket(hashes[place]), matches[place]);
                int word = slot >>> 6;
                long before = hit[word];
                hit[word] = before | 1L << slot;
                places[i] = word;
                // The document head has learnt from n-grams that are there or not: each counts once.
                weights.put(place, table.weights(slot), (int) (before >>> slot) & 1);
            }
            for (int i = 0; i < found; i++) {
                hit[places[i]] = 0;
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
                matches[at] = table.fingerprints(one);
                matches[at + 1] = table.fingerprints(two);
                matches[at + 2] = table.fingerprints(three);
                previous = one;
                previousTwo = two;
            }
            // The first tokens end no longer n-gram.
            for (int none = 1; none < Math.min(tokens, 2) * NGramWeights.ORDERS; none += none == 2 ? 3 : 1) {
                matches[none] = 0;
            }
        }

        private void match(int ngrams) {
            long[] fingerprints = matches;
            for (int at = 0; at < ngrams; at++) {
                fingerprints[at] = NGramTable.match(fingerprints[at], hashes[at]);
            }
        }

        private void leaveOut(NamedWords unweighed, int tokens) {
            for (int token = unweighed.next(0); token < tokens; token = unweighed.next(token + 1)) {
                // What ends there, and what begins there or before and ends at one of the next two.
                int at = token * NGramWeights.ORDERS;
                matches[at] = 0;
                matches[at + 1] = 0;
                matches[at + 2] = 0;
                if (token + 1 < tokens) {
                    matches[at + NGramWeights.ORDERS + 1] = 0;
                    matches[at + NGramWeights.ORDERS + 2] = 0;
                }
                if (token + 2 < tokens) {
                    matches[at + 2 * NGramWeights.ORDERS + 2] = 0;
                }
            }
        }

        private int gather(int ngrams) {
            int count = 0;
            for (int at = 0; at < ngrams; at++) {
                long match = matches[at];
                places[count] = at;
                count += (int) ((match | -match) >>> 63);
            }
            return count;
        }
    }
}
