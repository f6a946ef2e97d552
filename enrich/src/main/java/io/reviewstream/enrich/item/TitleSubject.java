package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.WordSet;

/** What a short text begins to speak of: "Harborlight. …", "Night Ferry is", "Meh. Harborlight looks expensive". */
final class TitleSubject {
    private static final WordSet LABELS = WordSet.beside(TitleSubject.class, "labels.txt");

    /** "Meh.", "Not for me." before the sentence that names what is reviewed. */
    private static final int LONGEST_EXCLAMATION = 5;

    private static final PhraseTable OF_WORKS = new PhraseTable().addAll(TitleCues.FILE.phrases("verb-of-work"), 0);

    private TitleSubject() {}

    /** Whether what begins the text is all of a sentence, ends with a colon, or has something said of it. */
    static boolean is(Names names, TitleGroup group, int mention) {
        Document document = names.document();
        int first = group.first(mention);
        int end = group.end(mention);
        int sentence = group.sentence(mention);
        int limit = document.sentenceEnd(sentence);
        boolean begins = first == 0;
        if (end >= limit
                || !begins && !isBehindExclamation(document, first, sentence)
                || NoTitles.isFirstName(names, group)) {
            return false;
        }
        if (document.isSymbol(end, ':')) {
            return begins
                    && !LABELS.contains(document.hash(end - 1))
                    && group.words > 1
                    && !TitleCues.isOfPeople(names, 0, end);
        }
        if (document.isSymbol(end, '.')) {
            return begins
                    && end == limit - 1
                    && TitleCues.isOfNames(names, 0, end)
                    && (group.words > 1 || names.counts(end - 1) != 0);
        }
        if (group.words == 1) {
            return isName(names, end - 1) && OF_WORKS.longestAt(document, end, limit) != PhraseTable.NONE;
        }
        return (group.cuts(mention) & TitleGroup.KEPT_FIRST) == 0
                && !TitleCues.isOfPeople(names, first, end)
                && TitleCues.VERBS.longestAt(document, end, limit) != PhraseTable.NONE;
    }

    private static boolean isBehindExclamation(Document document, int first, int sentence) {
        return sentence == 1 && first == document.sentenceStart(1) && first <= LONGEST_EXCLAMATION;
    }

    /** Whether a word is no pronoun, and as seldom written small as a name. */
    private static boolean isName(Names names, int token) {
        Document document = names.document();
        long counts = names.counts(token);
        return document.length(token) > 1
                && !TitleCues.FUNCTION_WORDS.contains(document.hash(token))
                && (counts == 0 || WordCounts.contrast(counts) >= 0);
    }
}
