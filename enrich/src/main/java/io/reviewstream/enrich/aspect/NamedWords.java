package io.reviewstream.enrich.aspect;

import io.reviewstream.events.Span;
import java.util.List;

/** Which words of a text name somebody or something: "The Room" says nothing of a room, Song Kang-ho nothing of a song. Immutable. */
final class NamedWords {
    static final NamedWords NONE = new NamedWords(List.of());

    private final int[] starts;
    private final int[] ends;

    NamedWords(List<Span> names) {
        starts = new int[names.size()];
        ends = new int[starts.length];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = names.get(i).start();
            ends[i] = names.get(i).end();
        }
    }

    /** Whether the word that begins at this unit of the text is one of them. */
    boolean has(int start) {
        for (int i = 0; i < starts.length; i++) {
            if (start >= starts[i] && start < ends[i]) {
                return true;
            }
        }
        return false;
    }
}
