package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;

/** Reads off the words beside a name which role they tell. */
final class RoleCues {
    private static final int DIGITS_OF_YEAR = 4;

    private static final long AND = Words.hash("and");

    private final Document document;
    private final CuesBefore before;
    private final CuesBehind behind;

    RoleCues(RoleWords words, Names names) {
        this.document = names.document();
        this.before = new CuesBefore(words, names);
        this.behind = new CuesBehind(words, names);
    }

    /** The roles told beside any mention, a bit each; 0 when none is. */
    int roles(Somebody somebody) {
        int roles = 0;
        for (int i = 0; i < somebody.mentions.size(); i++) {
            Stretch mention = somebody.mentions.get(i);
            int owns = behind.ofOwner(mention, document.sentenceEnd(mention.sentence()));
            // "Written by Jane Doe, and John Roe's score helps".
            roles |= owns != 0 && isListed(mention) ? owns : owns | beside(mention);
        }
        return roles;
    }

    private boolean isListed(Stretch mention) {
        int before = mention.first() - 1;
        return before > 0 && (document.isSymbol(before, ',') || document.hash(before) == AND);
    }

    private int beside(Stretch mention) {
        return before.roles(mention, document.sentenceStart(mention.sentence()))
                | behind.roles(mention, document.sentenceEnd(mention.sentence()));
    }

    /** As {@link CuesBehind#alsoMade}. */
    int alsoMade(int verb, int to) {
        return behind.alsoMade(verb, to);
    }

    /** "(Jane Doe, 1993)": whether a year ends the brackets in which somebody is named. */
    static boolean isDated(Document document, Stretch mention) {
        int year = mention.end() + 1;
        return year + 1 < document.tokenCount()
                && document.isSymbol(year - 1, ',')
                && document.isNumber(year)
                && document.length(year) == DIGITS_OF_YEAR
                && document.isSymbol(year + 1, ')');
    }
}
