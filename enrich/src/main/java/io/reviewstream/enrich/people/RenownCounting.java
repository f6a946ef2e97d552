package io.reviewstream.enrich.people;

import io.reviewstream.enrich.text.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts {@link Renown} in reviews whose films are told apart. */
final class RenownCounting {
    /** How many reviews of a film name a maker or cast member at least. */
    private static final int SEVERAL = 2;

    /** In so many films' reviews somebody counts as named whose role is known. */
    private static final int KNOWN = 4;

    private static final int REVIEWS = 0;
    private static final int ROLES = 1;

    /** All but {@link RoleWords#OTHER}. */
    private static final int ROLES_COUNTED = RoleWords.ROLES_WITH_WORDS - 1;

    /** Of each film, by name, how many reviews name it and which roles they tell. */
    private final Map<String, Map<Long, int[]>> films = new HashMap<>();

    private final Map<Long, Counts> counts = new HashMap<>();

    /** Adds whom a review of a film names, and the roles it tells. */
    void add(String film, Somebody somebody, int told) {
        if (somebody.name.full()) {
            int[] seen = films.computeIfAbsent(film, id -> new HashMap<>())
                    .computeIfAbsent(key(somebody), key -> new int[2]);
            seen[REVIEWS]++;
            seen[ROLES] |= told;
        }
    }

    /** Adds somebody whose role is known, as if the reviews of some films told it. */
    void addKnown(Somebody somebody, int role) {
        Counts known = counts.computeIfAbsent(key(somebody), name -> new Counts());
        for (int film = 0; film < KNOWN; film++) {
            known.add(new int[] {SEVERAL, role}, 1);
        }
    }

    static long key(Somebody somebody) {
        return Words.join(somebody.name.firstWord(), somebody.name.lastWord());
    }

    /** Sums up the films; nothing is added from then on. */
    void close() {
        films.values()
                .forEach(film -> film.forEach((key, seen) ->
                        counts.computeIfAbsent(key, name -> new Counts()).add(seen, 1)));
    }

    /** The renown that a film's own reviews have no part in, as for a film that nobody has seen yet. */
    Renown without(String film) {
        Map<Long, int[]> own = films.getOrDefault(film, Map.of());
        return key -> {
            Counts all = counts.get(key);
            if (all == null) {
                return 0;
            }
            int[] seen = own.get(key);
            if (seen == null) {
                return all.renown();
            }
            all.add(seen, -1);
            int renown = all.renown();
            all.add(seen, 1);
            return renown;
        };
    }

    RenownTable table() {
        var renown = new TreeMap<Integer, Integer>();
        counts.forEach((key, all) -> {
            int steps = all.renown();
            if (steps != 0) {
                renown.merge(RenownTable.hash(key), steps, Math::max);
            }
        });
        return RenownTable.of(renown);
    }

    private static final class Counts {
        private int named;
        private int shared;
        private final int[] told = new int[ROLES_COUNTED];

        void add(int[] seen, int once) {
            named += once;
            shared += seen[REVIEWS] >= SEVERAL ? once : 0;
            for (int role = 0; role < told.length; role++) {
                told[role] += (seen[ROLES] >>> role & 1) * once;
            }
        }

        int renown() {
            int trade = 2;
            for (int role = 3; role < told.length; role++) {
                trade = told[role] > told[trade] ? role : trade;
            }
            return Renown.of(named, shared, told[0], told[1], told[trade], trade);
        }
    }
}
