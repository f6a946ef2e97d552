package io.reviewstream.enrich.people;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/** Whom somebody plays of whom the next sentence goes on to speak: "Jim Carrey is superb. He plays Joel", "As Joel, he is". */
final class PartsByPronoun {
    private static final int NOBODY = -1;

    /** A sentence is looked through so far back. */
    private static final int FARTHEST = 60;

    /** "In this film, he". */
    private static final int LONGEST_OPENING = 5;

    private static final long AS = Words.hash("as");
    private static final WordSet PRONOUNS = WordSet.of("he", "she");

    private final Document document;
    private final NamedAt named;
    private final PartsByVerb byVerb;
    private final PartsByAs byAs;

    PartsByPronoun(Document document, NamedAt named, PartsByVerb byVerb, PartsByAs byAs) {
        this.document = document;
        this.named = named;
        this.byVerb = byVerb;
        this.byAs = byAs;
    }

    /** Adds them to what is known of others. */
    void addTo(int[] played) {
        for (int sentence = 1; sentence < document.sentenceCount(); sentence++) {
            int first = document.sentenceStart(sentence);
            int opening = opening(first, sentence);
            int pronoun = opening >= 0 ? opening : behindPart(first, sentence);
            if (pronoun < 0) {
                continue;
            }
            int actor = onlyActor(sentence - 1);
            if (actor != NOBODY && played[actor] < 0) {
                int to = document.sentenceEnd(sentence);
                int character = opening >= 0
                        ? Math.max(byVerb.plays(actor, pronoun + 1, to), byAs.as(actor, pronoun + 1, to))
                        : named.character(actor, first + 1);
                played[actor] = character;
            }
        }
    }

    /** Of "He", "Here he", "This time, he" the pronoun; -1 when a sentence begins otherwise. */
    private int opening(int first, int sentence) {
        int to = Math.min(document.sentenceEnd(sentence), first + LONGEST_OPENING);
        for (int token = first; token < to && document.hash(first) != AS && named.owner[token] < 0; token++) {
            if (PRONOUNS.contains(document.hash(token))) {
                return token;
            }
        }
        return -1;
    }

    /** Of "As Joel, he" the pronoun; -1 when a sentence begins otherwise. */
    private int behindPart(int first, int sentence) {
        int part = first + 1;
        int to = document.sentenceEnd(sentence);
        if (document.hash(first) != AS || part >= to || named.owner[part] < 0) {
            return -1;
        }
        int end = named.endOf(named.owner[part], part);
        int pronoun = end < to && document.isSymbol(end, ',') ? end + 1 : end;
        return pronoun < to && PRONOUNS.contains(document.hash(pronoun)) ? pronoun : -1;
    }

    /** The only one of the cast and crew whom a sentence names, and who is named in full; {@link #NOBODY} when there are several or none. */
    private int onlyActor(int sentence) {
        int found = NOBODY;
        int start = document.sentenceStart(sentence);
        int end = document.sentenceEnd(sentence);
        for (int token = Math.max(start, end - FARTHEST); token < end; token++) {
            int person = named.owner[token];
            if (person < 0 || person == found) {
                continue;
            }
            if (found != NOBODY
                    || !named.actors[person] && named.people.get(person).name.full()) {
                return NOBODY;
            }
            found = named.actors[person] ? person : found;
        }
        return found;
    }
}
