package io.reviewstream.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of some names somebody meant who has mistyped one. */
public final class NearestName {
    private NearestName() {}

    /** {@code ; did you mean SINK_STORE?}, or nothing where no name is near. */
    public static String hint(String mistyped, Collection<String> known) {
        return of(mistyped, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }

    private static Optional<String> of(String mistyped, Collection<String> known) {
        return within(Math.max(2, mistyped.length() / 5), mistyped, known);
    }

    /** The nearest one that so many letters, more or less or others, are between. */
    public static Optional<String> within(int most, String mistyped, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(candidate, mistyped) <= most)
                .min(Comparator.<String>comparingInt(candidate -> distance(candidate, mistyped))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(cost, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
