package io.reviewstream.enrich.people;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.Arrays;
import java.util.List;

/** "Jane Doe stars in it. She also wrote and directed": what is told that the only one named before it made. */
final class AlsoMade {
    private static final int NOBODY = -1;
    private static final int SEVERAL = -2;

    /** A sentence is looked through so far back. */
    private static final int FARTHEST = 100;

    private static final long ALSO = Words.hash("also");
    private static final WordSet SUBJECTS = WordSet.of("he", "she", "and");

    private final Document document;
    private final List<Somebody> people;
    private final RoleCues cues;
    private int[] owner = {};

    AlsoMade(Document document, List<Somebody> people, RoleCues cues) {
        this.document = document;
        this.people = people;
        this.cues = cues;
    }

    /** Adds the roles told so to those of each person. */
    void addTo(int[] told) {
        for (int also = 1; also < document.tokenCount(); also++) {
            if (document.hash(also) == ALSO && SUBJECTS.contains(document.hash(also - 1))) {
                addTo(told, also);
            }
        }
    }

    private void addTo(int[] told, int also) {
        int sentence = document.sentenceOf(also);
        int roles = cues.alsoMade(also + 1, document.sentenceEnd(sentence));
        if (roles != 0) {
            int start = document.sentenceStart(sentence);
            int person = named(start, also);
            person = person == NOBODY && sentence > 0 ? named(document.sentenceStart(sentence - 1), start) : person;
            if (person >= 0) {
                told[person] |= roles;
            }
        }
    }

    /** Who alone is named in full in a stretch, as far as it is looked through. */
    private int named(int from, int to) {
        int[] owners = owners();
        int found = NOBODY;
        for (int token = Math.max(from, to - FARTHEST); token < to; token++) {
            int person = owners[token] - 1;
            if (person >= 0 && found != person) {
                found = found == NOBODY ? person : SEVERAL;
            }
        }
        return found;
    }

    /** For each token the person, from 1 on, whom it names and who is named in full somewhere; read when first asked for. */
    private int[] owners() {
        if (owner.length == 0) {
            owner = new int[document.tokenCount()];
            for (int person = 0; person < people.size(); person++) {
                Somebody somebody = people.get(person);
                for (int i = 0; i < somebody.mentions.size() && somebody.name.full(); i++) {
                    Stretch mention = somebody.mentions.get(i);
                    Arrays.fill(owner, mention.first(), mention.end(), person + 1);
                }
            }
        }
        return owner;
    }
}
