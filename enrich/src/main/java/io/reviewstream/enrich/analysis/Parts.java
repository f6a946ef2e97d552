package io.reviewstream.enrich.analysis;

import io.reviewstream.events.AnalyserStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the parts of one analysis, so that one that fails costs the review no more than that part. */
final class Parts {
    /** All parts that are built in, in the order in which they run on a text that is understood. */
    private static final List<String> BUILT_IN = List.of(
            "language",
            "sentiment",
            "names",
            "item",
            "people",
            "genres",
            "aspects",
            "rating",
            "recommendation",
            "spoiler",
            "keyPhrases",
            "statistics");

    private static final Map<String, AnalyserStatus> ALL_WELL =
            BUILT_IN.stream().collect(Collectors.toUnmodifiableMap(name -> name, name -> AnalyserStatus.OK));

    /** Built-in parts that went well, in their order; nearly always all, and one map says so of all reviews. */
    private int well;
    /** What came of the parts, once it is not the usual. */
    private @Nullable Map<String, AnalyserStatus> unusual;

    private Map<String, String> degraded = Map.of();
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
            note(name, instead.status());
            degrade(name, instead.reason());
            return null;
        }
        current = name;
        try {
            T result = part.get();
            note(name, AnalyserStatus.OK);
            return result;
        } catch (RuntimeException | StackOverflowError e) {
            // A mistake of ours on one text: the edge of the record loop is here, for each part by itself.
            note(name, AnalyserStatus.FAILED);
            degrade(name, "failed: " + e);
            return null;
        } finally {
            current = null;
        }
    }

    /** Notes parts that have nothing to go by. */
    void skip(String... names) {
        for (String name : names) {
            note(name, AnalyserStatus.SKIPPED);
        }
    }

    /**
     * From another thread: nobody waits for these parts any more, so no further one is begun.
     *
     * @return the part that is at work; null when none is
     */
    @Nullable String abandon() {
        abandoned = true;
        return atWork();
    }

    /** From another thread: the part that is at work; null when none is. */
    @Nullable String atWork() {
        return current;
    }

    /** Parts that failed, with the reason. */
    Map<String, String> degraded() {
        return degraded;
    }

    /** What came of each part. */
    Map<String, AnalyserStatus> statuses() {
        return unusual == null && well == BUILT_IN.size() ? ALL_WELL : unusual();
    }

    private void note(String name, AnalyserStatus status) {
        boolean usual = unusual == null
                && status == AnalyserStatus.OK
                && well < BUILT_IN.size()
                && name.equals(BUILT_IN.get(well));
        if (usual) {
            well++;
        } else {
            unusual().put(name, status);
        }
    }

    private Map<String, AnalyserStatus> unusual() {
        Map<String, AnalyserStatus> known = unusual;
        if (known == null) {
            known = new TreeMap<>();
            for (String name : BUILT_IN.subList(0, well)) {
                known.put(name, AnalyserStatus.OK);
            }
            unusual = known;
        }
        return known;
    }

    private void degrade(String name, String reason) {
        if (degraded.isEmpty()) {
            degraded = new TreeMap<>();
        }
        degraded.put(name, reason);
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
