package io.reviewstream.enrich.sentiment.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Splits work into a fixed number of parts, so that sums come out the same on any machine, and runs them on daemon
 * threads.
 */
final class Workers implements AutoCloseable {
    static final int PARTS = 2;

    private final ExecutorService pool;

    Workers() {
        pool = Executors.newFixedThreadPool(PARTS, task -> {
            var thread = new Thread(task, "training");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What one part does with {@code from} to before {@code to}. */
    interface Part {
        void run(int part, int from, int to);
    }

    void split(int count, Part work) {
        if (count < 10_000) {
            for (int part = 0; part < PARTS; part++) {
                work.run(part, from(count, part), from(count, part + 1));
            }
            return;
        }
        splitRows(count, work);
    }

    /** As {@link #split}, for few but heavy pieces. */
    void splitRows(int count, Part work) {
        List<Future<?>> running = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            int which = part;
            running.add(pool.submit(() -> work.run(which, from(count, which), from(count, which + 1))));
        }
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while training", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("training failed: " + e.getCause(), e);
            }
        }
    }

    private static int from(int count, int part) {
        return (int) ((long) count * part / PARTS);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
