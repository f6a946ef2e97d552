package io.reviewstream.enrich.analysis;

import java.util.concurrent.ConcurrentLinkedDeque;

/** Threads that wait for a text: as many as texts are analysed at once, as each is lent for one text. Thread-safe. */
final class AnalysisThreads implements AutoCloseable {
    /** The last that came back goes out first: its caches are warm. */
    private final ConcurrentLinkedDeque<AnalysisThread> idle = new ConcurrentLinkedDeque<>();

    private volatile boolean closed;

    /** Lends a thread, which begins at once; to be given back, unless it is ended. */
    AnalysisThread begin(Runnable job) {
        AnalysisThread free = idle.pollFirst();
        AnalysisThread thread = free == null ? new AnalysisThread() : free;
        thread.begin(job);
        return thread;
    }

    /** To be called when its job is done. */
    void giveBack(AnalysisThread thread) {
        idle.addFirst(thread);
        if (closed) {
            close();
        }
    }

    /** Ends the threads that wait; those that are lent end when they come back. */
    @Override
    public void close() {
        closed = true;
        for (AnalysisThread thread = idle.pollFirst(); thread != null; thread = idle.pollFirst()) {
            thread.end();
        }
    }
}
