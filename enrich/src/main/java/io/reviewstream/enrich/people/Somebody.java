package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.Quotation;
import java.util.ArrayList;
import java.util.List;

/** All stretches of one document that seem to name the same person. */
final class Somebody {
    /** So many mentions tell whether somebody is only named in quotation marks. */
    private static final int MENTIONS = 4;

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

    /** Whether it is a name of one word that somebody is known to go by. */
    boolean known;

    Somebody(Stretch name) {
        this.name = name;
        mentions.add(name);
        fullMentions = name.full() ? 1 : 0;
    }

    /** Whether the name only stands in quotation marks, as characters and the titles of other works do. */
    boolean isQuoted(Names names) {
        for (int i = 0; i < Math.min(MENTIONS, mentions.size()); i++) {
            Stretch mention = mentions.get(i);
            boolean within = false;
            for (Quotation quotation : names.quotations()) {
                within |= mention.first() >= quotation.first() && mention.end() <= quotation.end();
            }
            if (!within) {
                return false;
            }
        }
        return true;
    }
}
