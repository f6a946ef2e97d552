package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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

    /** Entries in one long. */
    private static final int PACKED = 8;

    private static final long BYTES_HIGH = 0x8080808080808080L;
    /** Every other byte of eight, each with room to grow to 16 bits. */
    private static final long EVERY_OTHER = 0x00FF00FF00FF00FFL;

    private static final long LANES_HIGH = 0x8000800080008000L;
    /** What is added to an entry so that it is never negative. */
    private static final int SHIFT = 128;

    private final int filters;
    private final float step;
    private final float[] biases;
    private final float[] outputs;
    /** Each filter's answer, before it is weighted, where nothing is known. */
    private final float[] atRest;

    private final long[] words;
    /**
     * For each word and place {@code groups} longs of eight entries each, shifted; one word more, of zeros, for the unknown.
     * Eight entries to a long, because the compiler makes no vector instructions of bytes that are widened: the whole
     * sentiment of a film review of fewer than 525 characters took 39.1 µs with bytes and ints, and took 31.9 this way.
     */
    private final long[] rows;
    /** Longs a row has for each place. */
    private final int groups;

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
        this.atRest = new float[filters];
        for (int f = 0; f < filters; f++) {
            atRest[f] = Math.max(0, biases[f]);
        }
        this.words = words.clone();
        this.groups = (filters + PACKED - 1) / PACKED;
        this.rows = pack(rows);
        this.slots = slots(words);
    }

    private long[] pack(byte[] bytes) {
        int places = (words.length + 1) * WIDTH;
        var padded = new byte[places * groups * PACKED];
        for (int place = 0; place < places - WIDTH; place++) {
            System.arraycopy(bytes, place * filters, padded, place * groups * PACKED, filters);
        }
        var packed = new long[places * groups];
        ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(packed);
        for (int i = 0; i < packed.length; i++) {
            packed[i] ^= BYTES_HIGH;
        }
        return packed;
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
        var bytes = new byte[words.length * WIDTH * filters];
        for (int place = 0; place < words.length * WIDTH; place++) {
            for (int f = 0; f < filters; f++) {
                bytes[place * filters + f] = (byte) entry(place * groups, f);
            }
        }
        return bytes;
    }

    /** What the network knows of a document's tokens, save those that name something. */
    Answers lookUp(Document document, NamedWords named) {
        int[] found = document.workspace().ints(document.tokenCount());
        for (int token = 0; token < document.tokenCount(); token++) {
            found[token] = named.has(token) ? words.length : row(document.hash(token));
        }
        return new Answers(this, document, found);
    }

    /** The answers to one document. Immutable, safe to share. */
    static final class Answers {
        private final SentenceFilters net;
        private final Document document;
        /** For each token its row. */
        private final int[] found;
        /** For each token the filters' answers there, both neighbours counted. */
        private final long[] inside;
        /** For each sentence each filter's strongest answer. */
        private final long[][] sentences;
        /** For each sentence what those add to its logit: asked for as often as thrice. */
        private final double[] addends;

        private final double[] logits;

        Answers(SentenceFilters net, Document document, int[] found) {
            this.net = net;
            this.document = document;
            this.found = found;
            int tokens = document.tokenCount();
            this.inside = document.workspace().longs(tokens * net.lanes());
            for (int token = 1; token + 1 < tokens; token++) {
                net.sum(found[token - 1], found[token], found[token + 1], inside, token * net.lanes());
            }
            this.sentences = new long[document.sentenceCount()][];
            this.addends = document.workspace().doubles(sentences.length * net.filters);
            this.logits = document.workspace().doubles(sentences.length);
            for (int sentence = 0; sentence < sentences.length; sentence++) {
                sentences[sentence] = strongest(document.sentenceStart(sentence), document.sentenceEnd(sentence));
                double logit = 0;
                for (int f = 0; f < net.filters; f++) {
                    double addend = net.answer(f, net.lane(sentences[sentence], 0, f));
                    addends[sentence * net.filters + f] = addend;
                    logit += addend;
                }
                logits[sentence] = logit;
            }
        }

        /** The logit of tokens {@code first} to before {@code end}, 0 when none is known. */
        double logit(int first, int end) {
            if (first == end) {
                return 0;
            }
            int sentence = document.sentenceOf(first);
            if (document.sentenceStart(sentence) == first && document.sentenceEnd(sentence) == end) {
                return logits[sentence];
            }
            long[] best = strongest(first, end);
            double logit = 0;
            for (int f = 0; f < net.filters; f++) {
                logit += net.answer(f, net.lane(best, 0, f));
            }
            return logit;
        }

        /** The logit of a sentence. */
        double logit(int sentence) {
            return logits[sentence];
        }

        /** Adds to {@code shares} each token's share of a sentence's logit, times {@code factor}. */
        void share(int sentence, double[] shares, double factor) {
            int first = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            for (int f = 0; f < net.filters; f++) {
                double addend = addends[sentence * net.filters + f];
                if (addend != 0) {
                    int centre = centre(first, end, f, net.lane(sentences[sentence], 0, f));
                    attribute(first, end, f, centre, addend * factor, shares);
                }
            }
        }

        /** Each filter's strongest answer to a token or more; neighbours outside of the stretch do not count. */
        private long[] strongest(int first, int end) {
            int lanes = net.lanes();
            int none = net.words.length;
            var best = new long[lanes];
            net.sum(none, found[first], first + 1 < end ? found[first + 1] : none, best, 0);
            if (end - first > 1) {
                // Summed up beforehand, as sentences, clauses and evidence all ask for the same places.
                for (int token = first + 1; token < end - 1; token++) {
                    keepLarger(best, inside, token * lanes);
                }
                var last = new long[lanes];
                net.sum(found[end - 2], found[end - 1], none, last, 0);
                keepLarger(best, last, 0);
            }
            return best;
        }

        private static void keepLarger(long[] best, long[] others, int at) {
            for (int lane = 0; lane < best.length; lane++) {
                long a = best[lane];
                long b = others[at + lane];
                // Four comparisons at once: no lane has its highest bit set, so a borrow never leaves its lane.
                long notLess = (a | LANES_HIGH) - b & LANES_HIGH;
                long mask = notLess - (notLess >>> 15);
                best[lane] = b ^ ((a ^ b) & mask);
            }
        }

        /** Splits an answer among its words by how much each added to it. */
        private void attribute(int first, int end, int filter, int centre, double answer, double[] shares) {
            int before = Math.abs(entry(first, end, filter, centre, 0));
            int there = Math.abs(entry(first, end, filter, centre, 1));
            int after = Math.abs(entry(first, end, filter, centre, 2));
            double added = before + there + after;
            if (added == 0) {
                return;
            }
            // What stands outside has added nothing.
            if (before != 0) {
                shares[centre - 1] += answer * before / added;
            }
            if (there != 0) {
                shares[centre] += answer * there / added;
            }
            if (after != 0) {
                shares[centre + 1] += answer * after / added;
            }
        }

        /** The first place where a filter gives its strongest answer. */
        private int centre(int first, int end, int filter, int best) {
            int atFirst = entry(first, end, filter, first, 1) + entry(first, end, filter, first, 2);
            if (atFirst == best) {
                return first;
            }
            int centre = first + 1;
            while (centre < end - 1 && net.lane(inside, centre * net.lanes(), filter) != best) {
                centre++;
            }
            return centre;
        }

        private int entry(int first, int end, int filter, int centre, int place) {
            int token = centre + place - 1;
            return token < first || token >= end ? 0 : net.entry(net.place(found[token], place), filter);
        }
    }

    /** Longs that hold one answer of each filter: four to a long, first those of even number, then the others. */
    private int lanes() {
        return groups * 2;
    }

    /** The answers to three words, shifted by three times {@link #SHIFT}. */
    private void sum(int before, int there, int after, long[] into, int at) {
        int a = place(before, 0);
        int b = place(there, 1);
        int c = place(after, 2);
        for (int group = 0; group < groups; group++) {
            long one = rows[a + group];
            long two = rows[b + group];
            long three = rows[c + group];
            into[at + group] = (one & EVERY_OTHER) + (two & EVERY_OTHER) + (three & EVERY_OTHER);
            into[at + groups + group] =
                    (one >>> 8 & EVERY_OTHER) + (two >>> 8 & EVERY_OTHER) + (three >>> 8 & EVERY_OTHER);
        }
    }

    /** One filter's answer among those that {@link #sum} wrote. */
    private int lane(long[] sums, int at, int filter) {
        long four = sums[at + (filter & 1) * groups + filter / PACKED];
        return (int) (four >>> (filter % PACKED >>> 1 << 4) & 0xFFFF) - WIDTH * SHIFT;
    }

    /** What a filter adds to the logit for its strongest answer. */
    private double answer(int filter, int best) {
        float raised = best * step + biases[filter];
        return outputs[filter] * ((raised > 0 ? raised : 0) - atRest[filter]);
    }

    /** One entry of those of a word and place. */
    private int entry(int at, int filter) {
        return (int) (rows[at + filter / PACKED] >>> (filter % PACKED << 3) & 0xFF) - SHIFT;
    }

    /** Where a word's entries for one place begin. */
    private int place(int row, int place) {
        return (row * WIDTH + place) * groups;
    }

    /** A word's row; that of zeros when it is unknown. */
    private int row(long hash) {
        int at = (int) (hash >>> 8) & slots.length - 1;
        while (slots[at] != 0) {
            int row = slots[at] - 1;
            if (words[row] == hash) {
                return row;
            }
            at = at + 1 & slots.length - 1;
        }
        return words.length;
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
