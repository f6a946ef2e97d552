package io.reviewstream.benchmarks.endtoend;

import java.util.Collection;
import java.util.Locale;

/** The median of some runs, with the least and the most. */
public record Spread(double median, double least, double most) {
    /** Of at least one value. */
    public static Spread of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** For a table: {@code 1,234 (1,200–1,300)}. */
    String text() {
        String format = median < 10 ? "%,.1f (%,.1f–%,.1f)" : "%,.0f (%,.0f–%,.0f)";
        return String.format(Locale.ROOT, format, median, least, most);
    }
}
