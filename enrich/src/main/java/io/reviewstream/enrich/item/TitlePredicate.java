package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** "John Wick is a great action film": what is called a work is one, however much its name is like that of a person. */
final class TitlePredicate {
    /** From the article to the word for a work, that included. */
    private static final int MOST_WORDS = 7;

    /** "Harborlight (Jane van Doe, 2014) is a film". */
    private static final int LONGEST_BRACKETS = 8;

    private static final WordSet COPULAS = WordSet.of("is", "was", "remains");
    private static final WordSet ARTICLES = WordSet.of("a", "an", "the", "one", "another", "my", "his", "her");
    private static final WordSet WORKS = WordSet.of("film", "films", "movie", "movies", "flick", "sequel", "remake");

    /** They are called so behind an article and one word more: "JJ was the show" praises him. */
    private static final WordSet SERIES_AND_BOOKS =
            WordSet.of("show", "series", "sitcom", "miniseries", "documentary", "novel", "memoir", "album");

    private static final WordSet PREPOSITIONS = WordSet.of("on", "at", "from", "with", "to", "up", "by");

    /** What begins with these is said of something else: "is the actor in this film". */
    private static final WordSet ENDS =
            WordSet.of("in", "of", "that", "who", "which", "than", "but", "because", "for", "like", "to");

    private static final Map<Long, String> TYPES = Map.ofEntries(
            Map.entry(Words.hash("film"), "Movie"),
            Map.entry(Words.hash("movie"), "Movie"),
            Map.entry(Words.hash("flick"), "Movie"),
            Map.entry(Words.hash("show"), "TVSeries"),
            Map.entry(Words.hash("series"), "TVSeries"),
            Map.entry(Words.hash("sitcom"), "TVSeries"),
            Map.entry(Words.hash("miniseries"), "TVSeries"),
            Map.entry(Words.hash("novel"), "Book"),
            Map.entry(Words.hash("memoir"), "Book"),
            Map.entry(Words.hash("album"), "MusicAlbum"));

    private static final long A = Words.hash("a");
    private static final long AN = Words.hash("an");
    private static final long OF = Words.hash("of");
    private static final long THE = Words.hash("the");

    private TitlePredicate() {}

    /** Whether some mention, which is no end of a longer name, is called a work. */
    static boolean isCalledAWork(Names names, TitleGroup group) {
        return work(names, group) >= 0;
    }

    /** The schema.org type of what it is called so, null when that has none. */
    static @Nullable String type(Names names, TitleGroup group) {
        int work = work(names, group);
        return work < 0 ? null : TYPES.get(names.document().hash(work));
    }

    /** Where the word for a work stands that some mention is called, -1 when none is. */
    private static int work(Names names, TitleGroup group) {
        Document document = names.document();
        for (int mention = 0; mention < TitleFeatures.mentions(group); mention++) {
            boolean begins = (group.cuts(mention) & TitleGroup.CUT_LEFT) == 0;
            int work = begins
                    ? work(names, document.pastBrackets(group.end(mention), document.tokenCount(), LONGEST_BRACKETS))
                    : -1;
            if (work >= 0) {
                return work;
            }
        }
        return -1;
    }

    private static int work(Names names, int copula) {
        Document document = names.document();
        if (copula >= document.tokenCount() || !COPULAS.contains(document.hash(copula))) {
            return -1;
        }
        boolean named = false;
        boolean beside = true;
        int limit = Math.min(document.tokenCount(), copula + 1 + MOST_WORDS);
        for (int token = copula + 1; token < limit; token++) {
            boolean joins = document.isSymbol(token, ',') || document.isSymbol(token, '-') || isOfA(document, token);
            if (!joins
                    && (!document.isWord(token)
                            || ENDS.contains(document.hash(token))
                            || COPULAS.contains(document.hash(token)))) {
                return -1;
            }
            named |= ARTICLES.contains(document.hash(token)) || names.isPossessive(token);
            beside &= !PREPOSITIONS.contains(document.hash(token));
            if (named && (WORKS.contains(document.hash(token)) || beside && isSeriesOrBook(document, token))) {
                return token;
            }
        }
        return -1;
    }

    /** "A hug of a film". */
    private static boolean isOfA(Document document, int of) {
        return document.hash(of) == OF
                && of + 1 < document.tokenCount()
                && (document.hash(of + 1) == A || document.hash(of + 1) == AN);
    }

    /** Whether a word is one for a work. */
    static boolean isWork(Document document, int token) {
        return WORKS.contains(document.hash(token)) || SERIES_AND_BOOKS.contains(document.hash(token));
    }

    private static boolean isSeriesOrBook(Document document, int token) {
        return SERIES_AND_BOOKS.contains(document.hash(token)) && document.hash(token - 1) != THE;
    }
}
