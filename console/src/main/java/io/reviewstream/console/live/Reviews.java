package io.reviewstream.console.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The latest reviews, bounded in number and bytes. Thread-safe. */
public final class Reviews {
    private static final long MOST_BYTES = 64L << 20;

    private final int most;
    private final ArrayDeque<Seen> latest = new ArrayDeque<>();
    private long bytes;

    public Reviews(int most) {
        this.most = most;
    }

    synchronized void add(Seen review) {
        latest.addLast(review);
        bytes += review.bytes();
        while (latest.size() > most || bytes > MOST_BYTES && latest.size() > 1) {
            bytes -= latest.removeFirst().bytes();
        }
    }

    /** The latest first. */
    public synchronized List<Seen> latest(Predicate<Seen> wanted, int limit) {
        var found = new ArrayList<Seen>();
        Iterator<Seen> backwards = latest.descendingIterator();
        while (backwards.hasNext() && found.size() < limit) {
            Seen review = backwards.next();
            if (wanted.test(review)) {
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
        return latest.size();
    }
}
