package io.reviewstream.enrich.aspect;

import io.reviewstream.events.Span;
import java.util.Arrays;
import java.util.List;

/** Which words of a text name somebody or something: "The Room" says nothing of a room, Song Kang-ho nothing of a song. Immutable. */
final class NamedWords {
    static final NamedWords NONE = new NamedWords(List.of());

    /** In order, … */
    private final int[] starts;

    /** … and at each place the farthest end of those up to there. */
    private final int[] ends;

    NamedWords(List<Span> names) {
        long[] sorted = new long[names.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = (long) names.get(i).start() << 32 | names.get(i).end();
        }
        Arrays.sort(sorted);
        starts = new int[sorted.length];
        ends = new int[sorted.length];
        int end = 0;
        for (int i = 0; i < sorted.length; i++) {
            end = Math.max(end, (int) sorted[i]);
            starts[i] = (int) (sorted[i] >>> 32);
            ends[i] = end;
        }
    }

    /** Whether the word that begins at this unit of the text is one of them. */
    boolean has(int start) {
        int found = Arrays.binarySearch(starts, start);
        return found >= 0 || found < -1 && start < ends[-found - 2];
    }
}
