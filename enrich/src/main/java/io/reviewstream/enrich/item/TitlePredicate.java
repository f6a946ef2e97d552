package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;

/** "John Wick is a great action film": what is called a work is one, however much its name is like that of a person. */
final class TitlePredicate {
    /** From the article to the word for a work, that included. */
    private static final int MOST_WORDS = 7;

    /** "Jane Doe (2014) is a film". */
    private static final int LONGEST_BRACKETS = 5;

    private static final WordSet COPULAS = WordSet.of("is", "was", "remains");
    private static final WordSet ARTICLES = WordSet.of("a", "an", "the", "one", "another", "my", "his", "her");
    private static final WordSet WORKS = WordSet.of("film", "films", "movie", "movies", "flick", "sequel", "remake");

    /** What begins with these is said of something else: "is the actor in this film". */
    private static final WordSet ENDS =
            WordSet.of("in", "of", "that", "who", "which", "than", "but", "because", "for", "like");

    private TitlePredicate() {}

    /** Whether some mention, which is no end of a longer name, is called a work. */
    static boolean isCalledAWork(Names names, TitleGroup group) {
        Document document = names.document();
        for (int mention = 0; mention < TitleFeatures.mentions(group); mention++) {
            boolean begins = (group.cuts(mention) & TitleGroup.CUT_LEFT) == 0;
            if (begins
                    && isWork(
                            names,
                            document.pastBrackets(group.end(mention), document.tokenCount(), LONGEST_BRACKETS))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWork(Names names, int copula) {
        Document document = names.document();
        if (copula >= document.tokenCount() || !COPULAS.contains(document.hash(copula))) {
            return false;
        }
        boolean named = false;
        int limit = Math.min(document.tokenCount(), copula + 1 + MOST_WORDS);
        for (int token = copula + 1; token < limit; token++) {
            boolean joins = document.isSymbol(token, ',') || document.isSymbol(token, '-');
            if (!joins && (!document.isWord(token) || ENDS.contains(document.hash(token)))) {
                return false;
            }
            named |= ARTICLES.contains(document.hash(token)) || names.isPossessive(token);
            if (named && WORKS.contains(document.hash(token))) {
                return true;
            }
        }
        return false;
    }
}
