package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Stretches of a short text that say nothing of what is reviewed, or no longer: questions that ask for facts and end the text ("Does
 * it come in blue?"), what is said of another thing ("my old kettle lasted for years"), and what an update takes back.
 */
final class Unjudged {
    /** From this logit on a question says more than it asks: "Is this garbage legal?" */
    private static final double SAYS_MORE = 2.5;

    /** From this logit on it is told what an update says. */
    private static final double CLEAR = 1;

    private static final int ASKS = 0;
    private static final int EXCLAIMS = 1;
    private static final int ANOTHER = 2;
    private static final int SAME = 3;
    private static final int UPDATE = 4;

    private static final PhraseFile FILE = PhraseFile.beside(Unjudged.class, "unjudged.txt");
    private static final PhraseTable QUESTIONS =
            new PhraseTable().addAll(FILE.phrases("asks"), ASKS).addAll(FILE.phrases("exclaims"), EXCLAIMS);
    private static final PhraseTable STATEMENTS = new PhraseTable()
            .addAll(FILE.phrases("another"), ANOTHER)
            .addAll(FILE.phrases("same"), SAME)
            .addAll(FILE.phrases("update"), UPDATE);
    private static final PhraseTable BACK = new PhraseTable().addAll(FILE.phrases("back"), 0);
    private static final PhraseTable SINCE = new PhraseTable().addAll(FILE.phrases("since"), 0);

    private final Document document;
    private final Stretches stretches;
    private List<Span> found = List.of();

    private Unjudged(Document document, Stretches stretches) {
        this.document = document;
        this.stretches = stretches;
    }

    static List<Span> find(Document document, Stretches stretches) {
        var unjudged = new Unjudged(document, stretches);
        unjudged.questions();
        unjudged.statements();
        return unjudged.found;
    }

    private void questions() {
        for (int sentence = document.sentenceCount() - 1; sentence >= 0 && document.isQuestion(sentence); sentence--) {
            int first = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            long opener = QUESTIONS.longestAt(document, first, end);
            if (opener != PhraseTable.NONE
                    && PhraseTable.value(opener) == ASKS
                    && Math.abs(stretches.logit(first, end)) < SAYS_MORE) {
                add(first, end);
            }
        }
    }

    private void statements() {
        int count = document.tokenCount();
        int token = STATEMENTS.next(document, 0, count);
        while (token < count) {
            int end = document.sentenceEnd(document.sentenceOf(token));
            long opener = STATEMENTS.longestAt(document, token, end);
            int after = opener == PhraseTable.NONE ? token + 1 : token + PhraseTable.length(opener);
            if (opener != PhraseTable.NONE) {
                if (PhraseTable.value(opener) == UPDATE) {
                    update(token, after);
                } else if (PhraseTable.value(opener) == ANOTHER && isClauseStart(token)) {
                    after = another(token, after, end);
                }
            }
            token = STATEMENTS.next(document, after, count);
        }
    }

    private boolean isClauseStart(int token) {
        return token == document.sentenceStart(document.sentenceOf(token)) || Clauses.breaksAt(document, token - 1);
    }

    /** Leaves out what is said of another thing, and returns where that ends. */
    private int another(int first, int from, int end) {
        int past = from;
        while (past < end && BACK.wordAt(document, past) < 0) {
            long word = STATEMENTS.longestAt(document, past, end);
            if (word != PhraseTable.NONE && PhraseTable.value(word) == SAME) {
                return past + 1;
            }
            past++;
        }
        if (past > from) {
            add(first, past);
        }
        return past;
    }

    /** Leaves out all before an update that says the contrary. */
    private void update(int first, int from) {
        int count = document.tokenCount();
        if (first == 0 || first != document.sentenceStart(document.sentenceOf(first)) || !isUpdate(from)) {
            return;
        }
        double now = stretches.byWeights(from, count);
        if (Math.abs(now) >= CLEAR && now * stretches.byWeights(0, first) < 0) {
            found = new ArrayList<>();
            add(0, first);
        }
    }

    private boolean isUpdate(int token) {
        return token < document.tokenCount()
                && (document.isSymbol(token)
                        || SINCE.longestAt(document, token, document.tokenCount()) != PhraseTable.NONE);
    }

    private void add(int first, int end) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(document.span(first, end));
    }
}
