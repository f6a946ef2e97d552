package io.reviewstream.enrich.people;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Shares out parts that are named in turn: of "A, B and C as X, Y and Z" the first plays the first, and so on. */
final class PartsInTurn {
    /** A longer list is not one of those who play. */
    private static final int MOST = 8;

    /** From the word that tells that there are several to the first. */
    private static final int LONGEST_DETOUR = 4;

    private static final long AND = Words.hash("and");

    private static final WordSet SEVERAL = WordSet.of(Characters.FILE, "several");

    private final Document document;
    private final boolean[] actors;

    /** For each token whom it names, else -1. */
    private final int[] owner;

    /** Whom somebody plays beside the one who is named first: "plays twins, Joel and Clementine". */
    final boolean[] playedToo;

    PartsInTurn(Document document, boolean[] actors, int[] owner) {
        this.playedToo = new boolean[actors.length];
        this.document = document;
        this.actors = actors;
        this.owner = owner;
    }

    /**
     * Where as many actors stand in a row before as characters do behind, gives each the one in their place.
     *
     * @param actor the last of the actors
     * @param character the first of the characters
     * @param played for each person the character, -1 when none is known
     */
    void share(Stretch actor, Stretch character, int[] played) {
        List<Integer> playing = actorsUpTo(actor);
        if (playing.size() == 1 && isOneOfSeveral(actor.end(), character.first())) {
            charactersFrom(character, true).forEach(part -> playedToo[part] = true);
            return;
        }
        List<Integer> parts = charactersFrom(character, false);
        if (playing.size() != parts.size()) {
            return;
        }
        int last = parts.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i == last || played[playing.get(i)] < 0) {
                played[playing.get(i)] = parts.get(i);
            }
        }
    }

    /** Whether words between an actor and a character say that there are several: "twin brothers", "both". */
    private boolean isOneOfSeveral(int from, int to) {
        for (int token = Math.max(from, to - LONGEST_DETOUR); token < to; token++) {
            if (SEVERAL.contains(document.hash(token))) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> actorsUpTo(Stretch last) {
        int from = document.sentenceStart(last.sentence());
        var row = new ArrayList<Integer>();
        int first = last.first();
        boolean joined = isAnd(first - 1);
        row.add(owner[first]);
        while (joined && row.size() < MOST) {
            int before = first - 1;
            while (before > from && first - before < 3 && PersonFeatures.joins(document, before)) {
                before--;
            }
            joined = before < first - 1 && owner[before] >= 0 && actors[owner[before]];
            if (joined) {
                row.add(owner[before]);
                first = before;
                while (first > from && owner[first - 1] == owner[before]) {
                    first--;
                }
            }
        }
        Collections.reverse(row);
        return row;
    }

    /** Those of a list that ends in "and Z"; the first alone when it doesn't. None acts unless words tell that all are parts. */
    private List<Integer> charactersFrom(Stretch first, boolean told) {
        int to = document.sentenceEnd(first.sentence());
        var row = new ArrayList<Integer>();
        int token = first.first();
        boolean closed = false;
        while (!closed && token < to && row.size() < MOST && owner[token] >= 0 && (told || !actors[owner[token]])) {
            int person = owner[token];
            row.add(person);
            closed = row.size() > 1 && isAnd(token - 1);
            while (token < to && owner[token] == person) {
                token++;
            }
            int end = token;
            while (token < to && token - end < 2 && PersonFeatures.joins(document, token)) {
                token++;
            }
            if (token == end) {
                break;
            }
        }
        return closed ? row : row.subList(0, 1);
    }

    private boolean isAnd(int token) {
        return token >= 0 && (document.hash(token) == AND || document.isSymbol(token, '&'));
    }
}
