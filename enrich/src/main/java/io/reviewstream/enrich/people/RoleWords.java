package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.WordList;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.Person.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The words of {@code roles.txt}: what a word tells of the role of the person beside it. Immutable. */
final class RoleWords {
    /** Where a word stands when it tells a role. */
    enum Kind {
        BY,
        NOUN,
        NOUNS,
        VERB,
        WORK
    }

    static final int ROLES_WITH_WORDS = 7;

    private final Map<Long, Long> bits = new HashMap<>();

    /** The same words: most tokens are none of them, and this tells without boxing. */
    private final WordList known;

    RoleWords() {
        var all = new ArrayList<String>();
        for (String line : WordList.lines(RoleWords.class, "roles.txt")) {
            String[] words = line.trim().split("\\s+");
            Role role = Role.valueOf(words[0].toUpperCase(Locale.ROOT));
            Kind kind = Kind.valueOf(words[1].toUpperCase(Locale.ROOT));
            long bit = 1L << kind.ordinal() * ROLES_WITH_WORDS + number(role);
            for (int i = 2; i < words.length; i++) {
                all.add(words[i]);
                bits.merge(Words.hash(words[i]), bit, (one, other) -> one | other);
            }
        }
        known = WordList.of(all.toArray(new String[0]));
    }

    /** The roles, a bit for each {@link #role number}, that a word tells when it stands in a place of this kind. */
    int roles(long hash, Kind kind) {
        if (!known.contains(hash)) {
            return 0;
        }
        Long all = bits.get(hash);
        return all == null ? 0 : (int) (all >>> kind.ordinal() * ROLES_WITH_WORDS) & (1 << ROLES_WITH_WORDS) - 1;
    }

    private static final Role[] ROLES = {
        Role.ACTOR, Role.DIRECTOR, Role.WRITER, Role.COMPOSER, Role.CINEMATOGRAPHER, Role.PRODUCER, Role.AUTHOR
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
