package io.reviewstream.ingest.push;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Between requests and the commit: holds so many bytes and no more, so that a Kafka that is slow is felt by the senders.
 * Requests that come together are committed together. Thread-safe.
 */
public final class Intake {
    private static final long LONGEST_RETRY_SECONDS = 60;
    /** Weight of the last commit in the mean of the speed. */
    private static final double NEW = 0.2;

    private final long maxBytes;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private long reserved;
    private double bytesPerSecond;
    private boolean stopping;
    private boolean closed;

    /** @param maxBytes what may wait at a time */
    public Intake(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Room for a request's bytes; false when there is none now. */
    synchronized boolean tryReserve(long bytes) {
        // One that is larger than all there is may come in alone.
        if (stopping || reserved > 0 && reserved + bytes > maxBytes) {
            return false;
        }
        reserved += bytes;
        return true;
    }

    /**
     * Room for a part of a long body, waited for; false when asked to stop meanwhile. Half of all room is kept from them,
     * so that short requests are not sent away while somebody sends a library.
     */
    synchronized boolean reserve(long bytes) throws InterruptedException {
        while (!stopping && reserved > 0 && reserved + bytes > maxBytes / 2) {
            wait();
        }
        return tryReserve(bytes);
    }

    synchronized void release(long bytes) {
        reserved -= bytes;
        notifyAll();
    }

    synchronized boolean isFull() {
        return stopping || reserved >= maxBytes;
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    /** How long until what waits now is probably committed, in whole seconds. */
    synchronized long retryAfterSeconds() {
        if (bytesPerSecond <= 0) {
            return 1;
        }
        return Math.max(1, Math.min(LONGEST_RETRY_SECONDS, Math.round(Math.ceil(reserved / bytesPerSecond))));
    }

    /** Hands a batch on; what of it is committed, the batch will tell. */
    synchronized void add(Batch batch) {
        if (closed) {
            batch.failed(new IllegalStateException("the service has stopped"));
            return;
        }
        waiting.add(batch);
        notifyAll();
    }

    /** What waits, up to so many reviews, one batch at least; none when nothing came in that time, or no more will. */
    public synchronized List<Batch> take(int maxReviews, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        for (long left = within.toNanos(); waiting.isEmpty() && !closed && left > 0; left = end - System.nanoTime()) {
            wait(Math.max(1, left / 1_000_000));
        }
        var group = new ArrayList<Batch>();
        int reviews = 0;
        while (!waiting.isEmpty()
                && (group.isEmpty() || reviews + waiting.getFirst().reviews().size() <= maxReviews)) {
            Batch next = waiting.removeFirst();
            group.add(next);
            reviews += next.reviews().size();
        }
        return group;
    }

    /** Tells how long a commit took, from which senders learn when to come back. */
    public synchronized void committed(List<Batch> group, Duration took) {
        long bytes = group.stream().mapToLong(Batch::bytes).sum();
        double speed = bytes * 1e9 / Math.max(1, took.toNanos());
        bytesPerSecond = bytesPerSecond <= 0 ? speed : bytesPerSecond * (1 - NEW) + speed * NEW;
    }

    /** Takes nothing new; what is here is still committed. */
    synchronized void stop() {
        stopping = true;
        notifyAll();
    }

    /** No more will come. */
    public synchronized void close() {
        stopping = true;
        closed = true;
        notifyAll();
    }

    /** Whether nothing is left and no more will come. */
    public synchronized boolean isDone() {
        return closed && waiting.isEmpty();
    }

    /** Nothing will be committed any more: whoever waits is told. */
    public synchronized void fail(RuntimeException why) {
        close();
        waiting.forEach(batch -> batch.failed(why));
        waiting.clear();
    }
}
