package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.people.RoleWords.Kind;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/** What stands behind a name and tells its role: "Jane Doe wrote", "Jane Doe, the director", "Jane Doe's script". */
final class CuesBehind {
    private static final long AND = Words.hash("and");
    private static final long CO = Words.hash("co");
    private static final long ALSO = Words.hash("also");
    private static final long BY = Words.hash("by");
    private static final long A = Words.hash("a");
    private static final long AN = Words.hash("an");
    private static final long GIVES = Words.hash("gives");
    private static final long WHO = Words.hash("who");

    private static final int ON_SET = RoleWords.ACTOR | RoleWords.DIRECTOR;
    private static final int OFF_SET =
            RoleWords.WRITER | RoleWords.COMPOSER | RoleWords.CINEMATOGRAPHER | RoleWords.OTHER;

    /** "Did the music". */
    private static final WordSet DOES = WordSet.of("did", "does", "provides", "provided", "supplies", "contributes");

    private static final WordSet OBJECTS = WordSet.of("it", "this", "them");
    private static final int LONGEST_BRACKET = 10;
    private static final WordSet ARTICLES = WordSet.of("the", "a", "an", "her", "his", "their");

    /** Before a performance: whoever "gives us time" does not act. */
    private static final WordSet GIVEN = WordSet.of("a", "an", "his", "her", "the", "one", "another", "perhaps");

    private static final WordSet DEFINITE = WordSet.of("the", "this");
    private static final WordSet WORKS = WordSet.of("film", "movie", "picture", "series", "show", "thing");
    private static final long IT = Words.hash("it");

    private static final WordSet ADVERBS = WordSet.of("also", "has", "had", "both", "really", "brilliantly", "who");

    private final RoleWords words;
    private final Names names;
    private final Document document;

    CuesBehind(RoleWords words, Names names) {
        this.words = words;
        this.names = names;
        this.document = names.document();
    }

    /** The roles told behind a mention, which owns nothing, in its sentence, a bit each; 0 when none is. */
    int roles(Stretch mention, int to) {
        return names.isPossessive(mention.end() - 1) || endsInApostrophe(mention, to) ? 0 : behind(mention, to);
    }

    /** The roles told by what somebody owns: "Jane Doe's script", "James' script"; 0 when none is. */
    int ofOwner(Stretch mention, int to) {
        if (names.isPossessive(mention.end() - 1)) {
            return work(mention.end(), to);
        }
        return endsInApostrophe(mention, to) ? work(mention.end() + 1, to) : 0;
    }

    /** What "also wrote and directed it" from the verb on tells somebody made; 0 when the first verb may be of the story. */
    int alsoMade(int verb, int to) {
        int first =
                verb < to && document.isWord(verb) ? words.roles(document.hash(verb), Kind.VERB) & ~RoleWords.ACTOR : 0;
        if (first == 0) {
            return 0;
        }
        int roles = verbs(first, verb + 1, to);
        return roles != first || (first & RoleWords.DIRECTOR) != 0 || isOfWork(verb + 1, to)
                ? roles & ~RoleWords.ACTOR
                : 0;
    }

    /** "Wrote the script", "produced it", "composed the famous score". */
    private boolean isOfWork(int from, int to) {
        boolean ends = from == to || !document.isWord(from);
        return ends || OBJECTS.contains(document.hash(from)) || work(from, to) != 0;
    }

    private int behind(Stretch mention, int to) {
        int token = mention.end();
        if (token >= to) {
            return 0;
        }
        if (document.isSymbol(token, ',') || document.isSymbol(token, '(') || document.isSymbol(token, '-')) {
            int roles = apposition(token + 1, to);
            return roles != 0 || !document.isSymbol(token, '(')
                    ? roles
                    : verb(document.pastBrackets(token, to, LONGEST_BRACKET), to);
        }
        int both = document.hash(token) == AND ? pastName(token + 1, to) : token;
        return both > token ? ofBoth(both, to) : verb(token, to);
    }

    /** One past the name of two words and more that begins at a token; the same token when none does. */
    private int pastName(int first, int to) {
        int end = first;
        while (end < to && names.isName(end)) {
            end++;
        }
        return end - first > 1 && !names.isPossessive(end - 1) ? end : first - 1;
    }

    /** "Jane Doe and John Roe wrote it", not "… writes it", which only one does. */
    private int ofBoth(int verb, int to) {
        if (verb >= to) {
            return 0;
        }
        int first = isTogether(verb, to) ? verb + 2 : verb;
        int last = document.length(first) - 1;
        return document.charAt(first, last) == 's' ? 0 : verb(verb, to) & ~RoleWords.ACTOR;
    }

    /** "Co-wrote". */
    private boolean isTogether(int co, int to) {
        return co + 2 < to && document.hash(co) == CO && document.isSymbol(co + 1, '-');
    }

    private int apposition(int from, int to) {
        if (from < to && document.hash(from) == WHO) {
            return verb(from + 1, to);
        }
        boolean article = from < to && ARTICLES.contains(document.hash(from));
        int last = article ? from + 3 : document.isSymbol(from - 1, '(') ? from + 1 : from;
        for (int token = from; token < Math.min(to, last); token++) {
            if (!document.isWord(token) || names.isName(token)) {
                return 0;
            }
            int roles = words.noun(document, token, from, Kind.NOUN);
            if (roles != 0) {
                // "Joel Barish, a writer who lives in Montauk" is somebody in the story as a rule.
                boolean any = document.hash(from) == A || document.hash(from) == AN;
                return any ? roles & ON_SET : roles;
            }
        }
        return 0;
    }

    private int verb(int from, int to) {
        int first = isTogether(from, to) ? from + 2 : from;
        for (int token = first; token < Math.min(to, first + 3); token++) {
            if (!document.isWord(token)) {
                return 0;
            }
            int roles = words.roles(document.hash(token), Kind.VERB);
            if (roles != 0) {
                boolean passive = token + 1 < to && document.hash(token + 1) == BY;
                boolean other = document.hash(token) == GIVES && !isGiven(token + 1, to);
                return passive || other ? 0 : verbs(roles, token + 1, to);
            }
            if (DOES.contains(document.hash(token))) {
                return token + 1 < to && ARTICLES.contains(document.hash(token + 1))
                        ? work(token + 1, to) & OFF_SET
                        : 0;
            }
            int made = words.roles(document.hash(token), Kind.OBJECT);
            if (made != 0) {
                return isItself(token + 1, to) ? made : 0;
            }
            if (!ADVERBS.contains(document.hash(token))) {
                return 0;
            }
        }
        return 0;
    }

    /** "A fine performance", "his all", not "her a reason". */
    private boolean isGiven(int from, int to) {
        boolean begins = from < to && GIVEN.contains(document.hash(from));
        return begins && (from + 1 == to || !ARTICLES.contains(document.hash(from + 1)));
    }

    /** "Shot it", "shot the film". */
    private boolean isItself(int from, int to) {
        boolean pointed = from + 1 < to && DEFINITE.contains(document.hash(from));
        return from < to && (document.hash(from) == IT || pointed && WORKS.contains(document.hash(from + 1)));
    }

    /** "Wrote, directed and starred in": all that follow each other. What "wrote the music" tells is told by what was written. */
    private int verbs(int first, int from, int to) {
        int roles = byObject(first, from, to);
        int token = from;
        while (token < to) {
            int next = OBJECTS.contains(document.hash(token)) ? token + 1 : token;
            int joint = next;
            while (next < to && next - joint < 2 && PersonFeatures.joins(document, next)) {
                next++;
            }
            if (next > joint && next < to && document.hash(next) == ALSO) {
                next++;
            }
            if (next == joint || next == to || !document.isWord(next)) {
                return roles;
            }
            int more = words.roles(document.hash(next), Kind.VERB);
            if (more == 0) {
                return roles;
            }
            roles |= byObject(more, next + 1, to);
            token = next + 1;
        }
        return roles;
    }

    /** The roles of a verb, or of what was written. */
    private int byObject(int verb, int from, int to) {
        int object = (verb & RoleWords.WRITER) != 0 ? work(from, to) : 0;
        return object != 0 ? object : verb;
    }

    /** "Gondry's masterful direction", "Gondry's slow, but sure direction". */
    private int work(int from, int to) {
        int farthest = from + 4;
        for (int token = from; token < Math.min(to, farthest); token++) {
            if (document.isSymbol(token, ',') && token > from && farthest < from + 10) {
                farthest += 3;
                continue;
            }
            if (!document.isWord(token) || names.isName(token)) {
                return 0;
            }
            int roles = words.roles(document.hash(token), Kind.WORK);
            if (roles != 0) {
                return roles;
            }
        }
        return 0;
    }

    /** "James' script". */
    private boolean endsInApostrophe(Stretch mention, int to) {
        int mark = mention.end();
        return mark + 1 < to
                && (document.isSymbol(mark, '\'') || document.isSymbol(mark, '’'))
                && !document.hasSpaceBefore(mark)
                && document.hasSpaceBefore(mark + 1);
    }
}
