package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.List;

/** Fixed expressions that mean something else than their words: "second to none", "could not put it down". */
final class Idioms {
    /** The logit of an idiom by itself: clear, but not beyond contradiction. */
    private static final double LOGIT = 2.5;

    private static final int BLAME = 0;
    private static final int PRAISE = 1;
    private static final PhraseFile FILE = PhraseFile.beside(Idioms.class, "idioms.txt");
    private static final PhraseTable IDIOMS =
            new PhraseTable().addAll(FILE.phrases("praise"), PRAISE).addAll(FILE.phrases("blame"), BLAME);
    private static final PhraseTable NEUTRAL = new PhraseTable().addAll(FILE.phrases("neutral"), 0);

    private Idioms() {}

    /** "Not great, not terrible": words that take no side, whatever each of them says. */
    static List<Span> neutral(Document document) {
        int count = document.tokenCount();
        int token = NEUTRAL.next(document, 0, count);
        List<Span> found = List.of();
        while (token < count) {
            long idiom = NEUTRAL.longestAt(document, token, count);
            int after = idiom == PhraseTable.NONE ? token + 1 : token + PhraseTable.length(idiom);
            if (idiom != PhraseTable.NONE) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(document.span(token, after));
            }
            token = NEUTRAL.next(document, after, count);
        }
        return found;
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
                            root * change(logit, opinions.plainLogit(token, after)),
                            root * change(logit, opinions.documentLogit(token, after))));
                }
            }
        }
    }

    /** What is added to the logit of the words, nothing where they say as much themselves. */
    private static double change(double logit, double own) {
        return logit * own < LOGIT * LOGIT ? logit - own : 0;
    }
}
