package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.WordSet;

/**
 * A title that a headline gives in so many words, "Night Ferry review", "Film review: Night Ferry", or that is all of it, "The Long Pier",
 * "Harborlight: Part Two", "Harborlight - a letdown".
 */
final class HeadlineTitle {
    private static final int[] NONE = {};
    private static final int MOST_WORDS = 8;
    private static final PhraseFile FILE = PhraseFile.beside(HeadlineTitle.class, "headlines.txt");
    private static final WordSet REVIEWS = WordSet.of(FILE, "review");
    private static final WordSet KINDS = WordSet.of(FILE, "kind");
    private static final WordSet NO_TITLES = WordSet.of(FILE, "none");
    private static final WordSet REMARKS = WordSet.of(FILE, "remark");
    private static final WordSet JUDGING = WordSet.beside(NoTitles.class, "judging.txt");
    private static final WordSet LABELS = WordSet.beside(HeadlineTitle.class, "labels.txt");
    private static final WordSet THE = WordSet.of("the");

    private HeadlineTitle() {}

    /** First token and end of the title; empty when there is none. */
    static int[] find(Names names) {
        Document document = names.document();
        int count = document.tokenCount();
        if (!names.usualCase() || count == 0) {
            return NONE;
        }
        int review = review(document);
        if (review < 0) {
            int end = end(document, 0, count);
            return isTitle(names, 0, end) && !judges(document, 0, end, false) && isSurelyName(names, end)
                    ? new int[] {0, end}
                    : NONE;
        }
        int kind = review;
        while (kind > 0 && KINDS.contains(document.hash(kind - 1))) {
            kind--;
        }
        boolean begins = kind == 0 || kind == 1 && document.isSymbol(0);
        int first = begins ? review + 1 : 0;
        while (begins && first < count && document.isSymbol(first)) {
            first++;
        }
        int end = begins ? end(document, first, count) : beforeMarks(document, kind);
        boolean told = !begins || first > review + 1;
        return told && isTitle(names, first, end) && !judges(document, first, end, true)
                ? new int[] {first, end}
                : NONE;
    }

    private static int review(Document document) {
        for (int token = 0; token < document.tokenCount(); token++) {
            if (REVIEWS.contains(document.hash(token))) {
                return token;
            }
        }
        return -1;
    }

    private static int beforeMarks(Document document, int end) {
        int last = end;
        while (last > 0 && document.isSymbol(last - 1)) {
            last--;
        }
        return last;
    }

    /** Where a title ends before a dash or a stroke, and what is said of it. */
    private static int end(Document document, int first, int count) {
        for (int token = first + 1; token < count; token++) {
            boolean dash = document.isSymbol(token, '-') && document.hasSpaceBefore(token);
            if (dash
                    || document.isSymbol(token, '|')
                    || document.isSymbol(token, '(')
                    || document.isSymbol(token, '.')) {
                return token;
            }
        }
        return count;
    }

    /** Whether some word judges, or all do. */
    private static boolean judges(Document document, int first, int end, boolean all) {
        for (int token = first; token < end; token++) {
            long hash = document.hash(token);
            if ((JUDGING.contains(hash) || !all && REMARKS.contains(hash)) != all) {
                return !all;
            }
        }
        return all;
    }

    /** Whether all words have capitals as in titles, and none points at something or greets. */
    private static boolean isTitle(Names names, int first, int end) {
        Document document = names.document();
        int words = 0;
        for (int token = first; token < end; token++) {
            long hash = document.hash(token);
            boolean small = document.isWord(token) && !names.isCapital(token);
            if (NO_TITLES.contains(hash)
                    || small && (token == first || !TitleReader.isSmall(hash))
                    || document.isSymbol(token, '!')
                    || document.isSymbol(token, '?')
                    || document.isSymbol(token, ',')) {
                return false;
            }
            words += document.isSymbol(token) ? 0 : 1;
        }
        return words > 0 && words <= MOST_WORDS;
    }

    /** Whether what is all of the headline is rather a name than a remark: by its article, a colon, its number, or for all its words being names. */
    private static boolean isSurelyName(Names names, int end) {
        Document document = names.document();
        boolean colon = false;
        boolean rare = true;
        boolean some = false;
        int capitals = 0;
        for (int token = 0; token < end; token++) {
            colon |= token > 0
                    && token + 1 < end
                    && document.isSymbol(token, ':')
                    && !LABELS.contains(document.hash(token - 1));
            if (document.isWord(token) && names.isCapital(token) && !THE.contains(document.hash(token))) {
                long counts = names.counts(token);
                boolean name = WordCounts.contrast(counts) > 0 || counts == 0;
                rare &= name;
                some |= name;
                capitals++;
            }
        }
        boolean person = names.isGivenName(0) && capitals > 1;
        boolean article = THE.contains(document.hash(0)) && some;
        boolean number =
                end > 1 && document.isNumber(end - 1) && document.length(end - 1) < 3 && !document.isSymbol(end - 2);
        return !person && (colon || article || number && rare || rare && capitals > 0);
    }
}
