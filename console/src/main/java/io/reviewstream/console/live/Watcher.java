package io.reviewstream.console.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who watches the stream, at their own pace: a short queue that is never waited for. Of what they want to see at most
 * {@value #MOST_A_SECOND} a second are kept, spread over the second, and what they are too slow for is let go; both are counted.
 * Thread-safe.
 */
public final class Watcher {
    /** More than anybody can read. */
    public static final int MOST_A_SECOND = 8;

    private static final int LONGEST_QUEUE = 32;
    private static final long MILLIS_A_REVIEW = 1_000 / MOST_A_SECOND;

    private final Filter filter;
    private final ArrayDeque<Seen> queue = new ArrayDeque<>();
    private long matched;
    private long passedOver;
    private long dropped;
    /** When the reviews that were let in are paid for; each costs its part of a second, and a second may be owed. */
    private long paidAtMillis;

    public Watcher(Filter filter) {
        this.filter = filter;
    }

    void offer(Seen review, long nowMillis) {
        if (!filter.accepts(review)) {
            return;
        }
        synchronized (this) {
            matched++;
            if (paidAtMillis > nowMillis + 1_000) {
                // The clock was set back.
                paidAtMillis = nowMillis;
            }
            long paid = Math.max(paidAtMillis, nowMillis) + MILLIS_A_REVIEW;
            if (paid > nowMillis + 1_000) {
                passedOver++;
                return;
            }
            paidAtMillis = paid;
            if (queue.size() == LONGEST_QUEUE) {
                queue.removeFirst();
                dropped++;
            }
            queue.addLast(review);
            notifyAll();
        }
    }

    /** What has come, waiting for it {@code atMostMillis}; empty when nothing has. */
    public synchronized List<Seen> take(long atMostMillis) throws InterruptedException {
        long end = System.nanoTime() + atMostMillis * 1_000_000;
        long left = atMostMillis;
        while (queue.isEmpty() && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        var taken = new ArrayList<>(queue);
        queue.clear();
        return taken;
    }

    /** Reviews that matched the filter, shown or not. */
    public synchronized long matched() {
        return matched;
    }

    /** Reviews that came faster than they are shown. */
    public synchronized long passedOver() {
        return passedOver;
    }

    /** Reviews that the watcher was too slow for. */
    public synchronized long dropped() {
        return dropped;
    }
}
