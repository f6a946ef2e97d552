package io.reviewstream.enrich.people;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.List;

/** "Jane Doe stars in it. She also wrote and directed": what is told that the only one named before it made. */
final class AlsoMade {
    private static final int NOBODY = -1;
    private static final int SEVERAL = -2;

    private static final long ALSO = Words.hash("also");
    private static final WordSet SUBJECTS = WordSet.of("he", "she", "and");

    private final Document document;
    private final List<Somebody> people;
    private final RoleCues cues;

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
            int person = named(sentence, also);
            person = person == NOBODY && sentence > 0 ? named(sentence - 1, also) : person;
            if (person >= 0) {
                told[person] |= roles;
            }
        }
    }

    /** Who alone is named in full in a sentence, before a token. */
    private int named(int sentence, int before) {
        int found = NOBODY;
        for (int person = 0; person < people.size(); person++) {
            Somebody somebody = people.get(person);
            for (int i = 0; i < somebody.mentions.size() && somebody.name.full(); i++) {
                Stretch mention = somebody.mentions.get(i);
                if (mention.sentence() == sentence && mention.first() < before && found != person) {
                    found = found == NOBODY ? person : SEVERAL;
                }
            }
        }
        return found;
    }
}
