package io.reviewstream.enrich.text;

/**
 * Words as they are meant: "dissapointed", "dont" and "sooo" have the hashes of "disappointed", "don't" and "so", so that all
 * finders know them. Only what is no other word is mended. Shown as written all the same.
 */
final class Spelling {
    /** Of the filter for each word: few tokens that are spelled well are looked for. */
    private static final int BITS_PER_WORD = 64;

    /** So many equal letters make a word that is lengthened; two are usual. */
    private static final int LENGTHENED = 3;

    private static final Spelling MISSPELLINGS = misspellings();
    private static final Spelling WORDS = lengthened();

    private final long[] filter;
    /** Open addressing, half empty at least: what is written, then what is meant. */
    private final long[] slots;

    private Spelling(int words) {
        filter = new long[WordSet.powerOfTwo(Math.max(Long.SIZE, words * BITS_PER_WORD)) / Long.SIZE];
        slots = new long[2 * WordSet.powerOfTwo(Math.max(Long.SIZE, 2 * words))];
    }

    private static Spelling misspellings() {
        var lines = DataLines.beside(Spelling.class, "misspellings.txt");
        int count = 0;
        for (String line : lines) {
            count += line.split(" ").length;
        }
        var spelling = new Spelling(count);
        for (String line : lines) {
            String[] words = line.split(" ");
            for (int written = 1; written < words.length; written++) {
                spelling.put(Words.hash(words[written]), Words.hash(words[0]));
            }
        }
        return spelling;
    }

    private static Spelling lengthened() {
        var lines = DataLines.beside(Spelling.class, "lengthened.txt");
        String[] words = String.join(" ", lines).split(" ");
        var spelling = new Spelling(words.length);
        for (String word : words) {
            spelling.put(singleHash(word, 0, word.length()), Words.hash(word));
        }
        return spelling;
    }

    /** Gives the words of a text the hashes of those that are meant. */
    static void mend(String text, TokenColumns tokens) {
        long[] hashes = tokens.hashes;
        for (int token = 0; token < tokens.count; token++) {
            long hash = hashes[token];
            if ((MISSPELLINGS.filter[MISSPELLINGS.place(hash)] & 1L << hash) != 0) {
                long meant = MISSPELLINGS.get(hash);
                if (meant != 0) {
                    hashes[token] = meant;
                    tokens.flags[token] |= TokenColumns.MISSPELT;
                }
            }
        }
        if (isAnythingLengthened(text)) {
            for (int token = 0; token < tokens.count; token++) {
                if (tokens.kind(token) == TokenColumns.WORD
                        && longestRun(text, tokens.starts[token], tokens.ends[token]) >= LENGTHENED) {
                    long meant = WORDS.get(singleHash(text, tokens.starts[token], tokens.ends[token]));
                    hashes[token] = meant == 0 ? hashes[token] : meant;
                }
            }
        }
    }

    /** Three units in a row hold one at every third place. */
    private static boolean isAnythingLengthened(String text) {
        for (int at = LENGTHENED - 1; at < text.length(); at += LENGTHENED) {
            int unit = lower(text.charAt(at));
            boolean isDoubled =
                    unit == lower(text.charAt(at - 1)) || at + 1 < text.length() && unit == lower(text.charAt(at + 1));
            if (isDoubled
                    && unit >= 'a'
                    && longestRun(text, at - 2, Math.min(at + LENGTHENED, text.length())) >= LENGTHENED) {
                return true;
            }
        }
        return false;
    }

    private static int longestRun(String text, int from, int to) {
        int longest = 0;
        int run = 0;
        int previous = -1;
        for (int at = from; at < to; at++) {
            int unit = lower(text.charAt(at));
            run = unit == previous ? run + 1 : 1;
            longest = Math.max(longest, run);
            previous = unit;
        }
        return longest;
    }

    /** The hash of a word without letters that repeat the one before. */
    private static long singleHash(String text, int from, int to) {
        long hash = Words.OFFSET;
        int previous = -1;
        for (int at = from; at < to; at++) {
            int unit = lower(text.charAt(at));
            if (unit != previous) {
                hash = Words.step(hash, (char) unit);
            }
            previous = unit;
        }
        return Words.mix(hash);
    }

    private static int lower(char unit) {
        return unit >= 'A' && unit <= 'Z' ? unit | 32 : unit;
    }

    private void put(long written, long meant) {
        int slot = slot(written);
        slots[slot] = written;
        slots[slot + 1] = meant;
        filter[place(written)] |= 1L << written;
    }

    /** What is meant; 0 when the word is not known. */
    private long get(long written) {
        return slots[slot(written) + 1];
    }

    private int place(long hash) {
        return (int) (hash >>> 6) & filter.length - 1;
    }

    private int slot(long hash) {
        int mask = slots.length / 2 - 1;
        int slot = (int) hash & mask;
        while (slots[2 * slot] != 0 && slots[2 * slot] != hash) {
            slot = slot + 1 & mask;
        }
        return 2 * slot;
    }
}
