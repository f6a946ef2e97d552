package io.reviewstream.enrich.phrase;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The phrases that tell this review from others: often here and rarely elsewhere, and words that belong together rather
 * than single ones. Safe to share.
 */
public final class KeyPhrases {
    private static final int MOST = 8;

    /** One phrase for so many words, so that a short review has few. */
    private static final int WORDS_PER_PHRASE = 12;

    private static final int LONGEST = 4;

    /** How much likelier a pair must be than chance, as a logarithm, to count as one expression. */
    private static final double BELONG_TOGETHER = 2.5;

    private static final double RARE_ENOUGH = 6;

    private static final int STOP = 1;
    private static final int INNER = 2;

    private final Background background = Background.standard();
    private final PhraseTable stop = new PhraseTable();

    public KeyPhrases() {
        PhraseFile file = PhraseFile.beside(KeyPhrases.class, "stop-words.txt");
        stop.addAll(file.phrases("stop"), STOP).addAll(file.phrases("inner"), STOP | INNER);
    }

    /** The phrases where they first occur, the most telling first. */
    public List<Span> find(Document document) {
        int count = document.tokenCount();
        byte[] kinds = new byte[count];
        double[] rarity = new double[count];
        int words = 0;
        for (int token = 0; token < count; token++) {
            if (!document.isWord(token)) {
                kinds[token] = -1;
                continue;
            }
            words++;
            long found = stop.longestAt(document, token, token + 1);
            kinds[token] = found == PhraseTable.NONE ? 0 : (byte) PhraseTable.value(found);
            rarity[token] = kinds[token] == 0 ? background.rarity(document.hash(token)) : 0;
        }
        var candidates = new Candidates(count);
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int start = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            for (int token = start; token < end; token++) {
                if (kinds[token] == 0) {
                    collect(document, kinds, rarity, token, start, end, candidates);
                }
            }
        }
        return choose(document, candidates, Math.min(MOST, 1 + words / WORDS_PER_PHRASE));
    }

    private void collect(
            Document document, byte[] kinds, double[] rarity, int first, int start, int end, Candidates candidates) {
        long hash = document.hash(first);
        candidates.add(hash, first, 1, single(document, first, rarity[first]));
        double sum = rarity[first];
        int content = 1;
        int hyphens = 0;
        for (int at = first + 1; at < end && at < first + LONGEST; at++) {
            if (kinds[at] < 0) {
                boolean joins = document.isSymbol(at, '-')
                        && !document.hasSpaceBefore(at)
                        && at + 1 < end
                        && !document.hasSpaceBefore(at + 1);
                if (joins) {
                    hyphens++;
                    continue;
                }
                return;
            }
            if (kinds[at] == STOP) {
                return;
            }
            hash = Words.join(hash, document.hash(at));
            if (kinds[at] == (STOP | INNER)) {
                // "Lord of the Rings", but not "salt and pepper": both sides must be names.
                if (!document.isCapitalised(first)) {
                    return;
                }
                continue;
            }
            sum += rarity[at];
            content++;
            if (content + hyphens == at + 1 - first || document.isCapitalised(at)) {
                double score = several(document, rarity, first > start, first, at, sum / content);
                candidates.add(hash, first, at + 1 - first, score * (1 + 0.5 * (content - 1)));
            }
        }
    }

    private double single(Document document, int token, double rarity) {
        // What no other review has is a name or a slip of the pen.
        boolean unheard = !background.isListed(rarity);
        double trust = document.isCapitalised(token) ? 0.6 : unheard ? 0.25 : 0.55;
        return telling(rarity) * trust;
    }

    private double several(Document document, double[] rarity, boolean inside, int first, int last, double mean) {
        boolean names = inside && document.isCapitalised(first) && document.isCapitalised(last);
        double together = 0.5;
        if (last == first + 1) {
            double pair = background.rarity(Words.join(document.hash(first), document.hash(last)));
            double surprise = rarity[first] + rarity[last] - pair;
            if (pair < background.rarest() - 1 && surprise > BELONG_TOGETHER) {
                together = 0.9;
            }
        }
        return telling(mean) * (names ? Math.max(0.6, together) : together);
    }

    /** Beyond one review in some hundreds, rarer does not tell more. */
    private static double telling(double rarity) {
        return Math.min(rarity, RARE_ENOUGH);
    }

    private List<Span> choose(Document document, Candidates candidates, int most) {
        int[] order = candidates.best();
        var taken = new boolean[document.tokenCount()];
        var takenWords = new long[MOST * LONGEST];
        int takenCount = 0;
        var chosen = new ArrayList<Span>();
        for (int index : order) {
            if (chosen.size() == most) {
                break;
            }
            int first = candidates.first(index);
            int end = first + candidates.length(index);
            boolean free = true;
            for (int token = first; token < end && free; token++) {
                free = !taken[token];
                for (int i = 0; i < takenCount && free; i++) {
                    free = takenWords[i] != document.hash(token);
                }
            }
            if (!free) {
                continue;
            }
            for (int token = first; token < end; token++) {
                taken[token] = true;
                takenWords[takenCount++] = document.hash(token);
            }
            chosen.add(document.span(first, end));
        }
        return chosen;
    }

    /** Phrases by hash with how often they occur; open addressing, one use each. */
    private static final class Candidates {
        /** Enough for the few that are chosen, some of which overlap. */
        private static final int CONSIDERED = 40;

        private final int[] slots;
        private long[] hashes;
        private int[] firsts;
        private byte[] lengths;
        private int[] times;
        private double[] scores;
        private int size;

        Candidates(int tokens) {
            slots = new int[Math.max(64, Integer.highestOneBit(tokens + 1) * 4)];
            int capacity = tokens + 16;
            hashes = new long[capacity];
            firsts = new int[capacity];
            lengths = new byte[capacity];
            times = new int[capacity];
            scores = new double[capacity];
        }

        void add(long hash, int first, int length, double score) {
            int mask = slots.length - 1;
            int slot = (int) hash & mask;
            while (slots[slot] != 0) {
                int index = slots[slot] - 1;
                if (hashes[index] == hash) {
                    times[index]++;
                    scores[index] = Math.max(scores[index], score);
                    return;
                }
                slot = (slot + 1) & mask;
            }
            if (size * 2 >= slots.length) {
                return;
            }
            if (size == hashes.length) {
                grow();
            }
            hashes[size] = hash;
            firsts[size] = first;
            lengths[size] = (byte) length;
            times[size] = 1;
            scores[size] = score;
            slots[slot] = ++size;
        }

        private void grow() {
            int capacity = size * 2;
            hashes = Arrays.copyOf(hashes, capacity);
            firsts = Arrays.copyOf(firsts, capacity);
            lengths = Arrays.copyOf(lengths, capacity);
            times = Arrays.copyOf(times, capacity);
            scores = Arrays.copyOf(scores, capacity);
        }

        /** Indices of the best, the best first; of equals the earlier in the text. */
        int[] best() {
            double[] totals = new double[size];
            int[] order = new int[Math.min(size, CONSIDERED)];
            int kept = 0;
            for (int index = 0; index < size; index++) {
                double often = times[index] == 1 ? 0 : 0.6 * Math.log(times[index]);
                double total = scores[index] * (1 + often * (lengths[index] > 1 ? 2.5 : 1));
                totals[index] = total;
                if (kept == order.length && total <= totals[order[kept - 1]]) {
                    continue;
                }
                int at = kept < order.length ? kept++ : kept - 1;
                while (at > 0 && totals[order[at - 1]] < total) {
                    order[at] = order[at - 1];
                    at--;
                }
                order[at] = index;
            }
            return order;
        }

        int first(int index) {
            return firsts[index];
        }

        int length(int index) {
            return lengths[index];
        }
    }
}
