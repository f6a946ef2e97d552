package io.reviewstream.enrich.analysis;

import io.reviewstream.enrich.analysis.Parts.LeftOut;
import io.reviewstream.events.AnalyserStatus;
import io.reviewstream.events.RawReview;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An analysis that ends in time, whatever a text does to an analyser. Every text is analysed in a thread beside the one that
 * asks; when its time is used up, that thread is left to itself, and the text is analysed again without the part that
 * was at work. Which parts a text gets so depends on the clock, but only once something is wrong: below the budget the same
 * text always gives the same analysis.
 *
 * <p>Java cannot end a thread that does not want to end. It is interrupted, and goes on until it notices; a part that is
 * stuck in {@value #MOST_STUCK} texts at once is left out until one of these has ended. Thread-safe.
 */
public final class TimedAnalysis implements AutoCloseable {
    private static final int MOST_STUCK = 4;

    /** Parts of one text that are given up before the whole text is. */
    private static final int MOST_PARTS = 3;

    /** A thread that only waits for a processor gets so many times the budget. */
    private static final int PATIENCE = 3;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Partwise analyser;
    private final Duration budget;
    private final AnalysisThreads threads = new AnalysisThreads();
    private final Map<String, Integer> stuck = new ConcurrentHashMap<>();

    /** An analysis that takes its parts from outside, so that it can be told which to leave out. */
    @FunctionalInterface
    interface Partwise {
        Analysis analyse(RawReview review, Parts parts);
    }

    /** @param budget of one text; zero for as long as it takes */
    public TimedAnalysis(ReviewAnalyser analyser, Duration budget) {
        this(analyser::analyse, budget);
    }

    TimedAnalysis(Partwise analyser, Duration budget) {
        this.analyser = analyser;
        this.budget = budget;
    }

    /**
     * Analyses a text.
     *
     * @throws AnalysisTimedOutException when it is not done though several parts were left out
     */
    public Analysis analyse(RawReview review) {
        if (budget.isZero()) {
            return analyser.analyse(review, new Parts());
        }
        Map<String, LeftOut> without = stuckInOthers();
        String late = "";
        for (int attempt = 0; attempt < MOST_PARTS; attempt++) {
            var running = new Running(review, new Parts(without));
            AnalysisThread thread = threads.begin(running);
            if (running.await()) {
                threads.giveBack(thread);
                return running.result();
            }
            String part = running.giveUp(thread);
            if (part == null) {
                throw new AnalysisTimedOutException("the text took longer than " + said() + " before any part began");
            }
            late = late + (late.isEmpty() ? "" : ", ") + part;
            without.put(part, new LeftOut(AnalyserStatus.TIMED_OUT, "timed out: took longer than " + said()));
        }
        throw new AnalysisTimedOutException(late + " took longer than " + said() + " each");
    }

    private Map<String, LeftOut> stuckInOthers() {
        Map<String, LeftOut> without = new TreeMap<>();
        stuck.forEach((part, texts) -> {
            if (texts >= MOST_STUCK) {
                without.put(part, new LeftOut(AnalyserStatus.SKIPPED, "skipped: stuck in " + texts + " other texts"));
            }
        });
        return without;
    }

    private String said() {
        return budget.toMillis() % 1_000 == 0 ? budget.toSeconds() + " s" : budget.toMillis() + " ms";
    }

    @Override
    public void close() {
        threads.close();
    }

    /** One text on its way through the parts. */
    private final class Running implements Runnable {
        private final RawReview review;
        private final Parts parts;
        private final Thread waiting = Thread.currentThread();
        private @Nullable Analysis analysis;
        private @Nullable Throwable failure;
        private volatile boolean done;
        private volatile @Nullable Thread thread;
        private volatile long cpuNanosBefore;
        private @Nullable String stuckIn;
        private boolean ended;

        Running(RawReview review, Parts parts) {
            this.review = review;
            this.parts = parts;
        }

        @Override
        public void run() {
            cpuNanosBefore = THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
            thread = Thread.currentThread();
            try {
                analysis = analyser.analyse(review, parts);
            } catch (Throwable e) {
                // Whoever waits gets it, whatever it is.
                failure = e;
            }
            end();
            done = true;
            LockSupport.unpark(waiting);
        }

        /** False when the time is used up. */
        boolean await() {
            boolean interrupted = false;
            long begun = System.nanoTime();
            long allowed = budget.toNanos();
            boolean inTime = true;
            while (!done && inTime) {
                long left = allowed - (System.nanoTime() - begun);
                if (left > 0) {
                    LockSupport.parkNanos(this, left);
                } else if (thread != null && (allowed >= budget.toNanos() * PATIENCE || !isStarved())) {
                    inTime = done;
                } else {
                    allowed += budget.toNanos();
                }
                // A stop must not make a dead letter of the text that is at work.
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return inTime;
        }

        /** Of one that is done. */
        Analysis result() {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            return Objects.requireNonNull(analysis);
        }

        /** Whether it has had less than half of its time on a processor, and wants more. */
        private boolean isStarved() {
            Thread worker = thread;
            if (worker == null || !THREADS.isThreadCpuTimeSupported()) {
                return false;
            }
            long used = THREADS.getThreadCpuTime(worker.getId()) - cpuNanosBefore;
            return worker.getState() == Thread.State.RUNNABLE && used >= 0 && used < budget.toNanos() / 2;
        }

        @Nullable String giveUp(AnalysisThread worker) {
            String part = parts.abandon();
            if (part != null) {
                begin(part);
            }
            worker.end();
            return part;
        }

        private synchronized void begin(String part) {
            if (!ended) {
                stuckIn = part;
                stuck.merge(part, 1, Integer::sum);
            }
        }

        private synchronized void end() {
            ended = true;
            String part = stuckIn;
            if (part != null) {
                stuck.computeIfPresent(part, (name, texts) -> texts > 1 ? texts - 1 : null);
            }
        }
    }
}
