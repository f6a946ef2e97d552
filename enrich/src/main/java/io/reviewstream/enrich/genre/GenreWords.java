package io.reviewstream.enrich.genre;

import io.reviewstream.enrich.names.WordList;
import io.reviewstream.enrich.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The phrases of {@code genres.txt}. Immutable. */
final class GenreWords {
    static final int LONGEST = 3;

    /** How surely a phrase names a genre of the work. */
    enum How {
        SURE,
        NEAR,
        PLURAL
    }

    record Entry(List<String> genres, How how) {}

    private final Map<Long, Entry> phrases = new HashMap<>();

    /** A bit for the first word of each phrase: 49 of 50 tokens are ruled out by one look. */
    private final long[] firstWords = new long[64];

    GenreWords() {
        for (String line : WordList.lines(GenreWords.class, "genres.txt")) {
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
    }

    boolean mayBegin(long hash) {
        return (firstWords[(int) (hash >>> 58)] & 1L << hash) != 0;
    }

    @Nullable Entry phrase(long joined) {
        return phrases.get(joined);
    }

    private static int indexOfHow(String line) {
        for (How how : How.values()) {
            int at = line.indexOf(" " + how.name().toLowerCase(java.util.Locale.ROOT) + " ");
            if (at > 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("genres.txt: no sure, near or plural in " + line);
    }
}
