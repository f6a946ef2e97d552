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
        this.rows = rows.clone();
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
        return rows.clone();
    }

    /** For each token its row, {@link #NO_WORD} when unknown. */
    int[] lookUp(Document document) {
        var found = new int[document.tokenCount()];
        for (int token = 0; token < found.length; token++) {
            found[token] = row(document.hash(token));
        }
        return found;
    }

    /** The logit of tokens {@code first} to before {@code end}, 0 when none is known. */
    double logit(int[] found, int first, int end) {
        return new Answers(filters).of(this, found, first, end, null, 0);
    }

    /** The logit, and each token's share of it times {@code factor} added to {@code shares}. */
    double share(int[] found, int first, int end, double[] shares, double factor) {
        return new Answers(filters).of(this, found, first, end, shares, factor);
    }

    /** One evaluation. */
    private static final class Answers {
        private final int[] best;
        private final int[] where;

        Answers(int filters) {
            best = new int[filters];
            where = new int[filters];
        }

        double of(
                SentenceFilters net,
                int[] found,
                int first,
                int end,
                double @org.jspecify.annotations.Nullable [] shares,
                double factor) {
            strongest(net, found, first, end);
            double logit = 0;
            for (int f = 0; f < net.filters; f++) {
                float bias = net.biases[f];
                double answer = net.outputs[f] * (Math.max(0, best[f] * net.step + bias) - Math.max(0, bias));
                logit += answer;
                if (shares != null && answer != 0) {
                    attribute(net, found, first, end, f, answer * factor, shares);
                }
            }
            return logit;
        }

        private void strongest(SentenceFilters net, int[] found, int first, int end) {
            int filters = net.filters;
            byte[] rows = net.rows;
            Arrays.fill(best, first == end ? 0 : Integer.MIN_VALUE);
            for (int token = first; token < end; token++) {
                int before = token > first ? found[token - 1] : NO_WORD;
                int there = found[token];
                int after = token + 1 < end ? found[token + 1] : NO_WORD;
                int a = before == NO_WORD ? -1 : before * WIDTH * filters;
                int b = there == NO_WORD ? -1 : (there * WIDTH + 1) * filters;
                int c = after == NO_WORD ? -1 : (after * WIDTH + 2) * filters;
                for (int f = 0; f < filters; f++) {
                    int sum = (a < 0 ? 0 : rows[a + f]) + (b < 0 ? 0 : rows[b + f]) + (c < 0 ? 0 : rows[c + f]);
                    if (sum > best[f]) {
                        best[f] = sum;
                        where[f] = token;
                    }
                }
            }
        }

        /** Splits an answer among its words by how much each added to it. */
        private void attribute(
                SentenceFilters net, int[] found, int first, int end, int filter, double answer, double[] shares) {
            int centre = where[filter];
            double added = 0;
            for (int place = 0; place < WIDTH; place++) {
                added += Math.abs(entry(net, found, first, end, filter, centre, place));
            }
            if (added == 0) {
                return;
            }
            for (int place = 0; place < WIDTH; place++) {
                int token = centre + place - 1;
                if (token >= first && token < end) {
                    shares[token] += answer * Math.abs(entry(net, found, first, end, filter, centre, place)) / added;
                }
            }
        }

        private static int entry(
                SentenceFilters net, int[] found, int first, int end, int filter, int centre, int place) {
            int token = centre + place - 1;
            return token < first || token >= end || found[token] == NO_WORD
                    ? 0
                    : net.rows[(found[token] * WIDTH + place) * net.filters + filter];
        }
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
