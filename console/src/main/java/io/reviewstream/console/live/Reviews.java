package io.reviewstream.console.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The latest reviews, bounded in number and bytes. Thread-safe. */
public final class Reviews {
    private static final long MOST_BYTES = 64L << 20;

    private final int most;
    private final long mostBytes;
    private final TreeMap<Place, Seen> held = new TreeMap<>();
    private long arrivals;
    private long bytes;

    /** By time, and what is of the same time as it came. */
    private record Place(long atMillis, long arrival) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTime = Long.compare(atMillis, other.atMillis);
            return byTime == 0 ? Long.compare(arrival, other.arrival) : byTime;
        }
    }

    public Reviews(int most) {
        this(most, MOST_BYTES);
    }

    Reviews(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** One that comes now, and is the latest whatever the clock shows: it may have been set back. */
    synchronized void addNew(Seen review, long nowMillis) {
        add(review, held.isEmpty() ? nowMillis : Math.max(nowMillis, held.lastKey().atMillis));
    }

    /** Partitions are read one after the other, so what lay in the topic comes in no order: {@code atMillis} has it. */
    synchronized void add(Seen review, long atMillis) {
        held.put(new Place(atMillis, arrivals++), review);
        bytes += review.bytes();
        while (held.size() > most || bytes > mostBytes && held.size() > 1) {
            Map.Entry<Place, Seen> oldest = held.pollFirstEntry();
            bytes -= oldest == null ? 0 : oldest.getValue().bytes();
        }
    }

    /** The latest first, each in the latest of its revisions that is held. */
    public synchronized List<Seen> latest(Predicate<Seen> wanted, int limit) {
        var found = new ArrayList<Seen>();
        var ids = new HashSet<String>();
        for (Seen review : held.descendingMap().values()) {
            if (found.size() == limit) {
                break;
            }
            if (ids.add(review.glance().id()) && wanted.test(review)) {
                found.add(review);
            }
        }
        return found;
    }

    /** The latest revision that is held. */
    public Optional<Seen> byId(String id) {
        return latest(review -> review.glance().id().equals(id), 1).stream().findFirst();
    }

    public synchronized int size() {
        return held.size();
    }
}
