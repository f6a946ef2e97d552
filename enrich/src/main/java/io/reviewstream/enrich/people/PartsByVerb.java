package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/** Whom somebody plays by the verb behind them: "plays Joel", "makes a fine Joel", "is the cynical Sergeant Joel". */
final class PartsByVerb {
    static final WordSet PLAYS = WordSet.of(Characters.FILE, "plays");

    private static final int LONGEST_DETOUR = 6;

    private static final long A = Words.hash("a");
    private static final long AN = Words.hash("an");
    private static final long IN = Words.hash("in");
    private static final WordSet HAS = WordSet.of("has", "have", "had");
    private static final WordSet ARTICLES = WordSet.of("a", "an", "the");
    private static final WordSet MAKES = WordSet.of(Characters.FILE, "makes");
    static final WordSet IS = WordSet.of(Characters.FILE, "is");
    private static final WordSet NAMED = WordSet.of(Characters.FILE, "named");
    private static final WordSet ELSEWHERE = WordSet.of(Characters.FILE, "elsewhere");
    private static final WordSet NO_PART = WordSet.of(Characters.FILE, "no-part");
    private static final WordSet LIKENESS = WordSet.of(Characters.FILE, "likeness");
    static final WordSet BEHIND_PART = WordSet.of(Characters.FILE, "behind-part");

    private final Names names;
    private final Document document;
    private final NamedAt named;

    PartsByVerb(Names names, NamedAt named) {
        this.names = names;
        this.document = names.document();
        this.named = named;
    }

    /** "plays Joel", "plays the role of Joel", "plays a clerk named Joel". */
    int plays(int actor, int from, int to) {
        for (int token = from; token < Math.min(to, from + 4); token++) {
            if (!document.isWord(token) || named.owner[token] >= 0 && named.actors[named.owner[token]]) {
                return -1;
            }
            if (PLAYS.contains(document.hash(token)) || isMadeOf(token, to)) {
                return object(actor, token + 1, to);
            }
        }
        return -1;
    }

    /** "Makes a fine Joel", not "makes Joel laugh" or "has made a Paris that". */
    private boolean isMadeOf(int token, int to) {
        return !HAS.contains(document.hash(token - 1))
                && MAKES.contains(document.hash(token))
                && token + 1 < to
                && (document.hash(token + 1) == A || document.hash(token + 1) == AN);
    }

    private int object(int actor, int from, int to) {
        for (int token = from; token < Math.min(to, from + LONGEST_DETOUR); token++) {
            if (named.isFullStopOfAddress(token)) {
                continue;
            }
            if (!document.isWord(token)) {
                return -1;
            }
            int character = named.character(actor, token);
            if (character >= 0) {
                boolean isNamed = token == from
                        || named.isFullStopOfAddress(token - 1)
                        || NAMED.contains(document.hash(token - 1))
                        || isTitle(token - 1);
                return isNamed || token - from <= 3 && document.hash(token - 1) != IN ? character : -1;
            }
            if (ELSEWHERE.contains(document.hash(token))) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isTitle(int token) {
        return !names.isName(token) && document.isCapitalised(token);
    }

    /** "is Joel", "is private detective Joel", "is the cynical Sergeant Joel", not "is the American Joel". */
    int is(int actor, int from, int to) {
        if (from >= to || !IS.contains(document.hash(from))) {
            return -1;
        }
        boolean article = false;
        for (int token = from + 1; token < Math.min(to, from + LONGEST_DETOUR); token++) {
            if (named.owner[token] >= 0) {
                int end = named.endOf(named.owner[token], token);
                if (end == to || !document.isWord(end) || BEHIND_PART.contains(document.hash(end))) {
                    return !article || named.isRanked(token) || isFineOne(token) ? named.character(actor, token) : -1;
                }
                if (named.actors[named.owner[token]] || named.owner[token] == actor) {
                    return -1;
                }
                token = end - 1;
            } else if (!document.isWord(token) && !named.isFullStopOfAddress(token)
                    || NO_PART.contains(document.hash(token))) {
                return -1;
            }
            article |= ARTICLES.contains(document.hash(token));
        }
        return -1;
    }

    /** "A surprisingly funny Joel", not "a young Brando" or "the American Joel". */
    private boolean isFineOne(int token) {
        Somebody somebody = named.people.get(named.owner[token]);
        return !somebody.name.full()
                && somebody.renown == 0
                && (names.isGivenName(token) || somebody.mentions.size() > 1)
                && !document.isCapitalised(token - 1)
                && !LIKENESS.contains(document.hash(token - 1))
                && !ARTICLES.contains(document.hash(token - 1))
                && names.usualCase();
    }
}
