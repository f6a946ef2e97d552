package io.reviewstream.enrich.genre;

import io.reviewstream.enrich.text.DataLines;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The phrases of {@code genres.txt}. Immutable. */
final class GenreWords {
    static final int LONGEST = 3;

    /** How surely a phrase names a genre of the work. */
    enum How {
        SURE,
        NEAR,
        BESIDE,
        NOUN,
        PLURAL
    }

    record Entry(List<String> genres, How how) {}

    /** Open addressing: the joined hashes of the words of phrases, and what each names. */
    private final long[] keys;

    private final @Nullable Entry[] entries;

    /** A bit for the first word of each phrase: 49 of 50 tokens are ruled out by one look. */
    private final long[] firstWords = new long[64];

    GenreWords() {
        var phrases = new HashMap<Long, Entry>();
        for (String line : DataLines.beside(GenreWords.class, "genres.txt")) {
            int how = indexOfHow(line);
            String[] rest = line.substring(how).trim().split("\\s+");
            long hash = 0;
            for (int i = 1; i < rest.length; i++) {
                hash = Words.join(hash, Words.hash(rest[i]));
            }
            long first = Words.hash(rest[1]);
            firstWords[(int) (first >>> 58)] |= 1L << first;
            var entry = new Entry(
                    List.of(line.substring(0, how).trim().split("\\+")),
                    How.valueOf(rest[0].toUpperCase(java.util.Locale.ROOT)));
            phrases.put(hash, entry);
        }
        int room = Integer.highestOneBit(phrases.size()) * 4;
        keys = new long[room];
        entries = new Entry[room];
        phrases.forEach((hash, entry) -> {
            int slot = slot(hash);
            keys[slot] = hash;
            entries[slot] = entry;
        });
    }

    /** The first token from {@code from} on with which a phrase may begin; the count of tokens when there is none. */
    int next(Document document, int from) {
        int token = from;
        while (token < document.tokenCount() && !mayBegin(document.nameHash(token))) {
            token++;
        }
        return token;
    }

    private boolean mayBegin(long hash) {
        return (firstWords[(int) (hash >>> 58)] & 1L << hash) != 0;
    }

    @Nullable Entry phrase(long joined) {
        return entries[slot(joined)];
    }

    /** Where a phrase is, or would be. */
    private int slot(long joined) {
        int slot = (int) joined & keys.length - 1;
        while (entries[slot] != null && keys[slot] != joined) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private static int indexOfHow(String line) {
        for (How how : How.values()) {
            int at = line.indexOf(" " + how.name().toLowerCase(java.util.Locale.ROOT) + " ");
            if (at > 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("genres.txt: none of sure, near, beside, noun, plural in " + line);
    }
}
