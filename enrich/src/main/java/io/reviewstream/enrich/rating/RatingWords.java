package io.reviewstream.enrich.rating;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.Words;
import java.util.List;

/** The word lists of the rating rules, ready to be looked up. */
final class RatingWords {
    static final long SLASH = Words.hash("/");

    private static final PhraseFile FILE = PhraseFile.beside(RatingWords.class, "rating-words.txt");

    private static final PhraseTable NUMBERS = new PhraseTable();
    private static final PhraseTable NOUNS = table("noun");
    private static final PhraseTable VERBS = table("verb");
    private static final PhraseTable BETWEEN = table("between").addAll(List.of(","), 0);
    private static final PhraseTable SOLID = table("solid");
    private static final PhraseTable FOLLOWS = table("follows");
    private static final PhraseTable COUNTED = table("counted");
    private static final PhraseTable OTHER = table("other");
    private static final PhraseTable WOULD_HAVE = table("wouldhave");
    private static final PhraseTable PART = table("part");
    private static final PhraseTable WHOLE = table("whole");
    private static final PhraseTable BEING = table("being");
    private static final PhraseTable GIVING = table("giving");
    private static final PhraseTable I = table("i");
    private static final PhraseTable ORDERED = table("ordered");
    private static final PhraseTable NO_STARS = table("nostars");
    private static final PhraseTable EARLIER = table("earlier");
    private static final PhraseTable LATER = table("later");
    private static final PhraseTable DATED = table("dated");
    private static final PhraseTable BEYOND = table("beyond");
    private static final PhraseTable EASILY = table("easily");
    private static final PhraseTable SITES = table("site");

    static {
        List<String> words = FILE.phrases("number");
        for (int value = 0; value < words.size(); value++) {
            NUMBERS.add(words.get(value), value);
        }
    }

    private RatingWords() {}

    static PhraseTable table(String section) {
        return new PhraseTable().addAll(phrases(section), 0);
    }

    static List<String> phrases(String section) {
        return FILE.phrases(section);
    }

    /** The number that a word stands for, -1 when it is none. */
    static int number(Document document, int token) {
        return NUMBERS.wordAt(document, token);
    }

    static boolean isNoun(Document document, int token) {
        return holds(NOUNS, document, token);
    }

    /** Whether a verb ends with a token: "give", "going with". */
    static boolean isVerb(Document document, int token) {
        return holds(VERBS, document, token)
                || token > 0 && PhraseTable.length(VERBS.longestAt(document, token - 1, token + 1)) == 2;
    }

    static boolean isBetween(Document document, int token) {
        return holds(BETWEEN, document, token);
    }

    static boolean isSolid(Document document, int token) {
        return holds(SOLID, document, token);
    }

    static boolean mayFollow(Document document, int token) {
        return holds(FOLLOWS, document, token);
    }

    static boolean isCounted(Document document, int token) {
        return token < document.tokenCount()
                && COUNTED.longestAt(document, token, document.tokenCount()) != PhraseTable.NONE;
    }

    static boolean isOther(Document document, int token) {
        return holds(OTHER, document, token);
    }

    static boolean isWouldHave(Document document, int token, int end) {
        return WOULD_HAVE.longestAt(document, token, end) != PhraseTable.NONE;
    }

    static boolean isOrdered(Document document, int token) {
        return token >= 0 && holds(ORDERED, document, token);
    }

    static boolean isGiving(Document document, int token) {
        return holds(GIVING, document, token);
    }

    static boolean isI(Document document, int token) {
        return holds(I, document, token);
    }

    static boolean isPart(Document document, int token) {
        return holds(PART, document, token);
    }

    static boolean isWhole(Document document, int token) {
        return holds(WHOLE, document, token);
    }

    static boolean isBeing(Document document, int token) {
        return holds(BEING, document, token);
    }

    static boolean isEarlier(Document document, int token, int end) {
        return EARLIER.longestAt(document, token, end) != PhraseTable.NONE;
    }

    static boolean isLater(Document document, int token, int end) {
        return LATER.longestAt(document, token, end) != PhraseTable.NONE;
    }

    static boolean isDated(Document document, int token) {
        return token >= 0 && holds(DATED, document, token);
    }

    static boolean isBeyond(Document document, int token, int end) {
        return BEYOND.longestAt(document, token, end) != PhraseTable.NONE;
    }

    static boolean isEasily(Document document, int token) {
        return token >= 0 && holds(EASILY, document, token);
    }

    static boolean isSite(Document document, int token) {
        return holds(SITES, document, token);
    }

    static boolean isNoStars(Document document, int token) {
        return token < document.tokenCount() && holds(NO_STARS, document, token);
    }

    static long hash(String word) {
        return Words.hash(word);
    }

    private static boolean holds(PhraseTable table, Document document, int token) {
        return table.wordAt(document, token) >= 0;
    }
}
