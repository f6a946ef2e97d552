package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/** Whom somebody plays by a word such as "as": "is superb as Joel", "As Joel, Jim Carrey is", "In the role of Joel". */
final class PartsByAs {
    private static final int LONGEST_DETOUR = 6;

    /** "The same gifted actor as". */
    private static final int LONGEST_LIKENESS = 3;

    /** A sentence without an end is looked through so far for each name in it. */
    private static final int LONGEST_SENTENCE = 500;

    private static final long A = Words.hash("a");
    private static final long AN = Words.hash("an");
    private static final long AS = Words.hash("as");
    private static final long SAME = Words.hash("same");
    private static final long CHOICE = Words.hash("choice");
    private static final long FOR = Words.hash("for");
    private static final long IN = Words.hash("in");
    private static final long OF = Words.hash("of");
    private static final WordSet ROLES = WordSet.of(Characters.FILE, "role");
    private static final WordSet COMPARES = WordSet.of(Characters.FILE, "compares");
    static final WordSet DEFINITE = WordSet.of(Characters.FILE, "definite");
    private static final WordSet BETWEEN_CLAUSES = WordSet.of(Characters.FILE, "between-clauses");

    private final Names names;
    private final Document document;
    private final NamedAt named;

    PartsByAs(Names names, NamedAt named) {
        this.names = names;
        this.document = names.document();
        this.named = named;
    }

    /** "as Joel", later in the same sentence, when nobody else stands between. */
    int as(int actor, int from, int to) {
        int farthest = Math.min(to, from + LONGEST_SENTENCE);
        for (int token = from; token + 1 < farthest; token++) {
            if (named.owner[token] >= 0 && named.owner[token] != actor) {
                if (stands(token)) {
                    return -1;
                }
                token = named.endOf(named.owner[token], token) - 1;
                continue;
            }
            if (document.isSymbol(token, ';')) {
                return -1;
            }
            if (document.hash(token) == AS || isInRoleOf(token, from) || isChoiceFor(token, from)) {
                int next = token + 1;
                int limit = Math.min(to, next + LONGEST_DETOUR);
                if (COMPARES.contains(document.hash(next)) || isSame(token, from)) {
                    return -1;
                }
                while (next < limit
                        && (document.isWord(next) && (named.owner[next] < 0 || names.isPossessive(next))
                                || named.isFullStopOfAddress(next)
                                || document.isHyphen(next)
                                || isApposed(next, token + 1, to))) {
                    // "Long-suffering" is one word.
                    limit = Math.min(
                            to, document.isHyphen(next) ? limit + 2 : document.isWord(next) ? limit : limit + 1);
                    next++;
                }
                int character = next < limit ? named.character(actor, next) : -1;
                if (character >= 0 && !isOneOfMany(character, next)) {
                    return character;
                }
            }
        }
        return -1;
    }

    /** "As Joel, Jim Carrey is superb", "Playing Joel, …", "In the role of Joel, …". */
    int fronted(int actor, int comma, int from) {
        int last = comma - 1;
        int character = last > from && document.isSymbol(comma, ',') ? named.character(actor, last) : -1;
        if (character < 0) {
            return -1;
        }
        int first = last;
        while (first > from && named.owner[first - 1] == character) {
            first--;
        }
        for (int cue = first - 1; cue >= Math.max(from, first - 4) && document.isWord(cue); cue--) {
            boolean role = document.hash(cue) == OF && cue - 3 >= from && ROLES.contains(document.hash(cue - 1));
            if (role || document.hash(cue) == AS || PartsByVerb.PLAYS.contains(document.hash(cue))) {
                return beginsClause(role ? cue - 3 : cue, from) ? character : -1;
            }
        }
        return -1;
    }

    /** Whether "choice for" ends at a token. */
    private boolean isChoiceFor(int token, int from) {
        return token > from && document.hash(token) == FOR && document.hash(token - 1) == CHOICE;
    }

    /** Whether "in the role of" ends at a token. */
    private boolean isInRoleOf(int of, int from) {
        return of - 3 >= from && document.hash(of) == OF && behindRoleOf(document, of - 3, of + 1) > 0;
    }

    /** One past "in the role of", "in the part of"; -1 where no such words begin. */
    static int behindRoleOf(Document document, int in, int to) {
        boolean role = in + 4 <= to
                && document.hash(in) == IN
                && document.hash(in + 3) == OF
                && ROLES.contains(document.hash(in + 2));
        return role ? in + 4 : -1;
    }

    private boolean beginsClause(int token, int from) {
        return token == from
                || document.isSymbol(token - 1, ';')
                || document.isSymbol(token - 1, ',')
                || BETWEEN_CLAUSES.contains(document.hash(token - 1));
    }

    /** "On the same level as Joel". */
    private boolean isSame(int as, int from) {
        for (int token = as - 1; token >= Math.max(from, as - LONGEST_LIKENESS); token--) {
            if (document.hash(token) == SAME) {
                return true;
            }
        }
        return false;
    }

    /** "The headmistress, Mrs. Green, …", "his patron, Joel": whether a comma stands before whom a description names. */
    private boolean isApposed(int comma, int description, int to) {
        if (!document.isSymbol(comma, ',')
                || comma < description + 2
                || !DEFINITE.contains(document.hash(description))) {
            return false;
        }
        int name = comma + 1;
        while (name < to
                && (NamedAt.FORMS_OF_ADDRESS.contains(document.hash(name)) || named.isFullStopOfAddress(name))) {
            name++;
        }
        if (name >= to || named.owner[name] < 0) {
            return false;
        }
        int end = named.endOf(named.owner[name], name);
        return end == to || !document.isWord(end);
    }

    /** Whether it may be the one named at a token who plays what follows: an actor, or anybody named in full who owns nothing there. */
    private boolean stands(int token) {
        int person = named.owner[token];
        boolean may = named.actors[person]
                || named.people.get(person).name.full() && !names.isPossessive(named.endOf(person, token) - 1);
        return may && !named.isReplaced(token, document.sentenceStart(document.sentenceOf(token)));
    }

    /** "As a Martian", which names nobody. */
    private boolean isOneOfMany(int character, int token) {
        long before = document.hash(token - 1);
        return !named.people.get(character).name.full() && (before == A || before == AN);
    }
}
