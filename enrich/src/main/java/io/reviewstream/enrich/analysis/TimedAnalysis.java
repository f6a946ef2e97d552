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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An analysis that ends in time, whatever a text does to an analyser. A text is analysed in a thread beside the one that
 * asks; when its time is used up, that thread is left to itself, and the text is analysed again without the part that
 * was at work. Which parts a text gets so depends on the clock, but only once something is wrong: below the budget the same
 * text always gives the same analysis.
 *
 * <p>Java cannot end a thread that does not want to end. It is interrupted, and goes on until it notices; a part that is
 * stuck in {@value #MOST_STUCK} texts at once is left out until one of these has ended.
 *
 * <p>A task of a stream saves itself the way to another thread, see {@link #ofTask}. Thread-safe.
 */
public final class TimedAnalysis implements AutoCloseable {
    private static final int MOST_STUCK = 4;

    /** Parts of one text that are given up before the whole text is. */
    private static final int MOST_PARTS = 3;

    /** A thread that only waits for a processor gets so many times the budget. */
    static final int PATIENCE = 3;

    /** A hundred times what a character costs. */
    private static final int MOST_NANOS_A_CHARACTER = 10_000;

    /** More than a task has begun and not committed when it commits twice a second. */
    private static final int TEXTS_AT_ARMS_LENGTH = 3_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Partwise analyser;
    private final Duration budget;
    private final @Nullable WatchedAnalysis watched;
    private final ExecutorService threads;
    private final Map<String, Integer> stuck = new ConcurrentHashMap<>();

    /** An analysis that takes its parts from outside, so that it can be told which to leave out. */
    @FunctionalInterface
    interface Partwise {
        Analysis analyse(RawReview review, Parts parts);
    }

    /**
     * An analysis within a budget.
     *
     * @param budget of one text; zero for as long as it takes
     * @param onStuck told when a text that is analysed in the thread of a task does not end: that thread is lost, so whoever is
     *     told should end the process
     */
    public TimedAnalysis(ReviewAnalyser analyser, Duration budget, Consumer<AnalysisTimedOutException> onStuck) {
        this(
                analyser::analyse,
                budget,
                budget.isZero() || !analyser.isAllBuiltIn() ? null : new WatchedAnalysis(budget, onStuck));
    }

    TimedAnalysis(Partwise analyser, Duration budget, @Nullable WatchedAnalysis watched) {
        this.analyser = analyser;
        this.budget = budget;
        this.watched = watched;
        this.threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "analysis");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The analysis for one task of a stream, for one thread at a time. Handing a text over and waiting for it costs a seventh
     * of the processor time of a whole pipeline and a quarter of its rate; so where only analysers run that are built in, and a
     * text would be done in time even if it took a hundred times as long as others, it is analysed in the thread that asks. Should
     * that never end, the process has to, and after its next start the same text is among the first of its task: those are
     * analysed beside the thread, where the part that does not end is given up.
     */
    public Function<RawReview, Analysis> ofTask() {
        return watched == null ? this::analyse : new Task(watched);
    }

    private final class Task implements Function<RawReview, Analysis> {
        private final WatchedAnalysis here;
        private int atArmsLength = TEXTS_AT_ARMS_LENGTH;

        Task(WatchedAnalysis here) {
            this.here = here;
        }

        @Override
        public Analysis apply(RawReview review) {
            if (atArmsLength > 0) {
                atArmsLength--;
                return analyse(review);
            }
            return review.text().length() <= budget.toNanos() / MOST_NANOS_A_CHARACTER
                    ? here.analyse(analyser, review)
                    : analyse(review);
        }
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
        Map<String, LeftOut> without = new TreeMap<>();
        stuck.forEach((part, texts) -> {
            if (texts >= MOST_STUCK) {
                without.put(part, new LeftOut(AnalyserStatus.SKIPPED, "skipped: stuck in " + texts + " other texts"));
            }
        });
        String late = "";
        for (int attempt = 0; attempt < MOST_PARTS; attempt++) {
            var running = new Running(review, new Parts(without));
            Analysis done = running.await();
            if (done != null) {
                return done;
            }
            String part = running.giveUp();
            if (part == null) {
                throw new AnalysisTimedOutException(
                        "the text took longer than " + said(budget) + " before any part began");
            }
            late = late + (late.isEmpty() ? "" : ", ") + part;
            without.put(part, new LeftOut(AnalyserStatus.TIMED_OUT, "timed out: took longer than " + said(budget)));
        }
        throw new AnalysisTimedOutException(late + " took longer than " + said(budget) + " each");
    }

    static String said(Duration budget) {
        return budget.toMillis() % 1_000 == 0 ? budget.toSeconds() + " s" : budget.toMillis() + " ms";
    }

    @Override
    public void close() {
        threads.shutdownNow();
        if (watched != null) {
            watched.close();
        }
    }

    /** One text on its way through the parts. */
    private final class Running {
        private final Parts parts;
        private final Future<Analysis> result;
        private volatile @Nullable Thread thread;
        private volatile long cpuNanosBefore;
        private @Nullable String stuckIn;
        private boolean ended;

        Running(RawReview review, Parts parts) {
            this.parts = parts;
            this.result = threads.submit(() -> work(review));
        }

        private Analysis work(RawReview review) {
            cpuNanosBefore = THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
            thread = Thread.currentThread();
            try {
                return analyser.analyse(review, parts);
            } finally {
                end();
            }
        }

        /** Null when the time is used up. */
        @Nullable Analysis await() {
            boolean interrupted = false;
            long begun = System.nanoTime();
            long allowed = budget.toNanos();
            try {
                while (true) {
                    try {
                        return result.get(allowed - (System.nanoTime() - begun), TimeUnit.NANOSECONDS);
                    } catch (TimeoutException e) {
                        if (thread != null && (allowed >= budget.toNanos() * PATIENCE || !isStarved())) {
                            return null;
                        }
                        allowed += budget.toNanos();
                    } catch (InterruptedException e) {
                        // A stop must not make a dead letter of the text that is at work.
                        interrupted = true;
                    }
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(Objects.requireNonNullElse(e.getCause(), e));
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
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

        @Nullable String giveUp() {
            String part = parts.abandon();
            if (part != null) {
                begin(part);
            }
            result.cancel(true);
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
