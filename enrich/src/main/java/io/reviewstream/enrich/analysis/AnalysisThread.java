package io.reviewstream.enrich.analysis;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that takes one job after the other. Between two it sleeps: it is woken for each, which costs less than a queue
 * and a future would, and nothing that could be measured beside an analysis.
 */
final class AnalysisThread {
    private final Thread thread;
    private volatile @Nullable Runnable job;
    private volatile boolean ended;

    AnalysisThread() {
        thread = new Thread(this::work, "analysis");
        thread.setDaemon(true);
        thread.start();
    }

    /** To be called when the last job is done. */
    void begin(Runnable next) {
        job = next;
        LockSupport.unpark(thread);
    }

    /** Takes no further job; the one at work is interrupted. */
    void end() {
        ended = true;
        thread.interrupt();
    }

    private void work() {
        while (!ended) {
            Runnable next = job;
            if (next == null) {
                LockSupport.park(this);
                // What a job may have left, or it would never sleep again.
                Thread.interrupted();
            } else {
                job = null;
                next.run();
            }
        }
    }
}
