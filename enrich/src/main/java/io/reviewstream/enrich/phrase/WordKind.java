package io.reviewstream.enrich.phrase;

import java.util.List;

/** What a word mostly is, told by what stands beside it. The order is that of {@link Background}'s numbers. */
enum WordKind {
    /** Of several kinds, or too rare to tell. */
    UNCLEAR,
    NOUN,
    ADJECTIVE,
    VERB;

    private static final List<WordKind> ALL = List.of(values());
    static final int KINDS = ALL.size();

    static WordKind of(int ordinal) {
        return ALL.get(ordinal);
    }
}
