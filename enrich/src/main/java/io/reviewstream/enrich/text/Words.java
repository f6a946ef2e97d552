package io.reviewstream.enrich.text;

/** Hashes of words: how tokens, word lists and weights meet without making strings. */
public final class Words {
    static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Words() {}

    /**
     * FNV-1a over the UTF-16 units, then mixed.
     *
     * @param lowerCase a word in lower case with straight apostrophes
     */
    public static long hash(CharSequence lowerCase) {
        long hash = OFFSET;
        for (int i = 0; i < lowerCase.length(); i++) {
            hash = step(hash, lowerCase.charAt(i));
        }
        return mix(hash);
    }

    /** The hash of {@code previous} words followed by one more: n-grams. Not the same when the order changes. */
    public static long join(long previous, long word) {
        return mix(previous * 0x9E3779B97F4A7C15L + word);
    }

    static long step(long hash, char unit) {
        return (hash ^ unit) * PRIME;
    }

    static long mix(long hash) {
        long h = hash;
        h ^= h >>> 32;
        h *= 0xd6e8feb86659fd93L;
        h ^= h >>> 32;
        return h;
    }
}
