package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import java.util.List;

/** What was expected, or said by others, and is denied right behind: "I expected to hate it. I didn't." */
final class Reversals {
    /** The logit of what is so denied: as clear as a fixed expression. */
    private static final double LOGIT = 2.5;

    /** From this logit on it is told what was expected. */
    private static final double CLEAR = 1;

    private static final int EXPECTED = 0;
    private static final int UNEXPECTED = 1;
    private static final int DENIED = 0;
    private static final int CONFIRMED = 1;

    private static final PhraseFile FILE = PhraseFile.beside(Reversals.class, "reversals.txt");
    private static final PhraseTable OPENERS =
            new PhraseTable().addAll(FILE.phrases("expected"), EXPECTED).addAll(FILE.phrases("unexpected"), UNEXPECTED);
    private static final PhraseTable REPLIES =
            new PhraseTable().addAll(FILE.phrases("denied"), DENIED).addAll(FILE.phrases("confirmed"), CONFIRMED);
    private static final PhraseTable BEFORE = new PhraseTable().addAll(FILE.phrases("before"), 0);

    private Reversals() {}

    /** Adds what the denials of a text change, where nothing has been corrected already. */
    static void find(Document document, DocumentSentiment opinions, List<Correction> into) {
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int end = document.sentenceEnd(sentence);
            int token = OPENERS.next(document, document.sentenceStart(sentence), end);
            while (token < end) {
                long opener = OPENERS.longestAt(document, token, end);
                boolean found = opener != PhraseTable.NONE && turn(document, opinions, sentence, token, opener, into);
                token = found ? end : OPENERS.next(document, token + 1, end);
            }
        }
    }

    private static boolean turn(
            Document document,
            DocumentSentiment opinions,
            int sentence,
            int first,
            long opener,
            List<Correction> into) {
        int from = first + PhraseTable.length(opener);
        int wanted = PhraseTable.value(opener) == EXPECTED ? DENIED : CONFIRMED;
        int end = document.sentenceEnd(sentence);
        int breaks = from;
        while (breaks < end && !isReplyBehind(document, breaks, end, wanted)) {
            breaks++;
        }
        boolean inSentence = breaks < end;
        if (!inSentence && !isReplyNext(document, sentence, wanted)) {
            return false;
        }
        int reply = inSentence ? breaks + 1 : end;
        int past = inSentence ? end : document.sentenceEnd(sentence + 1);
        double own = opinions.plainLogit(from, breaks);
        if (Math.abs(own) < CLEAR || isCorrected(into, first, past)) {
            return false;
        }
        double logit = own > 0 == (wanted == CONFIRMED) ? LOGIT : -LOGIT;
        double ofBoth = Math.sqrt(past - first + 1.0) * logit;
        into.add(saying(document, opinions, first, breaks, 0));
        into.add(saying(document, opinions, reply, past, ofBoth));
        return true;
    }

    private static boolean isReplyBehind(Document document, int token, int end, int wanted) {
        return Clauses.breaksAt(document, token) && isReply(document, token + 1, end, wanted);
    }

    private static boolean isReplyNext(Document document, int sentence, int wanted) {
        int next = sentence + 1;
        return next < document.sentenceCount()
                && isReply(document, document.sentenceStart(next), document.sentenceEnd(next), wanted);
    }

    /** Whether nothing else is said from a token on. */
    private static boolean isReply(Document document, int from, int end, int wanted) {
        int token = from;
        while (token < end) {
            long reply = REPLIES.longestAt(document, token, end);
            if (reply != PhraseTable.NONE) {
                return PhraseTable.value(reply) == wanted
                        && isOnlyMarks(document, token + PhraseTable.length(reply), end);
            }
            long before = BEFORE.longestAt(document, token, end);
            if (before == PhraseTable.NONE && !document.isSymbol(token)) {
                return false;
            }
            token += before == PhraseTable.NONE ? 1 : PhraseTable.length(before);
        }
        return false;
    }

    private static boolean isOnlyMarks(Document document, int from, int end) {
        for (int token = from; token < end; token++) {
            if (!document.isSymbol(token) || document.isSymbol(token, '?')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCorrected(List<Correction> corrections, int first, int end) {
        for (Correction correction : corrections) {
            if (correction.overlaps(first, end)) {
                return true;
            }
        }
        return false;
    }

    /** What makes a stretch add so much to the sum, whatever its words say. Of clauses, which end before their marks, the marks are left out. */
    private static Correction saying(Document document, DocumentSentiment opinions, int first, int end, double sum) {
        int said = document.lastBeforeMarks(first, end) + 1;
        return new Correction(
                first,
                said,
                sum - Math.sqrt(said - first + 1.0) * opinions.plainLogit(first, said),
                sum - Math.sqrt(end - first + 1.0) * opinions.documentLogit(first, end));
    }
}
