package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.Arrays;
import java.util.List;

/** Who is named at each token of a document, and how a name may begin there. */
final class NamedAt {
    static final WordSet FORMS_OF_ADDRESS = WordSet.of(Characters.FILE, "address");

    static final WordSet RANKS = WordSet.of(Characters.FILE, "rank");
    private static final WordSet REPLACES = WordSet.of(Characters.FILE, "replaces");

    private static final long BY = Words.hash("by");
    private static final long FROM = Words.hash("from");
    private static final long OVER = Words.hash("over");

    private final Names names;
    private final Document document;
    final List<Somebody> people;
    final boolean[] actors;

    /** For each token the person that begins or goes on there, else -1. */
    final int[] owner;

    NamedAt(Names names, List<Somebody> people, boolean[] actors) {
        this.names = names;
        this.document = names.document();
        this.people = people;
        this.actors = actors;
        this.owner = new int[document.tokenCount()];
        Arrays.fill(owner, -1);
        for (int person = 0; person < people.size(); person++) {
            for (Stretch mention : people.get(person).mentions) {
                Arrays.fill(owner, mention.first(), mention.end(), person);
            }
        }
    }

    /** Who is named at a token and may be a character; -1 when nobody or an actor is. */
    int character(int actor, int token) {
        int person = owner[token];
        boolean somebodyElse = person >= 0 && person != actor && !actors[person];
        return somebodyElse && !names.isPossessive(endOf(person, token) - 1) ? person : -1;
    }

    int endOf(int person, int token) {
        int end = token;
        while (end < owner.length && owner[end] == person) {
            end++;
        }
        return end;
    }

    /** "Replaces Joel", "takes over from the late Joel": whoever is named before plays what was Joel's. */
    boolean isReplaced(int token, int from) {
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

    /** "Mr. Green". */
    boolean isFullStopOfAddress(int token) {
        return document.isSymbol(token, '.') && FORMS_OF_ADDRESS.contains(document.hash(token - 1));
    }

    /** "Sergeant Joel", "Mr. Joel". */
    boolean isRanked(int token) {
        int before = isFullStopOfAddress(token - 1) ? token - 2 : token - 1;
        return RANKS.contains(document.hash(token))
                || before >= 0
                        && (RANKS.contains(document.hash(before)) || FORMS_OF_ADDRESS.contains(document.hash(before)));
    }
}
