package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;

/** A title behind the label that a text begins with: "Title: Harborlight", "Rewatch review: Harborlight". */
final class LabelledTitle {
    private static final WordSet LABELS = WordSet.of(TitleCues.FILE, "label");
    private static final WordSet BEFORE_LABELS = WordSet.of(TitleCues.FILE, "before-label");
    private static final WordSet JUDGING = WordSet.beside(NoTitles.class, "judging.txt");

    /** "Spoiler-free film review:". */
    private static final int LONGEST_LABEL = 6;

    private LabelledTitle() {}

    /** Whether the first mention is all that stands behind the label. */
    static boolean is(Names names, TitleGroup group) {
        Document document = names.document();
        int colon = group.first(0) - 1;
        int end = group.end(0);
        if (colon < 1
                || colon > LONGEST_LABEL
                || !document.isSymbol(colon, ':')
                || !LABELS.contains(document.hash(colon - 1))
                || end < document.tokenCount()
                        && (document.isSymbol(end, ':') || document.isWord(end) && !document.startsLine(end))) {
            return false;
        }
        for (int token = 0; token < colon - 1; token++) {
            if (document.isWord(token) && !BEFORE_LABELS.contains(document.hash(token))) {
                return false;
            }
        }
        for (int token = colon + 1; token < end; token++) {
            if (JUDGING.contains(document.hash(token))) {
                return false;
            }
        }
        return true;
    }
}
