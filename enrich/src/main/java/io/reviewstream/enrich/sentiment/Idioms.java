package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import java.util.List;

/** Fixed expressions that mean something else than their words: "second to none", "could not put it down". */
final class Idioms {
    /** The logit of an idiom by itself: clear, but not beyond contradiction. */
    private static final double LOGIT = 2.5;

    private static final int PRAISE = 0;
    private static final int BLAME = 1;
    private static final PhraseTable IDIOMS = idioms();

    private Idioms() {}

    private static PhraseTable idioms() {
        PhraseFile file = PhraseFile.beside(Idioms.class, "idioms.txt");
        return new PhraseTable().addAll(file.phrases("praise"), PRAISE).addAll(file.phrases("blame"), BLAME);
    }

    /** Adds what the idioms of a text change. */
    static void find(Document document, DocumentSentiment opinions, List<Correction> into) {
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int end = document.sentenceEnd(sentence);
            int token = IDIOMS.next(document, document.sentenceStart(sentence), end);
            for (; token < end; token = IDIOMS.next(document, token + 1, end)) {
                long idiom = IDIOMS.longestAt(document, token, end);
                if (idiom != PhraseTable.NONE) {
                    int after = token + PhraseTable.length(idiom);
                    double logit = PhraseTable.value(idiom) == PRAISE ? LOGIT : -LOGIT;
                    double root = Math.sqrt(after - token + 1.0);
                    into.add(new Correction(
                            token,
                            after,
                            root * (logit - opinions.plainLogit(token, after)),
                            root * (logit - opinions.documentLogit(token, after))));
                }
            }
        }
    }
}
