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

    /** Below this logit the words of an idiom do not say what it means. */
    private static final double MISREAD = 0;

    private static final int BLAME = 0;
    private static final int PRAISE = 1;
    private static final int ANYWHERE = 0;
    private static final int ALONE = 1;
    private static final PhraseFile FILE = PhraseFile.beside(Idioms.class, "idioms.txt");
    private static final PhraseTable IDIOMS = new PhraseTable()
            .addAll(FILE.phrasesAndSlips("praise"), PRAISE)
            .addAll(FILE.phrasesAndSlips("blame"), BLAME);
    private static final PhraseTable NEUTRAL = new PhraseTable()
            .addAll(FILE.phrasesAndSlips("neutral alone"), ALONE)
            .addAll(FILE.phrasesAndSlips("neutral"), ANYWHERE);

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
                int end = PhraseTable.value(idiom) == ANYWHERE ? after : endOfAllSaid(document, token, after);
                if (end > token) {
                    found = found.isEmpty() ? new ArrayList<>() : found;
                    found.add(document.span(token, end));
                }
            }
            token = NEUTRAL.next(document, after, count);
        }
        return found;
    }

    /** The end of the sentence, its marks included, where it says no more; else -1. */
    private static int endOfAllSaid(Document document, int first, int past) {
        int sentence = document.sentenceOf(first);
        int end = document.sentenceEnd(sentence);
        int token = past;
        while (token < end && document.isSymbol(token)) {
            token++;
        }
        return document.sentenceStart(sentence) == first && token == end ? end : -1;
    }

    /**
     * The idioms whose words say the opposite by themselves, or little: what they say together with the words around is
     * misread as well ("it couldn't | have been better").
     */
    static List<Span> misread(Document document, Stretches stretches) {
        int count = document.tokenCount();
        List<Span> found = List.of();
        int token = IDIOMS.next(document, 0, count);
        while (token < count) {
            long idiom = IDIOMS.longestAt(document, token, count);
            int after = idiom == PhraseTable.NONE ? token + 1 : token + PhraseTable.length(idiom);
            if (idiom != PhraseTable.NONE) {
                double own = stretches.logit(token, after);
                if ((PhraseTable.value(idiom) == PRAISE ? own : -own) < MISREAD) {
                    found = found.isEmpty() ? new ArrayList<>() : found;
                    found.add(document.span(token, after));
                }
            }
            token = IDIOMS.next(document, after, count);
        }
        return found;
    }

    /** Adds what the idioms of a text change. */
    static void find(Document document, DocumentSentiment opinions, List<Correction> into) {
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int end = document.sentenceEnd(sentence);
            int token = IDIOMS.next(document, document.sentenceStart(sentence), end);
            while (token < end) {
                long idiom = IDIOMS.longestAt(document, token, end);
                int after = idiom == PhraseTable.NONE ? token + 1 : token + PhraseTable.length(idiom);
                if (idiom != PhraseTable.NONE) {
                    double logit = PhraseTable.value(idiom) == PRAISE ? LOGIT : -LOGIT;
                    double root = Math.sqrt(after - token + 1.0);
                    into.add(new Correction(
                            token,
                            after,
                            root * change(logit, opinions.plainLogit(token, after)),
                            root * change(logit, opinions.documentLogit(token, after))));
                }
                token = IDIOMS.next(document, after, end);
            }
        }
    }

    /** What is added to the logit of the words, nothing where they say as much themselves. */
    private static double change(double logit, double own) {
        return logit * own < LOGIT * LOGIT ? logit - own : 0;
    }
}
