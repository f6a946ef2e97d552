package io.reviewstream.enrich.item;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/** The part of a series that a review names with its title: "Season 2 of Harborlight", "Harborlight S2", "Harborlight: Season 2". */
final class Seasons {
    private static final WordSet PARTS = WordSet.of("season", "seasons", "series", "episode", "episodes");
    private static final WordSet SEASONS = WordSet.of("season", "seasons");
    private static final WordSet NUMBERS =
            WordSet.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final WordSet ORDINALS = WordSet.of(
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "final", "last", "latest", "new",
            "newest");
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

    /** Whether some mention of a title has its season with it: "Harborlight S2", "season 2 of Harborlight", "Harborlight, season 5". */
    static boolean areOf(Document document, TitleGroup group) {
        for (int mention = 0; mention < group.size(); mention++) {
            int from = group.first(mention);
            int to = group.end(mention);
            int first = first(document, from, to);
            int after = document.isWord(Math.min(to, document.tokenCount() - 1)) ? to : to + 1;
            boolean behind = after + 1 < document.tokenCount()
                    && SEASONS.contains(document.hash(after))
                    && isNumber(document, after + 1);
            boolean before = from >= 3
                    && document.hash(from - 1) == OF
                    && (isNumber(document, from - 2) && SEASONS.contains(document.hash(from - 3))
                            || SEASONS.contains(document.hash(from - 2)) && ORDINALS.contains(document.hash(from - 3)));
            if (first > from || end(document, first, to) < to || behind || before) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(Document document, int token) {
        return document.isNumber(token) && document.length(token) <= 2 || NUMBERS.contains(document.hash(token));
    }

    /** "S2", "S02E05". */
    static boolean isSeasonMark(Document document, int token) {
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
