package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/**
 * A title in a text whose capitals tell nothing: what begins it and is called a work, "harborlight is a great movie", and what its first
 * sentences say was watched or read, "saw night ferry last night".
 */
final class UncasedTitles {
    /** How much it is trusted. */
    static final float SURE = 0.5f;

    private static final PhraseFile FILE = PhraseFile.beside(UncasedTitles.class, "uncased-titles.txt");
    private static final PhraseTable USED = new PhraseTable().addAll(FILE.phrases("used"), 0);
    private static final PhraseTable ENDS = new PhraseTable().addAll(FILE.phrases("end"), 0);
    private static final WordSet NONE = WordSet.of(FILE, "none");
    private static final WordSet WORKS = WordSet.of(FILE, "work");
    private static final WordSet WHAT_GOES_ON = WordSet.of(FILE, "goes-on");
    private static final WordSet COPULAS = WordSet.of("is", "was");
    private static final WordSet ARTICLES = WordSet.of("a", "an", "the", "one", "my");

    /** Nobody says what they watched so late. */
    private static final int LATEST = 24;

    private static final int LONGEST = 5;
    private static final int MOST_WORDS = 7;
    private static final long THE = Words.hash("the");

    private UncasedTitles() {}

    /** Adds what may be the title. */
    static void read(Names names, TitleGroups groups) {
        Document document = names.document();
        if (names.usualCase() || document.tokenCount() == 0) {
            return;
        }
        int end = subjectEnd(document);
        int first = 0;
        for (int token = 0; end < 0 && token < Math.min(LATEST, document.tokenCount()); token++) {
            long found = USED.longestAt(document, token, document.sentenceEnd(document.sentenceOf(token)));
            if (found != PhraseTable.NONE) {
                first = token + PhraseTable.length(found);
                end = objectEnd(document, first);
            }
        }
        if (end > first) {
            TitleReader.add(groups, names, first, end, false, TitleGroup.UNCASED, document.sentenceOf(first));
        }
    }

    /** Where ends what the text begins with, if that is called a work; -1 if it isn't. */
    private static int subjectEnd(Document document) {
        int limit = Math.min(document.sentenceEnd(0), LONGEST + 1);
        int copula = 0;
        while (copula < limit && !COPULAS.contains(document.hash(copula))) {
            copula++;
        }
        return copula < limit && isName(document, 0, copula) && isCalledAWork(document, copula) ? copula : -1;
    }

    private static boolean isCalledAWork(Document document, int copula) {
        int end = document.sentenceEnd(0);
        int limit = Math.min(end, copula + 1 + MOST_WORDS);
        boolean named = false;
        for (int token = copula + 1; token < limit && document.isWord(token); token++) {
            named |= ARTICLES.contains(document.hash(token));
            if (named && WORKS.contains(document.hash(token))) {
                int next = token + 1;
                return next == end || !document.isWord(next) || WHAT_GOES_ON.contains(document.hash(next));
            }
        }
        return false;
    }

    /** Where ends what was watched; -1 if that isn't clear. */
    private static int objectEnd(Document document, int first) {
        int sentenceEnd = first < document.tokenCount() ? document.sentenceEnd(document.sentenceOf(first - 1)) : first;
        int limit = Math.min(sentenceEnd, first + LONGEST + 1);
        for (int token = first; token < limit; token++) {
            boolean ends = document.isSymbol(token) && document.mark(token) != ':' && document.mark(token) != '-'
                    || ENDS.longestAt(document, token, sentenceEnd) != PhraseTable.NONE;
            if (ends) {
                return isName(document, first, token) ? token : -1;
            }
        }
        return -1;
    }

    /** Whether no word points at something, or is one for a thing of any name. */
    private static boolean isName(Document document, int first, int end) {
        boolean told = false;
        for (int token = first; token < end; token++) {
            long hash = document.hash(token);
            if (NONE.contains(hash)) {
                return false;
            }
            told |= document.isNumber(token) || !TitleReader.isSmall(hash) && hash != THE;
        }
        return told;
    }
}
