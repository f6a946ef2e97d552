package io.reviewstream.enrich.people;

import java.util.ArrayList;
import java.util.List;

/** All stretches of one document that seem to name the same person. */
final class Somebody {
    /** The fullest naming. */
    Stretch name;

    final List<Stretch> mentions = new ArrayList<>();
    int fullMentions;
    int bySurname;
    int byFirstName;

    /** What the reviews of other films say of the name. */
    int renown;

    /** How many full names are mentioned before. */
    int rank;

    Somebody(Stretch name) {
        this.name = name;
        mentions.add(name);
        fullMentions = name.full() ? 1 : 0;
    }
}
