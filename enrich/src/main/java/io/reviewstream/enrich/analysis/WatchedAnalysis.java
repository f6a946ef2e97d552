package io.reviewstream.enrich.analysis;

import io.reviewstream.enrich.analysis.TimedAnalysis.Partwise;
import io.reviewstream.events.RawReview;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Analyses texts in the threads that ask, while another thread looks now and then whether one of them is still at the same text.
 * It can do nothing about that but tell. Thread-safe.
 */
final class WatchedAnalysis implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Looks within one budget, so that a thread is told of at most a quarter late. */
    private static final int LOOKS = 4;

    private final Duration budget;
    private final Consumer<AnalysisTimedOutException> onStuck;
    private final List<Desk> desks = new CopyOnWriteArrayList<>();
    private final ThreadLocal<Desk> ownDesk = ThreadLocal.withInitial(this::addDesk);
    private final ScheduledExecutorService looking;

    /**
     * Begins to look.
     *
     * @param budget processor time of one text
     * @param onStuck told once of each text that does not end
     */
    WatchedAnalysis(Duration budget, Consumer<AnalysisTimedOutException> onStuck) {
        this.budget = budget;
        this.onStuck = onStuck;
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "analysis-watch");
            thread.setDaemon(true);
            return thread;
        });
        long everyNanos = Math.max(1, budget.toNanos() / LOOKS);
        looking.scheduleWithFixedDelay(this::look, everyNanos, everyNanos, TimeUnit.NANOSECONDS);
    }

    Analysis analyse(Partwise analyser, RawReview review) {
        var parts = new Parts();
        Desk desk = ownDesk.get();
        desk.text = new Text(review.id(), parts);
        try {
            return analyser.analyse(review, parts);
        } finally {
            desk.text = null;
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }

    private Desk addDesk() {
        var desk = new Desk(Thread.currentThread());
        desks.add(desk);
        return desk;
    }

    private void look() {
        desks.removeIf(desk -> !desk.thread.isAlive());
        for (Desk desk : desks) {
            Text stuck = desk.look(budget);
            if (stuck != null) {
                String part = stuck.parts.atWork();
                onStuck.accept(
                        new AnalysisTimedOutException("the analysis of review " + stuck.id + " takes longer than "
                                + TimedAnalysis.said(budget) + (part == null ? "" : " in its part " + part)
                                + "; after the next start it goes on without that part"));
            }
        }
    }

    private record Text(String id, Parts parts) {}

    /** One thread that asks, and what it is at. */
    private static final class Desk {
        private final Thread thread;
        private volatile @Nullable Text text;

        // Only read and written by the thread that looks.
        private @Nullable Text seen;
        private boolean told;
        private int looks;
        private long cpuNanosThen;

        Desk(Thread thread) {
            this.thread = thread;
        }

        /** The text, when it is found to be stuck for the first time. */
        @Nullable Text look(Duration budget) {
            Text now = text;
            if (now == null || now != seen) {
                seen = now;
                told = false;
                looks = 0;
                cpuNanosThen = cpuNanos();
                return null;
            }
            looks++;
            // As in TimedAnalysis a machine that is only busy changes nothing. Looks and not the clock, which goes on
            // while a process is suspended.
            boolean late = looks >= LOOKS * TimedAnalysis.PATIENCE || cpuNanos() - cpuNanosThen >= budget.toNanos();
            if (!late || told) {
                return null;
            }
            told = true;
            return now;
        }

        private long cpuNanos() {
            return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.getId()) : 0;
        }
    }
}
