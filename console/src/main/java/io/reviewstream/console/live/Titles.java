package io.reviewstream.console.live;

import io.reviewstream.events.TitleKey;
import io.reviewstream.events.TitleSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The titles as they stand now: at most {@value #MOST}, those that changed longest ago are let go first. Thread-safe. */
public final class Titles {
    static final int MOST = 50_000;

    private final LinkedHashMap<String, TitleSummary> titles = new LinkedHashMap<>();

    /** What titles are ranked by. */
    public enum Order {
        REVIEWS,
        SCORE,
        WORST,
        CONTROVERSY,
        LATEST;

        /** The first word is for the address, as {@code ?order=score}. */
        public static Optional<Order> named(String name) {
            for (Order order : values()) {
                if (order.name().equalsIgnoreCase(name)) {
                    return Optional.of(order);
                }
            }
            return Optional.empty();
        }
    }

    synchronized void put(String key, @Nullable TitleSummary summary) {
        titles.remove(key);
        if (summary != null) {
            titles.put(key, summary);
            if (titles.size() > MOST) {
                titles.remove(titles.keySet().iterator().next());
            }
        }
    }

    public synchronized Optional<TitleSummary> get(String key) {
        return Optional.ofNullable(titles.get(key));
    }

    public synchronized int size() {
        return titles.size();
    }

    /**
     * The first of an order.
     *
     * @param part of the name, empty for all
     * @param least reviews that a title must have to be ranked
     */
    public List<TitleSummary> ranked(Order order, String part, long least, int limit) {
        String wanted = part.strip().toLowerCase(Locale.ROOT);
        String compared = TitleKey.of(part, null);
        List<Map.Entry<String, TitleSummary>> all;
        synchronized (this) {
            all = new ArrayList<>(titles.entrySet());
        }
        var found = new ArrayList<TitleSummary>();
        for (Map.Entry<String, TitleSummary> entry : all) {
            TitleSummary title = entry.getValue();
            boolean named = wanted.isEmpty()
                    || entry.getKey().contains(wanted)
                    || entry.getKey().contains(compared)
                    || title.name().toLowerCase(Locale.ROOT).contains(wanted);
            boolean ranks = order == Order.REVIEWS || order == Order.LATEST || title.score() != null;
            if (named && ranks && title.reviews() >= least) {
                found.add(title);
            }
        }
        if (order == Order.LATEST) {
            java.util.Collections.reverse(found);
        } else {
            found.sort(comparator(order).reversed().thenComparing(TitleSummary::title));
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private static Comparator<TitleSummary> comparator(Order order) {
        return switch (order) {
            case REVIEWS, LATEST -> Comparator.comparingLong(TitleSummary::reviews);
            case SCORE -> Comparator.comparingDouble(Titles::score);
            case WORST -> Comparator.comparingDouble(title -> -score(title));
            case CONTROVERSY ->
                Comparator.comparingDouble(
                        title -> title.score() == null ? 0 : title.score().deviation());
        };
    }

    private static double score(TitleSummary title) {
        return title.score() == null ? 0 : title.score().mean();
    }
}
