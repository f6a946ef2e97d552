package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import java.util.Arrays;

/**
 * A small convolutional network over three neighbouring words, folded: as its input is a word's row or nothing, each word's
 * product with the kernel is worked out beforehand, and a filter's answer at a place is the sum of three table entries. A
 * text's logit is the weighted sum of the strongest answer of each filter, less what an empty text would get.
 *
 * <p>Immutable, safe to share.
 */
public final class SentenceFilters {
    /** Words that one answer looks at: the one before, the one there, the one after. */
    static final int WIDTH = 3;

    private static final int NO_WORD = -1;

    private final int filters;
    private final float step;
    private final float[] biases;
    private final float[] outputs;
    private final long[] words;
    private final byte[] rows;
    private final int[] slots;

    /**
     * Makes the network.
     *
     * @param step what one unit of {@code rows} stands for
     * @param biases one a filter
     * @param outputs one a filter
     * @param words hashes of the known words
     * @param rows for each word, {@code 3 * filters} entries: what it adds to each filter as the word before, there, after
     */
    public SentenceFilters(float step, float[] biases, float[] outputs, long[] words, byte[] rows) {
        this.filters = biases.length;
        if (outputs.length != filters || rows.length != words.length * WIDTH * filters) {
            throw new IllegalArgumentException("the columns of the sentence network differ in length");
        }
        this.step = step;
        this.biases = biases.clone();
        this.outputs = outputs.clone();
        this.words = words.clone();
        // One row more, of zeros, for the unknown.
        this.rows = Arrays.copyOf(rows, rows.length + WIDTH * filters);
        this.slots = slots(words);
    }

    /** A network that knows nothing and always answers 0. */
    public static SentenceFilters none() {
        return new SentenceFilters(1, new float[0], new float[0], new long[0], new byte[0]);
    }

    boolean isEmpty() {
        return filters == 0;
    }

    float step() {
        return step;
    }

    float[] biases() {
        return biases.clone();
    }

    float[] outputs() {
        return outputs.clone();
    }

    long[] words() {
        return words.clone();
    }

    byte[] rows() {
        return Arrays.copyOf(rows, words.length * WIDTH * filters);
    }

    /** What the network knows of a document's tokens. */
    Answers lookUp(Document document) {
        var found = new int[document.tokenCount()];
        for (int token = 0; token < found.length; token++) {
            found[token] = row(document.hash(token));
        }
        return new Answers(this, found);
    }

    /** The answers to one document. Immutable, safe to share. */
    static final class Answers {
        private final SentenceFilters net;
        /** For each token its row, {@link #NO_WORD} when unknown. */
        private final int[] found;
        /** For each token the filters' answers there, both neighbours counted. */
        private final int[] inside;

        Answers(SentenceFilters net, int[] found) {
            this.net = net;
            this.found = found;
            this.inside = new int[found.length * net.filters];
            for (int token = 1; token + 1 < found.length; token++) {
                sum(found[token - 1], found[token], found[token + 1], inside, token * net.filters);
            }
        }

        /** The logit of tokens {@code first} to before {@code end}, 0 when none is known. */
        double logit(int first, int end) {
            int[] best = strongest(first, end);
            double logit = 0;
            for (int f = 0; f < best.length; f++) {
                logit += answer(f, best[f]);
            }
            return logit;
        }

        /** Adds to {@code shares} each token's share of the logit, times {@code factor}. */
        void share(int first, int end, double[] shares, double factor) {
            int[] best = strongest(first, end);
            for (int f = 0; f < best.length; f++) {
                double answer = answer(f, best[f]);
                if (answer != 0) {
                    attribute(first, end, f, best[f], answer * factor, shares);
                }
            }
        }

        private double answer(int filter, int best) {
            float bias = net.biases[filter];
            return net.outputs[filter] * (Math.max(0, best * net.step + bias) - Math.max(0, bias));
        }

        /** Each filter's strongest answer; neighbours outside of the stretch do not count. */
        private int[] strongest(int first, int end) {
            int filters = net.filters;
            var best = new int[filters];
            if (first == end) {
                return best;
            }
            sum(NO_WORD, found[first], first + 1 < end ? found[first + 1] : NO_WORD, best, 0);
            // Summed up beforehand, as sentences, clauses and evidence all ask for the same places.
            for (int token = first + 1; token < end - 1; token++) {
                int at = token * filters;
                for (int f = 0; f < filters; f++) {
                    best[f] = Math.max(best[f], inside[at + f]);
                }
            }
            if (end - first > 1) {
                var last = new int[filters];
                sum(found[end - 2], found[end - 1], NO_WORD, last, 0);
                for (int f = 0; f < filters; f++) {
                    best[f] = Math.max(best[f], last[f]);
                }
            }
            return best;
        }

        private void sum(int before, int there, int after, int[] into, int at) {
            int filters = net.filters;
            byte[] rows = net.rows;
            int a = net.place(before, 0);
            int b = net.place(there, 1);
            int c = net.place(after, 2);
            for (int f = 0; f < filters; f++) {
                into[at + f] = rows[a + f] + rows[b + f] + rows[c + f];
            }
        }

        /** Splits an answer among its words by how much each added to it. */
        private void attribute(int first, int end, int filter, int best, double answer, double[] shares) {
            int centre = first;
            while (entry(first, end, filter, centre, 0)
                            + entry(first, end, filter, centre, 1)
                            + entry(first, end, filter, centre, 2)
                    != best) {
                centre++;
            }
            double added = 0;
            for (int place = 0; place < WIDTH; place++) {
                added += Math.abs(entry(first, end, filter, centre, place));
            }
            if (added == 0) {
                return;
            }
            for (int place = 0; place < WIDTH; place++) {
                int token = centre + place - 1;
                if (token >= first && token < end) {
                    shares[token] += answer * Math.abs(entry(first, end, filter, centre, place)) / added;
                }
            }
        }

        private int entry(int first, int end, int filter, int centre, int place) {
            int token = centre + place - 1;
            return token < first || token >= end ? 0 : net.rows[net.place(found[token], place) + filter];
        }
    }

    /** Where a word's entries for one place begin. */
    private int place(int row, int place) {
        return ((row == NO_WORD ? words.length : row) * WIDTH + place) * filters;
    }

    private int row(long hash) {
        int at = (int) (hash >>> 8) & slots.length - 1;
        while (slots[at] != 0) {
            int row = slots[at] - 1;
            if (words[row] == hash) {
                return row;
            }
            at = at + 1 & slots.length - 1;
        }
        return NO_WORD;
    }

    /** Open addressing, half empty at least: row + 1, 0 where there is none. */
    private static int[] slots(long[] words) {
        var slots = new int[Math.max(4, Integer.highestOneBit(Math.max(1, words.length)) * 4)];
        for (int row = 0; row < words.length; row++) {
            int at = (int) (words[row] >>> 8) & slots.length - 1;
            while (slots[at] != 0) {
                at = at + 1 & slots.length - 1;
            }
            slots[at] = row + 1;
        }
        return slots;
    }
}
