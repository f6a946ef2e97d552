package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;

/** Tells texts that list what is good and what is bad: "Pros: light. Cons: gets hot." */
final class GoodAndBad {
    private static final int GOOD = 1;
    private static final int BAD = 2;
    private static final PhraseTable HEADINGS = headings();

    private GoodAndBad() {}

    private static PhraseTable headings() {
        PhraseFile file = PhraseFile.beside(GoodAndBad.class, "headings.txt");
        return new PhraseTable()
                .addAll(file.phrases("good"), GOOD)
                .addAll(file.phrases("bad"), BAD)
                .addAll(file.phrases("bad of a whole"), BAD);
    }

    /** Whether there is a heading for what is good and one for what is bad. */
    static boolean areListed(Document document) {
        int found = 0;
        int count = document.tokenCount();
        int token = HEADINGS.next(document, 0, count);
        while (token < count && found != (GOOD | BAD)) {
            long heading = HEADINGS.longestAt(document, token, count);
            int after = heading == PhraseTable.NONE ? token + 1 : token + PhraseTable.length(heading);
            if (heading != PhraseTable.NONE && isHeading(document, token, after)) {
                found |= PhraseTable.value(heading);
            }
            token = HEADINGS.next(document, after, count);
        }
        return found == (GOOD | BAD);
    }

    /** At the start of a sentence or behind a mark, with a colon or dash behind. */
    private static boolean isHeading(Document document, int first, int end) {
        return end < document.tokenCount()
                && (document.isSymbol(end, ':') || document.isSymbol(end, '-') || document.isSymbol(end, '–'))
                && (document.sentenceStart(document.sentenceOf(first)) == first || document.isSymbol(first - 1));
    }
}
