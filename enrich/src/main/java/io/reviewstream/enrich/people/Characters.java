package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.Arrays;
import java.util.List;

/** Finds who plays whom: "Joel (Jim Carrey)", "Joel, played by Carrey", "Carrey's Joel", and by what stands behind or before the actor. */
final class Characters {
    static final PhraseFile FILE = PhraseFile.beside(Characters.class, "characters.txt");

    /** "Played with charm by". */
    private static final int LONGEST_MANNER = 5;

    /** "The clerk whom nobody knows". */
    private static final int LONGEST_APPOSITION = 14;

    private static final long BY = Words.hash("by");
    private static final long OF = Words.hash("of");
    private static final long WHO = Words.hash("who");
    private static final long AS = Words.hash("as");
    private static final WordSet ARTICLES = WordSet.of("a", "an", "the");
    private static final WordSet PRAISE = WordSet.of(FILE, "praise");
    private static final WordSet PLAYED = WordSet.of(FILE, "played");

    private final Names names;
    private final Document document;
    private final NamedAt named;
    private final PartsByVerb byVerb;
    private final PartsByAs byAs;
    private final PartsByPronoun byPronoun;
    private final PartsInTurn inTurn;

    Characters(Names names, List<Somebody> people, boolean[] actors) {
        this.names = names;
        this.document = names.document();
        this.named = new NamedAt(names, people, actors);
        this.byVerb = new PartsByVerb(names, named);
        this.byAs = new PartsByAs(names, named);
        this.byPronoun = new PartsByPronoun(document, named, byVerb, byAs);
        this.inTurn = new PartsInTurn(document, actors, named.owner);
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
        return token >= 0 && token < named.owner.length ? named.owner[token] : -1;
    }

    /** For each actor the index of the character, -1 when none is named. */
    int[] find() {
        int[] played = new int[named.people.size()];
        Arrays.fill(played, -1);
        for (int person = 0; person < named.people.size(); person++) {
            if (!named.actors[person]) {
                continue;
            }
            for (Stretch mention : named.people.get(person).mentions) {
                int character = beside(person, mention);
                if (character >= 0) {
                    played[person] = character;
                    shareInTurn(mention, character, played);
                    break;
                }
            }
        }
        byPronoun.addTo(played);
        return played;
    }

    /** "A and B play C and D": as so far B plays C. */
    private void shareInTurn(Stretch actor, int character, int[] played) {
        for (Stretch mention : named.people.get(character).mentions) {
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
            int character = named.character(actor, opening - 1);
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
            int character = after < to ? named.character(actor, after) : -1;
            boolean isPossessed = character >= 0 && isPossessed(actor, character) && !isNumbered(character, after);
            return isPossessed ? character : byAs.as(actor, after, to);
        }
        if (after + 1 < to && document.isSymbol(after, '(')) {
            int inner = document.hash(after + 1) == AS ? after + 2 : after + 1;
            int character = inner < to ? named.character(actor, inner) : -1;
            if (character >= 0) {
                int close = named.endOf(character, inner);
                if (close < to && (document.isSymbol(close, ')') || document.isSymbol(close, ','))) {
                    return character;
                }
            }
        }
        if (named.isReplaced(mention.first(), from)) {
            return -1;
        }
        int character = byVerb.plays(actor, pastAside(after, to), to);
        if (character < 0) {
            character = byVerb.is(actor, after, to);
        }
        if (character < 0) {
            character = byAs.as(actor, after, to);
        }
        return character >= 0 ? character : byAs.fronted(actor, before, from);
    }

    /** Behind ", who" and ", in what may be his last part,"; the same token when neither is there. */
    private int pastAside(int after, int to) {
        if (after + 1 >= to || !document.isSymbol(after, ',')) {
            return after;
        }
        if (document.hash(after + 1) == WHO) {
            return after + 2;
        }
        int token = after + 1;
        while (token < Math.min(to, after + LONGEST_APPOSITION) && named.owner[token] < 0) {
            if (document.isSymbol(token, ',')) {
                return token + 1;
            }
            token++;
        }
        return after;
    }

    /** Of "(a tired Jim Carrey)" the bracket; the same token when there is none. */
    private int pastPraise(int token, int from) {
        int at = token;
        while (at > from && token - at < LONGEST_MANNER && document.isWord(at) && named.owner[at] < 0) {
            at--;
        }
        boolean praised = at < token
                && document.isSymbol(at, '(')
                && (ARTICLES.contains(document.hash(at + 1)) || PRAISE.contains(document.hash(at + 1)));
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

    /** "Mickey 17" is a title. */
    private boolean isNumbered(int character, int token) {
        int end = named.endOf(character, token);
        return end < document.tokenCount() && document.isNumber(end);
    }

    /**
     * "Jim Carrey's Joel", "Jim Carrey's Joel Barish", not "Lynch's Dune" or "Jane Doe's Pale Harbour": one of them is named otherwise as well,
     * a full name is a person's, and the owner rather acts than directs.
     */
    private boolean isPossessed(int actor, int character) {
        Somebody possessed = named.people.get(character);
        int renown = named.people.get(actor).renown;
        boolean full = named.people.get(actor).name.full();
        return Renown.directs(renown) <= Renown.acts(renown)
                && (possessed.name.full()
                        ? full && (names.isGivenName(possessed.name.first()) || named.isRanked(possessed.name.first()))
                        : full || possessed.mentions.size() > 1);
    }

    /** "Joel, played by", "Joel is played by", "Joel (played by", "Joel, the clerk whom nobody knows, is played by". */
    private int playedBy(int actor, int token, int from) {
        int comma = -1;
        for (int at = token; at >= Math.max(from, token - 3); at--) {
            int character = named.character(actor, at);
            if (character >= 0) {
                return character;
            }
            comma = comma < 0 && document.isSymbol(at, ',') ? at : comma;
        }
        for (int at = comma - 1; at > Math.max(from, comma - LONGEST_APPOSITION) && named.owner[at] < 0; at--) {
            if (document.isSymbol(at, ',')) {
                return isOfOffice(at, from) ? -1 : named.character(actor, at - 1);
            }
        }
        return -1;
    }

    /** "The Sheriff of Joel". */
    private boolean isOfOffice(int end, int from) {
        int of = end - 1;
        while (of > from && named.owner[of] >= 0) {
            of--;
        }
        return of > from && document.hash(of) == OF && document.isCapitalised(of - 1);
    }
}
