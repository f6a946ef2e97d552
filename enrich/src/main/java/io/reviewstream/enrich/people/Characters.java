package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.Arrays;
import java.util.List;

/** Finds who plays whom: "Joel (Jim Carrey)", "Carrey plays Joel", "as Joel", "Carrey is Joel". */
final class Characters {
    private static final int LONGEST_DETOUR = 6;

    /** A sentence without an end is looked through so far for each name in it. */
    private static final int LONGEST_SENTENCE = 500;

    /** "Played with charm by". */
    private static final int LONGEST_MANNER = 5;

    private static final long BY = Words.hash("by");
    private static final long A = Words.hash("a");
    private static final long AN = Words.hash("an");
    private static final long WHO = Words.hash("who");
    private static final long AS = Words.hash("as");
    private static final long IN = Words.hash("in");
    private static final long OF = Words.hash("of");
    private static final long FROM = Words.hash("from");
    private static final long OVER = Words.hash("over");
    private static final WordSet ARTICLES = WordSet.of("a", "an", "the");
    private static final WordSet HAS = WordSet.of("has", "have", "had");

    private static final PhraseFile FILE = PhraseFile.beside(Characters.class, "characters.txt");
    private static final WordSet PLAYS = WordSet.of(FILE, "plays");
    private static final WordSet PLAYED = WordSet.of(FILE, "played");
    private static final WordSet MAKES = WordSet.of(FILE, "makes");
    private static final WordSet IS = WordSet.of(FILE, "is");
    private static final WordSet ROLES = WordSet.of(FILE, "role");
    private static final WordSet NAMED = WordSet.of(FILE, "named");
    private static final WordSet ELSEWHERE = WordSet.of(FILE, "elsewhere");
    private static final WordSet COMPARES = WordSet.of(FILE, "compares");
    private static final WordSet REPLACES = WordSet.of(FILE, "replaces");
    private static final WordSet DEFINITE = WordSet.of(FILE, "definite");
    private static final WordSet BETWEEN_CLAUSES = WordSet.of(FILE, "between-clauses");
    private static final WordSet FORMS_OF_ADDRESS = WordSet.of(FILE, "address");
    private static final WordSet RANKS = WordSet.of(FILE, "rank");
    private static final WordSet NO_PART = WordSet.of(FILE, "no-part");
    private static final WordSet BEHIND_PART = WordSet.of(FILE, "behind-part");

    private final Names names;
    private final Document document;
    private final List<Somebody> people;
    private final boolean[] actors;

    /** For each token the person that begins or goes on there, else -1. */
    private final int[] owner;

    private final PartsInTurn inTurn;

    Characters(Names names, List<Somebody> people, boolean[] actors) {
        this.names = names;
        this.document = names.document();
        this.people = people;
        this.actors = actors;
        this.owner = new int[document.tokenCount()];
        this.inTurn = new PartsInTurn(document, actors, owner);
        Arrays.fill(owner, -1);
        for (int person = 0; person < people.size(); person++) {
            for (Stretch mention : people.get(person).mentions) {
                Arrays.fill(owner, mention.first(), mention.end(), person);
            }
        }
    }

    /** For each person whether one of the actors plays them, by what {@link #find} found. */
    boolean[] played(int[] plays) {
        boolean[] played = inTurn.playedToo.clone();
        for (int character : plays) {
            if (character >= 0) {
                played[character] = true;
            }
        }
        return played;
    }

    /** Whom a token belongs to, -1 when to nobody. */
    int ownerAt(int token) {
        return token >= 0 && token < owner.length ? owner[token] : -1;
    }

    /** For each actor the index of the character, -1 when none is named. */
    int[] find() {
        int[] played = new int[people.size()];
        Arrays.fill(played, -1);
        for (int person = 0; person < people.size(); person++) {
            if (!actors[person]) {
                continue;
            }
            for (Stretch mention : people.get(person).mentions) {
                int character = beside(person, mention);
                if (character >= 0) {
                    played[person] = character;
                    shareInTurn(mention, character, played);
                    break;
                }
            }
        }
        return played;
    }

    /** "A and B play C and D": as so far B plays C. */
    private void shareInTurn(Stretch actor, int character, int[] played) {
        for (Stretch mention : people.get(character).mentions) {
            if (mention.sentence() == actor.sentence() && mention.first() >= actor.end()) {
                inTurn.share(actor, mention, played);
                return;
            }
        }
    }

    private int beside(int actor, Stretch mention) {
        int from = document.sentenceStart(mention.sentence());
        int to = document.sentenceEnd(mention.sentence());
        int before = mention.first() - 1;
        int after = mention.end();
        int opening = pastPraise(before, from);
        boolean opened = opening - 1 >= from && document.isSymbol(opening, '(') && !RoleCues.isDated(document, mention);
        if (opened && after < to && (document.isSymbol(after, ')') || document.isSymbol(after, ','))) {
            int character = character(actor, opening - 1);
            if (character >= 0) {
                return character;
            }
        }
        int by = pastAdjective(before, from);
        int played = by - 2 >= from && document.hash(by) == BY ? playedBefore(by, from) : -1;
        if (played >= 0) {
            int character = playedBy(actor, played - 1, from);
            if (character >= 0) {
                return character;
            }
        }
        if (names.isPossessive(mention.end() - 1)) {
            int character = after < to ? character(actor, after) : -1;
            boolean isPossessed = character >= 0 && isPossessed(actor, character) && !isNumbered(character, after);
            return isPossessed ? character : as(actor, after, to);
        }
        if (after + 1 < to && document.isSymbol(after, '(')) {
            int inner = document.hash(after + 1) == AS ? after + 2 : after + 1;
            int character = inner < to ? character(actor, inner) : -1;
            if (character >= 0) {
                int close = endOf(character, inner);
                if (close < to && (document.isSymbol(close, ')') || document.isSymbol(close, ','))) {
                    return character;
                }
            }
        }
        if (isReplaced(mention.first(), from)) {
            return -1;
        }
        boolean relative = after + 1 < to && document.isSymbol(after, ',') && document.hash(after + 1) == WHO;
        int character = plays(actor, relative ? after + 2 : after, to);
        if (character < 0) {
            character = is(actor, after, to);
        }
        if (character < 0) {
            character = as(actor, after, to);
        }
        return character >= 0 ? character : fronted(actor, before, from);
    }

    /** "is Joel", "is private detective Joel", "is the cynical Sergeant Joel", not "is the American Joel". */
    private int is(int actor, int from, int to) {
        if (from >= to || !IS.contains(document.hash(from))) {
            return -1;
        }
        boolean article = false;
        for (int token = from + 1; token < Math.min(to, from + LONGEST_DETOUR); token++) {
            if (owner[token] >= 0) {
                int end = endOf(owner[token], token);
                if (end == to || !document.isWord(end) || BEHIND_PART.contains(document.hash(end))) {
                    return !article || isRanked(token) ? character(actor, token) : -1;
                }
                if (actors[owner[token]] || owner[token] == actor) {
                    return -1;
                }
                token = end - 1;
            } else if (!document.isWord(token) && !isFullStopOfAddress(token)
                    || NO_PART.contains(document.hash(token))) {
                return -1;
            }
            article |= ARTICLES.contains(document.hash(token));
        }
        return -1;
    }

    /** "Sergeant Joel", "Mr. Joel". */
    private boolean isRanked(int token) {
        int before = isFullStopOfAddress(token - 1) ? token - 2 : token - 1;
        return RANKS.contains(document.hash(token))
                || before >= 0
                        && (RANKS.contains(document.hash(before)) || FORMS_OF_ADDRESS.contains(document.hash(before)));
    }

    /** "As Joel, Jim Carrey is superb", "Playing Joel, …", "In the role of Joel, …". */
    private int fronted(int actor, int comma, int from) {
        int last = comma - 1;
        int character = last > from && document.isSymbol(comma, ',') ? character(actor, last) : -1;
        if (character < 0) {
            return -1;
        }
        int first = last;
        while (first > from && owner[first - 1] == character) {
            first--;
        }
        for (int cue = first - 1; cue >= Math.max(from, first - 4) && document.isWord(cue); cue--) {
            boolean role = document.hash(cue) == OF && cue - 3 >= from && ROLES.contains(document.hash(cue - 1));
            if (role || document.hash(cue) == AS || PLAYS.contains(document.hash(cue))) {
                return beginsClause(role ? cue - 3 : cue, from) ? character : -1;
            }
        }
        return -1;
    }

    private boolean beginsClause(int token, int from) {
        return token == from
                || document.isSymbol(token - 1, ';')
                || document.isSymbol(token - 1, ',')
                || BETWEEN_CLAUSES.contains(document.hash(token - 1));
    }

    /** Of "(a tired Jim Carrey)" the bracket; the same token when there is none. */
    private int pastPraise(int token, int from) {
        int at = token;
        while (at > from && token - at < LONGEST_MANNER && document.isWord(at) && owner[at] < 0) {
            at--;
        }
        boolean praised = at < token && document.isSymbol(at, '(') && ARTICLES.contains(document.hash(at + 1));
        return praised ? at : token;
    }

    /** Of "by poor Jane Doe" the "by". */
    private int pastAdjective(int token, int from) {
        boolean adjective = token - 1 >= from
                && document.isWord(token)
                && !document.isCapitalised(token)
                && document.hash(token - 1) == BY;
        return adjective ? token - 1 : token;
    }

    /** Where "played" stands before "by", a few words between them; -1 when it doesn't. */
    private int playedBefore(int by, int from) {
        for (int token = by - 1; token > Math.max(from, by - LONGEST_MANNER) && document.isWord(token); token--) {
            if (PLAYED.contains(document.hash(token))) {
                return token;
            }
        }
        return -1;
    }

    /** "Replaces Joel", "takes over from the late Joel": whoever is named before plays what was Joel's. */
    private boolean isReplaced(int token, int from) {
        for (int at = token - 1; at >= Math.max(from, token - 4) && document.isWord(at); at--) {
            boolean over = document.hash(at) == FROM && at > from && document.hash(at - 1) == OVER;
            if (over || REPLACES.contains(document.hash(at))) {
                return true;
            }
            if (document.hash(at) == BY) {
                return false;
            }
        }
        return false;
    }

    /** "Mickey 17" is a title. */
    private boolean isNumbered(int character, int token) {
        int end = endOf(character, token);
        return end < document.tokenCount() && document.isNumber(end);
    }

    /**
     * "Jim Carrey's Joel", "Jim Carrey's Joel Barish", not "Lynch's Dune" or "Jane Doe's Pale Harbour": one of them is named otherwise as well,
     * a full name is a person's, and the owner rather acts than directs.
     */
    private boolean isPossessed(int actor, int character) {
        Somebody possessed = people.get(character);
        int renown = people.get(actor).renown;
        boolean full = people.get(actor).name.full();
        return Renown.directs(renown) <= Renown.acts(renown)
                && (possessed.name.full()
                        ? full && (names.isGivenName(possessed.name.first()) || isRanked(possessed.name.first()))
                        : full || possessed.mentions.size() > 1);
    }

    /** "plays Joel", "plays the role of Joel", "plays a clerk named Joel". */
    private int plays(int actor, int from, int to) {
        for (int token = from; token < Math.min(to, from + 4); token++) {
            if (!document.isWord(token) || owner[token] >= 0 && actors[owner[token]]) {
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
            if (isFullStopOfAddress(token)) {
                continue;
            }
            if (!document.isWord(token)) {
                return -1;
            }
            int character = character(actor, token);
            if (character >= 0) {
                boolean named = token == from
                        || isFullStopOfAddress(token - 1)
                        || NAMED.contains(document.hash(token - 1))
                        || isTitle(token - 1);
                return named || token - from <= 3 && document.hash(token - 1) != IN ? character : -1;
            }
            if (ELSEWHERE.contains(document.hash(token))) {
                return -1;
            }
        }
        return -1;
    }

    /** "Mr. Green". */
    private boolean isFullStopOfAddress(int token) {
        return document.isSymbol(token, '.') && FORMS_OF_ADDRESS.contains(document.hash(token - 1));
    }

    private boolean isTitle(int token) {
        return !names.isName(token) && document.isCapitalised(token);
    }

    /** "as Joel", later in the same sentence, when nobody else stands between. */
    private int as(int actor, int from, int to) {
        int farthest = Math.min(to, from + LONGEST_SENTENCE);
        for (int token = from; token + 1 < farthest; token++) {
            if (owner[token] >= 0 && owner[token] != actor) {
                if (stands(token)) {
                    return -1;
                }
                token = endOf(owner[token], token) - 1;
                continue;
            }
            if (document.isSymbol(token, ';')) {
                return -1;
            }
            if (document.hash(token) == AS) {
                int next = token + 1;
                int limit = Math.min(to, next + LONGEST_DETOUR);
                if (COMPARES.contains(document.hash(next))) {
                    return -1;
                }
                while (next < limit
                        && (document.isWord(next) && (owner[next] < 0 || names.isPossessive(next))
                                || isFullStopOfAddress(next)
                                || isHyphen(next)
                                || isApposed(next, token + 1, to))) {
                    next++;
                }
                int character = next < limit ? character(actor, next) : -1;
                if (character >= 0 && !isOneOfMany(character, next)) {
                    return character;
                }
            }
        }
        return -1;
    }

    /** "Her half-blind son Joel". */
    private boolean isHyphen(int token) {
        return document.isSymbol(token, '-') && !document.hasSpaceBefore(token);
    }

    /** "The headmistress, Mrs. Green, …", "his patron, Joel": whether a comma stands before whom a description names. */
    private boolean isApposed(int comma, int description, int to) {
        if (!document.isSymbol(comma, ',')
                || comma < description + 2
                || !DEFINITE.contains(document.hash(description))) {
            return false;
        }
        int name = comma + 1;
        while (name < to && (FORMS_OF_ADDRESS.contains(document.hash(name)) || isFullStopOfAddress(name))) {
            name++;
        }
        if (name >= to || owner[name] < 0) {
            return false;
        }
        int end = endOf(owner[name], name);
        return end == to || !document.isWord(end);
    }

    /** Whether it may be the one named at a token who plays what follows: an actor, or anybody named in full who owns nothing there. */
    private boolean stands(int token) {
        int person = owner[token];
        boolean may = actors[person] || people.get(person).name.full() && !names.isPossessive(endOf(person, token) - 1);
        return may && !isReplaced(token, document.sentenceStart(document.sentenceOf(token)));
    }

    /** "As a Martian", which names nobody. */
    private boolean isOneOfMany(int character, int token) {
        long before = document.hash(token - 1);
        return !people.get(character).name.full() && (before == A || before == AN);
    }

    /** "Joel, played by", "Joel is played by", "Joel (played by". */
    private int playedBy(int actor, int token, int from) {
        for (int at = token; at >= Math.max(from, token - 3); at--) {
            int character = character(actor, at);
            if (character >= 0) {
                return character;
            }
        }
        return -1;
    }

    /** Who is named at a token and may be a character; -1 when nobody or an actor is. */
    private int character(int actor, int token) {
        int person = owner[token];
        boolean somebodyElse = person >= 0 && person != actor && !actors[person];
        return somebodyElse && !names.isPossessive(endOf(person, token) - 1) ? person : -1;
    }

    private int endOf(int person, int token) {
        int end = token;
        while (end < owner.length && owner[end] == person) {
            end++;
        }
        return end;
    }
}
