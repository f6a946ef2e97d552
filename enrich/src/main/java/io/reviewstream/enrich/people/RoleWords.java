package io.reviewstream.enrich.people;

import io.reviewstream.enrich.text.DataLines;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.Person.Role;
import java.util.Locale;

/** The words of {@code roles.txt}: what a word tells of the role of the person beside it. Immutable. */
final class RoleWords {
    /** Where a word stands when it tells a role. */
    enum Kind {
        BY,
        NOUN,
        NOUNS,
        VERB,
        WORK,
        OBJECT
    }

    static final int ROLES_WITH_WORDS = 8;

    /** The bits of roles, by their numbers. */
    static final int ACTOR = 1;

    static final int DIRECTOR = 1 << 1;
    static final int WRITER = 1 << 2;
    static final int COMPOSER = 1 << 3;
    static final int CINEMATOGRAPHER = 1 << 4;
    static final int AUTHOR = 1 << 6;

    /** The bit of somebody whose part in the work has no role of its own, as that of an editor. */
    static final int OTHER = 1 << 7;

    /** What makes another trade of a director or a writer. */
    private static final WordSet TRADES = WordSet.of(
            "art",
            "assistant",
            "casting",
            "fight",
            "funeral",
            "managing",
            "music",
            "musical",
            "second",
            "song",
            "technical",
            "unit",
            "executive");

    /** Twice as many as there are words and more, so that a word that is none of them is known by one look. */
    private static final int SLOTS = 512;

    private final long[] hashes = new long[SLOTS];

    /** For each word the roles, a bit each, by kind. */
    private final long[] bits = new long[SLOTS];

    RoleWords() {
        for (String line : DataLines.beside(RoleWords.class, "roles.txt")) {
            String[] words = line.trim().split("\\s+");
            Role role = Role.valueOf(words[0].toUpperCase(Locale.ROOT));
            Kind kind = Kind.valueOf(words[1].toUpperCase(Locale.ROOT));
            for (int i = 2; i < words.length; i++) {
                long hash = Words.hash(words[i]);
                int at = at(hash);
                hashes[at] = hash;
                bits[at] |= 1L << kind.ordinal() * ROLES_WITH_WORDS + number(role);
            }
        }
    }

    /** The roles, a bit for each {@link #role number}, that a word tells when it stands in a place of this kind. */
    int roles(long hash, Kind kind) {
        return (int) (bits[at(hash)] >>> kind.ordinal() * ROLES_WITH_WORDS) & (1 << ROLES_WITH_WORDS) - 1;
    }

    /** What a noun tells; one of another trade, as in "art director", no more than that somebody has one. */
    int noun(Document document, int token, int from, Kind kind) {
        int roles = roles(document.hash(token), kind);
        boolean trade = roles != 0 && token > from && TRADES.contains(document.hash(token - 1));
        return trade ? OTHER : roles;
    }

    /** Where a word is, or would be. */
    private int at(long hash) {
        int at = (int) hash & SLOTS - 1;
        while (hashes[at] != hash && hashes[at] != 0) {
            at = at + 1 & SLOTS - 1;
        }
        return at;
    }

    private static final Role[] ROLES = {
        Role.ACTOR,
        Role.DIRECTOR,
        Role.WRITER,
        Role.COMPOSER,
        Role.CINEMATOGRAPHER,
        Role.PRODUCER,
        Role.AUTHOR,
        Role.UNKNOWN
    };

    static Role role(int number) {
        return ROLES[number];
    }

    private static int number(Role role) {
        for (int i = 0; i < ROLES.length; i++) {
            if (ROLES[i] == role) {
                return i;
            }
        }
        throw new IllegalArgumentException("no words for " + role);
    }
}
