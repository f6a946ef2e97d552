package io.reviewstream.enrich.item;

import java.util.List;
import java.util.Optional;

/** How much the words of one review speak for each type of item. */
final class TypePoints {
    private static final int LEAST = 3;

    private final List<String> types;
    private final int[] points;

    TypePoints(List<String> types, int[] points) {
        this.types = types;
        this.points = points;
    }

    /** The type that the words make likely: clearly more than any other. */
    Optional<String> likely() {
        int best = 0;
        for (int type = 1; type < points.length; type++) {
            best = points[type] > points[best] ? type : best;
        }
        int second = 0;
        for (int type = 0; type < points.length; type++) {
            second = type == best ? second : Math.max(second, points[type]);
        }
        boolean clear = points[best] >= LEAST && points[best] * 2 >= second * 3;
        return clear ? Optional.of(types.get(best)) : Optional.empty();
    }

    /** The points of films and series. */
    int ofFilms() {
        return of("Movie") + of("TVSeries");
    }

    /** The points of a type. */
    int of(String type) {
        int at = types.indexOf(type);
        return at < 0 ? 0 : points[at];
    }
}
