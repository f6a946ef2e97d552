package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.sentiment.SentimentEngine;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;

/**
 * Lists of what is good and bad, under headings that say which: "Pros: the battery", "Pros - the battery", or a line "CONS" with items below.
 * Whatever words an item has, the writer says what it is. Immutable.
 */
final class ProsAndCons {
    static final int PRO = 1;
    static final int CON = -1;
    static final int NEITHER = 0;

    private static final PhraseFile FILE = PhraseFile.beside(ProsAndCons.class, "headings.txt");
    private static final PhraseFile KNOWN = PhraseFile.beside(SentimentEngine.class, "headings.txt");
    private static final int PROS = 0;
    private static final int CONS = 1;
    private static final int END = 2;
    private static final PhraseTable HEADINGS = new PhraseTable()
            .addAll(KNOWN.phrases("good"), PROS)
            .addAll(FILE.phrases("pros"), PROS)
            .addAll(KNOWN.phrases("bad"), CONS)
            .addAll(FILE.phrases("cons"), CONS)
            .addAll(FILE.phrases("end"), END);

    private static final PhraseTable BEFORE_DASH = new PhraseTable().addAll(FILE.phrases("dash"), 0);

    /** Of a list in running text an item has so many tokens at most. */
    private static final int SHORT_ITEM = 8;

    private static final ProsAndCons NONE = new ProsAndCons(0);

    /** By sentence, which side it lists, … */
    private final byte[] sides;

    /** … the first token of the heading that says so, … */
    private final int[] headings;

    /** … one past its last, … */
    private final int[] headingEnds;

    /** … and where what is listed begins; -1 for a heading, or marks, and nothing else. */
    private final int[] firsts;

    private ProsAndCons(int sentences) {
        sides = new byte[sentences];
        headings = new int[sentences];
        headingEnds = new int[sentences];
        firsts = new int[sentences];
    }

    /** The lists of a document. */
    static ProsAndCons of(Document document) {
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            long found = heading(document, sentence);
            if (found != PhraseTable.NONE && PhraseTable.value(found) != END) {
                return from(document, sentence);
            }
        }
        return NONE;
    }

    private static ProsAndCons from(Document document, int sentence) {
        var found = new ProsAndCons(document.sentenceCount());
        found.read(document, sentence);
        return found;
    }

    private void read(Document document, int from) {
        int side = NEITHER;
        int heading = 0;
        int headingEnd = 0;
        boolean isBlock = false;
        boolean isMarked = false;
        for (int sentence = from; sentence < sides.length; sentence++) {
            int end = document.sentenceEnd(sentence);
            int first = pastMarks(document, document.sentenceStart(sentence), end);
            long found = heading(document, sentence);
            if (found != PhraseTable.NONE) {
                int value = PhraseTable.value(found);
                side = value == PROS ? PRO : value == CONS ? CON : NEITHER;
                heading = first;
                headingEnd = first + PhraseTable.length(found);
                first = pastMarks(document, headingEnd, end);
                isBlock = first == end;
                isMarked = false;
            } else if (isItem(document, sentence)) {
                isMarked = true;
            } else if (isMarked && document.startsLine(document.sentenceStart(sentence))
                    || !goesOn(document, sentence, isBlock, headingEnd)) {
                // Behind items with marks "Overall a 6" is none.
                side = NEITHER;
            }
            if (first < end) {
                sides[sentence] = (byte) side;
            }
            headings[sentence] = heading;
            headingEnds[sentence] = headingEnd;
            firsts[sentence] = first < end ? first : -1;
        }
    }

    private static boolean isItem(Document document, int sentence) {
        int first = document.sentenceStart(sentence);
        return document.isSymbol(first) && document.startsLine(first);
    }

    /** Whether a sentence without a heading or a mark belongs to the list before it. */
    private static boolean goesOn(Document document, int sentence, boolean isBlock, int headingEnd) {
        int first = document.sentenceStart(sentence);
        if (isBlock) {
            // The first item may stand behind an empty line.
            return document.startsLine(first) && (!document.startsParagraph(first) || first <= headingEnd + 1);
        }
        return !document.startsLine(first) && document.sentenceEnd(sentence) - first <= SHORT_ITEM;
    }

    /** The heading that a sentence begins with, as {@link PhraseTable} has it. */
    private static long heading(Document document, int sentence) {
        int end = document.sentenceEnd(sentence);
        int first = pastMarks(document, document.sentenceStart(sentence), end);
        if (first == end || !document.isWord(first)) {
            return PhraseTable.NONE;
        }
        long found = HEADINGS.longestAt(document, first, end);
        if (found == PhraseTable.NONE) {
            return found;
        }
        int next = first + PhraseTable.length(found);
        boolean isHeading = next == end
                || document.isSymbol(next, ':')
                || document.startsLine(next)
                || isDash(document, next) && BEFORE_DASH.longestAt(document, first, next) != PhraseTable.NONE;
        return isHeading ? found : PhraseTable.NONE;
    }

    private static boolean isDash(Document document, int token) {
        return document.isSymbol(token, '-') && document.hasSpaceBefore(token)
                || document.isSymbol(token, '–')
                || document.isSymbol(token, '—');
    }

    private static int pastMarks(Document document, int from, int end) {
        int token = from;
        while (token < end && document.isSymbol(token)) {
            token++;
        }
        return token;
    }

    private boolean isEmpty() {
        return sides.length == 0;
    }

    /** Whether a sentence is a heading, or marks, and nothing else. */
    boolean isHeading(int sentence) {
        return !isEmpty() && firsts[sentence] < 0;
    }

    /** {@link #PRO}, {@link #CON} or {@link #NEITHER}. */
    int side(int sentence) {
        return isEmpty() ? NEITHER : sides[sentence];
    }

    /** The first token of the heading of a sentence that lists a side. */
    int heading(int sentence) {
        return headings[sentence];
    }

    int headingEnd(int sentence) {
        return headingEnds[sentence];
    }

    /** Where what a sentence lists begins, behind heading and marks. */
    int first(int sentence) {
        return firsts[sentence];
    }
}
