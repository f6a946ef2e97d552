package io.reviewstream.enrich.item;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts {@link Fame} in reviews whose films are told apart. */
final class FameCounting {
    /** Of each film what its reviews name, and whether one sets it off. */
    private final Map<String, Map<Long, Boolean>> films = new HashMap<>();

    /** How many films name a phrase, and how many set it off. */
    private final Map<Long, int[]> counts = new HashMap<>();

    /** Adds what a review of a film names. */
    void add(String film, TitleGroups groups) {
        Map<Long, Boolean> phrases = films.computeIfAbsent(film, id -> new HashMap<>());
        for (int i = 0; i < groups.size(); i++) {
            long key = groups.get(i).key;
            boolean quoted = groups.get(i).quoted > 0;
            Boolean before = phrases.put(key, quoted || phrases.getOrDefault(key, false));
            int[] count = counts.computeIfAbsent(key, phrase -> new int[2]);
            count[0] += before == null ? 1 : 0;
            count[1] += quoted && !Boolean.TRUE.equals(before) ? 1 : 0;
        }
    }

    /** The fame that a film's own reviews have no part in, as that of a film which nobody has seen yet. */
    Fame without(String film) {
        Map<Long, Boolean> own = films.getOrDefault(film, Map.of());
        return key -> {
            int[] count = counts.get(key);
            if (count == null) {
                return 0;
            }
            Boolean quoted = own.get(key);
            return Fame.of(count[0] - (quoted == null ? 0 : 1), count[1] - (Boolean.TRUE.equals(quoted) ? 1 : 0));
        };
    }

    FameTable table() {
        var fame = new TreeMap<Integer, Integer>();
        counts.forEach((key, count) -> {
            int steps = Fame.of(count[0], count[1]);
            if (steps != 0) {
                fame.merge(FameTable.hash(key), steps, Math::max);
            }
        });
        return FameTable.of(fame);
    }
}
