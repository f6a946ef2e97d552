package io.reviewstream.enrich.recommendation;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;

/** Tells questions that the writer answers: "Would I go again? Absolutely not." Keeps nothing, so it may be shared. */
public final class QuestionAnswers {
    private static final int YES = 0;
    private static final int NO = 1;
    private static final int BOTH = 2;

    private final PhraseTable answers = new PhraseTable();

    /** What becomes of words in a sentence. */
    public enum Answer {
        /** The sentence is no question. */
        NOT_ASKED,
        /** By yes or the like. */
        YES,
        /** By no or the like. */
        NO,
        /** A question that is not answered by yes or no. */
        OPEN
    }

    QuestionAnswers(PhraseFile file) {
        answers.addAll(file.phrases("yes"), YES).addAll(file.phrases("no"), NO).addAll(file.phrases("both"), BOTH);
    }

    /** Those that words say which come with the analysis. */
    public static QuestionAnswers standard() {
        return new QuestionAnswers(PhraseFile.beside(QuestionAnswers.class, "recommendation.txt"));
    }

    /** How the next sentence answers one. */
    public Answer to(Document document, int sentence) {
        if (!document.isQuestion(sentence)) {
            return Answer.NOT_ASKED;
        }
        if (sentence + 1 == document.sentenceCount()) {
            return Answer.OPEN;
        }
        int start = document.sentenceStart(sentence + 1);
        int end = document.sentenceEnd(sentence + 1);
        Answer answer = answer(document, start, end);
        // "Well, no."
        boolean follows = answer == Answer.OPEN && start + 2 < end && document.isSymbol(start + 1, ',');
        return follows ? answer(document, start + 2, end) : answer;
    }

    private Answer answer(Document document, int start, int end) {
        long found = answers.longestAt(document, start, end);
        return switch (found == PhraseTable.NONE ? BOTH : PhraseTable.value(found)) {
            case YES -> Answer.YES;
            case NO -> Answer.NO;
            default -> Answer.OPEN;
        };
    }
}
