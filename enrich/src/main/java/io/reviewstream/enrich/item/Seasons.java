package io.reviewstream.enrich.item;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/** The part of a series that a review names with its title: "Season 2 of Harborlight", "Harborlight S2", "Harborlight: Season 2". */
final class Seasons {
    private static final WordSet PARTS = WordSet.of("season", "seasons", "series", "episode", "episodes");
    private static final long OF = Words.hash("of");

    private Seasons() {}

    /** The first token of the title in a stretch that a title was found in. */
    static int first(Document document, int first, int end) {
        boolean part = end - first > 3
                && PARTS.contains(document.hash(first))
                && document.isNumber(first + 1)
                && document.hash(first + 2) == OF;
        return part ? first + 3 : first;
    }

    /** One past its last. */
    static int end(Document document, int first, int end) {
        int last = end - 1;
        if (last - 1 > first && document.isNumber(last) && PARTS.contains(document.hash(last - 1))) {
            return document.lastBeforeMarks(first, last - 1) + 1;
        }
        return last > first && isSeasonMark(document, last) ? document.lastBeforeMarks(first, last) + 1 : end;
    }

    /** "S2", "S02E05". */
    private static boolean isSeasonMark(Document document, int token) {
        int length = document.length(token);
        if (length < 2 || length > 6 || !document.isWord(token) || document.charAt(token, 0) != 'S') {
            return false;
        }
        boolean episode = false;
        for (int i = 1; i < length; i++) {
            char unit = document.charAt(token, i);
            if (unit == 'E' && !episode && i > 1 && i + 1 < length) {
                episode = true;
            } else if (unit < '0' || unit > '9') {
                return false;
            }
        }
        return true;
    }
}
