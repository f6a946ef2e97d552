package io.reviewstream.benchmarks.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a plot.
 *
 * @param name what it shows, with the unit
 * @param logarithmic whether each step is ten times the one before
 * @param from the value at its beginning
 * @param to the value at its end
 */
record Axis(String name, boolean logarithmic, double from, double to) {
    private static final int LINES = 5;

    /** From nought, or from the power of ten below the least value, to a round number above all. */
    static Axis of(String name, boolean logarithmic, double least, double most) {
        if (logarithmic) {
            double from = Math.pow(10, Math.floor(Math.log10(least) + 1e-9));
            double to = Math.pow(10, Math.ceil(Math.log10(most) - 1e-9));
            return new Axis(name, true, from, to > from ? to : from * 10);
        }
        double step = step(most);
        return new Axis(name, false, 0, Math.ceil(most / step) * step);
    }

    /** Where a value is, 0 at the beginning and 1 at the end. */
    double at(double value) {
        return logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    }

    List<Double> lines() {
        var lines = new ArrayList<Double>();
        if (logarithmic) {
            for (double value = from; value <= to * 1.001; value *= 10) {
                lines.add(value);
            }
        } else {
            double step = step(to);
            for (double value = from; value <= to + step / 1_000; value += step) {
                lines.add(value);
            }
        }
        return lines;
    }

    static String label(double value) {
        return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%.1f" : "%,.0f", value);
    }

    private static double step(double most) {
        double rough = Math.max(most, 1e-9) / LINES;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double step : new double[] {1, 2, 5}) {
            if (step * power >= rough) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
