package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import org.jspecify.annotations.Nullable;

/** The first line of a review, where it holds nothing but what may be a title: "Saffron Yard", "Harborlight (1993)", "The Lanterns - Pale Harbour". */
final class Heading {
    /** How much a title that stands there is trusted. */
    static final float SURE = 0.6f;

    /** Of a longer line the capitals are those of a headline. */
    private static final int LONGEST = 10;

    /** What the line is of may be less likely than its halves by so much. */
    private static final float LEAST_OF_HALF = 0.02f;

    private static final WordSet NO_HEADINGS = WordSet.beside(Heading.class, "no-headings.txt");
    private static final WordSet JUDGING = WordSet.beside(NoTitles.class, "judging.txt");

    private Heading() {}

    /**
     * Which candidate the first line gives as the title; -1 when it gives none.
     *
     * @param type of what is reviewed, null when unknown
     * @param chances of each group from 1 on, those of halves moved
     */
    static int title(Names names, TitleGroups groups, @Nullable String type, float[] chances) {
        Document document = names.document();
        boolean mayHaveMaker = "MusicAlbum".equals(type) || "Book".equals(type);
        int end = names.usualCase() ? end(document, mayHaveMaker) : -1;
        if (end < 0 || !isTitle(names, end, mayHaveMaker)) {
            return -1;
        }
        int whole = -1;
        int best = -1;
        int begins = -1;
        for (int i = 0; i < groups.size(); i++) {
            TitleGroup group = groups.get(i);
            if (group.first(0) >= end || group.end(0) > end || group.quoted > 0) {
                continue;
            }
            whole = group.first(0) == 0 && group.end(0) == end ? i : whole;
            best = best < 0 || chances[i + 1] > chances[best + 1] ? i : best;
            boolean leads = group.first(0) == 0 && chances[i + 1] >= LEAST_OF_HALF;
            begins = leads && (begins < 0 || chances[i + 1] > chances[begins + 1]) ? i : begins;
        }
        best = begins < 0 ? best : begins;
        return whole < 0 || chances[whole + 1] > 0 || chances[best + 1] < LEAST_OF_HALF ? whole : best;
    }

    /** One past what may be a title in the first line, a year and a full stop aside; -1 when there is no such line. */
    private static int end(Document document, boolean mayHaveMaker) {
        int line = 1;
        while (line < document.tokenCount()
                && line <= LONGEST
                && !document.startsLine(line)
                && !(mayHaveMaker && line == document.sentenceEnd(0) && hasDash(document, line))) {
            line++;
        }
        if (line > LONGEST || line >= document.tokenCount()) {
            return -1;
        }
        for (int token = 1; token < line; token++) {
            if (document.mark(token) != 0 && TitleFeatures.year(document, token, line) > 0) {
                return token;
            }
        }
        return document.isSymbol(line - 1, '.') || document.isSymbol(line - 1, ':') ? line - 1 : line;
    }

    /** "The Lanterns - Pale Harbour. Ten songs": a first sentence may be what a line is elsewhere. */
    private static boolean hasDash(Document document, int end) {
        for (int token = 1; token < end - 2; token++) {
            if (document.isSymbol(token, '-') && document.hasSpaceBefore(token)) {
                return document.isSymbol(end - 1, '.');
            }
        }
        return false;
    }

    /** Whether no word judges, warns or greets, and one is oftener a name than not, or a dash stands before what somebody made. */
    private static boolean isTitle(Names names, int end, boolean mayHaveMaker) {
        Document document = names.document();
        boolean rare = false;
        boolean shouted = true;
        for (int token = 0; token < end; token++) {
            long hash = document.hash(token);
            if (JUDGING.contains(hash) || NO_HEADINGS.contains(hash)) {
                return false;
            }
            rare |= mayHaveMaker && token > 0 && document.isSymbol(token, '-') && document.hasSpaceBefore(token);
            if (document.isWord(token)) {
                rare |= names.isCapital(token)
                        && document.length(token) > 1
                        && WordCounts.contrast(names.counts(token)) >= 0;
                shouted &= document.isUpperCase(token);
            }
        }
        boolean dated = document.mark(end) != 0 && TitleFeatures.year(document, end, document.tokenCount()) > 0;
        return rare && (dated || !shouted);
    }
}
