package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import java.util.List;

/** What emoji and emoticons say, which the weights have hardly met. */
final class Signs {
    /** The logit of a sign by itself: more than that of a fixed expression, as writers set one behind what they have said. */
    private static final double LOGIT = 3;

    private static final int PRAISE = 0;
    private static final int BLAME = 1;
    private static final PhraseTable SIGNS = signs();

    private Signs() {}

    private static PhraseTable signs() {
        PhraseFile file = PhraseFile.beside(Signs.class, "signs.txt");
        return new PhraseTable().addAll(file.phrases("praise"), PRAISE).addAll(file.phrases("blame"), BLAME);
    }

    /** Adds what the signs of a text change. */
    static void find(Document document, DocumentSentiment opinions, List<Correction> into) {
        int count = document.tokenCount();
        int token = SIGNS.next(document, 0, count);
        while (token < count) {
            long sign = SIGNS.longestAt(document, token, count);
            int end = sign == PhraseTable.NONE ? token + 1 : token + PhraseTable.length(sign);
            if (sign != PhraseTable.NONE && isSign(document, token, end)) {
                double logit = PhraseTable.value(sign) == PRAISE ? LOGIT : -LOGIT;
                double root = Math.sqrt(end - token + 1.0);
                into.add(new Correction(
                        token,
                        end,
                        root * (logit - opinions.plainLogit(token, end)),
                        root * (logit - opinions.documentLogit(token, end)),
                        true));
            }
            token = SIGNS.next(document, end, count);
        }
    }

    /** In one piece, and not before what goes on: "Pros:(cheap)" has none, nor has "https://". */
    private static boolean isSign(Document document, int first, int end) {
        for (int token = first + 1; token < end; token++) {
            if (document.hasSpaceBefore(token)) {
                return false;
            }
        }
        return end - first == 1 && document.isSymbol(first)
                || end == document.tokenCount()
                || document.hasSpaceBefore(end)
                || document.isSymbol(end, ')')
                || document.isSymbol(end, '(')
                || document.mark(end) > Tokens.LAST_PUNCTUATION;
    }
}
