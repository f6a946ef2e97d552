package io.reviewstream.enrich.analysis;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the parts of one analysis, so that one that fails costs the review no more than that part. */
final class Parts {
    private final Map<String, String> degraded = new TreeMap<>();

    /** The part's result, or {@code otherwise} when it fails. */
    <T> T run(String name, Supplier<T> part, T otherwise) {
        T result = run(name, part::get);
        return result == null ? otherwise : result;
    }

    /** The part's result, or null when it fails. */
    <T> @Nullable T run(String name, NullableSupplier<T> part) {
        try {
            return part.get();
        } catch (RuntimeException | StackOverflowError e) {
            // A mistake of ours on one text: the edge of the record loop is here, for each part by itself.
            degraded.put(name, "failed: " + e);
            return null;
        }
    }

    /** Parts that failed, with the reason. */
    Map<String, String> degraded() {
        return degraded;
    }

    /** A part that may find nothing. */
    @FunctionalInterface
    interface NullableSupplier<T> {
        @Nullable T get();
    }
}
