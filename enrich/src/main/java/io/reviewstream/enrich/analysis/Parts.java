package io.reviewstream.enrich.analysis;

import io.reviewstream.events.AnalyserStatus;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the parts of one analysis, so that one that fails costs the review no more than that part. */
final class Parts {
    private final Map<String, String> degraded = new TreeMap<>();
    private final Map<String, AnalyserStatus> statuses = new TreeMap<>();
    private final Map<String, LeftOut> leftOut;
    private volatile @Nullable String current;
    private volatile boolean abandoned;

    /**
     * A part that is not to be run.
     *
     * @param status why, for machines
     * @param reason why, for people
     */
    record LeftOut(AnalyserStatus status, String reason) {}

    Parts() {
        this(Map.of());
    }

    /** @param leftOut parts that are not to be run */
    Parts(Map<String, LeftOut> leftOut) {
        this.leftOut = Map.copyOf(leftOut);
    }

    /** The part's result, or {@code otherwise} when it fails. */
    <T> T run(String name, Supplier<T> part, T otherwise) {
        T result = run(name, part::get);
        return result == null ? otherwise : result;
    }

    /** The part's result, or null when it fails. */
    <T> @Nullable T run(String name, NullableSupplier<T> part) {
        if (abandoned) {
            throw new AbandonedException();
        }
        LeftOut instead = leftOut.get(name);
        if (instead != null) {
            statuses.put(name, instead.status());
            degraded.put(name, instead.reason());
            return null;
        }
        current = name;
        try {
            T result = part.get();
            statuses.put(name, AnalyserStatus.OK);
            return result;
        } catch (RuntimeException | StackOverflowError e) {
            // A mistake of ours on one text: the edge of the record loop is here, for each part by itself.
            statuses.put(name, AnalyserStatus.FAILED);
            degraded.put(name, "failed: " + e);
            return null;
        } finally {
            current = null;
        }
    }

    /** Notes parts that have nothing to go by. */
    void skip(String... names) {
        for (String name : names) {
            statuses.put(name, AnalyserStatus.SKIPPED);
        }
    }

    /**
     * From another thread: nobody waits for these parts any more, so no further one is begun.
     *
     * @return the part that is at work; null when none is
     */
    @Nullable String abandon() {
        abandoned = true;
        return current;
    }

    /** Parts that failed, with the reason. */
    Map<String, String> degraded() {
        return degraded;
    }

    /** What came of each part. */
    Map<String, AnalyserStatus> statuses() {
        return statuses;
    }

    /** A part that may find nothing. */
    @FunctionalInterface
    interface NullableSupplier<T> {
        @Nullable T get();
    }

    /** Ends an analysis that nobody waits for. */
    static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
