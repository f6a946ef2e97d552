package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;

/** Words in which letters are written again and again: "sooo goood", "amaaazing". */
final class Lengthened {
    /** No word has a letter so many times in a row. */
    private static final int TIMES = 3;

    private Lengthened() {}

    /** Whether a letter of a word is written three times and more in a row. */
    static boolean is(Document document, int token) {
        int run = 1;
        for (int at = document.length(token) - 1; at > 0 && run < TIMES; at--) {
            run = document.charAt(token, at) == document.charAt(token, at - 1) ? run + 1 : 1;
        }
        return run >= TIMES;
    }

    /** What a table has of such a word with two of these letters ("goood"), else with one ("amaaazing"); else none. */
    static long find(PhraseTable table, Document document, int token) {
        long found = PhraseTable.NONE;
        for (int kept = 2; kept > 0 && found == PhraseTable.NONE; kept--) {
            Document shortened = Document.of(shortened(document, token, kept));
            found = shortened.tokenCount() == 1 ? table.longestAt(shortened, 0, 1) : PhraseTable.NONE;
        }
        return found;
    }

    private static String shortened(Document document, int token, int kept) {
        var word = new StringBuilder();
        int length = document.length(token);
        int next;
        for (int at = 0; at < length; at = next) {
            char unit = document.charAt(token, at);
            next = at + 1;
            while (next < length && document.charAt(token, next) == unit) {
                next++;
            }
            int times = next - at < TIMES ? next - at : kept;
            for (int time = 0; time < times; time++) {
                word.append(unit);
            }
        }
        return word.toString();
    }
}
