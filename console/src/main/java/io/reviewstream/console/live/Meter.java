package io.reviewstream.console.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What happened in each of the last {@value #SECONDS} seconds. Thread-safe. */
public final class Meter {
    /** Five minutes. */
    public static final int SECONDS = 300;

    // Latencies are counted in steps of a quarter of a power of two, so that none is told more than 19 % wrong.
    private static final int STEPS = 4;
    private static final int BUCKETS = 24 * STEPS;

    private final Second[] ring = new Second[SECONDS];
    private long enriched;
    private long unreadable;

    /**
     * One second.
     *
     * @param at seconds since 1970-01-01 UTC
     * @param enriched reviews that came out enriched
     * @param letters dead letters that came
     * @param medianMillis from ingest's reading of a review to its arrival here; -1 when none came
     * @param p99Millis the same of the slowest hundredth
     */
    public record Point(long at, int enriched, int letters, long medianMillis, long p99Millis) {}

    private static final class Second {
        private long at;
        private int enriched;
        private int letters;
        private final int[] latencies = new int[BUCKETS];
    }

    /** @param latencyMillis -1 where it is not known */
    synchronized void review(long atMillis, long latencyMillis) {
        enriched++;
        Second second = second(atMillis / 1_000);
        second.enriched++;
        if (latencyMillis >= 0) {
            second.latencies[bucket(latencyMillis)]++;
        }
    }

    synchronized void letter(long atMillis) {
        second(atMillis / 1_000).letters++;
    }

    synchronized void unreadable() {
        unreadable++;
    }

    /** Reviews seen since the console started, those that were in the topic before included. */
    public synchronized long enriched() {
        return enriched;
    }

    /** Records that were not what their topic holds. */
    public synchronized long unreadableCount() {
        return unreadable;
    }

    /** The last seconds that are over, the oldest first; those in which nothing happened included. */
    public synchronized List<Point> points(long nowMillis) {
        long now = nowMillis / 1_000;
        for (int place = 0; place < SECONDS; place++) {
            Second second = ring[place];
            if (second != null && second.at > now) {
                ring[place] = null; // From a clock that was ahead: it would keep its place until then.
            }
        }
        var points = new ArrayList<Point>(SECONDS);
        for (long at = now - SECONDS + 1; at < now; at++) {
            Second second = ring[(int) (at % SECONDS)];
            points.add(
                    second == null || second.at != at
                            ? new Point(at, 0, 0, -1, -1)
                            : new Point(
                                    at,
                                    second.enriched,
                                    second.letters,
                                    quantile(second.latencies, 0.5),
                                    quantile(second.latencies, 0.99)));
        }
        return points;
    }

    private Second second(long at) {
        int place = (int) Math.floorMod(at, (long) SECONDS);
        Second second = ring[place];
        if (second == null || second.at < at) {
            second = new Second();
            second.at = at;
            ring[place] = second;
        }
        // What is so old that its place is taken is not of the last minutes.
        return second.at == at ? second : new Second();
    }

    private static int bucket(long millis) {
        return (int) Math.min(BUCKETS - 1, Math.round(STEPS * Math.log(millis + 1) / Math.log(2)));
    }

    private static long quantile(int[] counts, double share) {
        long all = Arrays.stream(counts).asLongStream().sum();
        if (all == 0) {
            return -1;
        }
        long wanted = (long) Math.ceil(all * share);
        int i = 0;
        for (long seen = counts[0]; seen < wanted; seen += counts[i]) {
            i++;
        }
        return Math.round(Math.pow(2, (double) i / STEPS)) - 1;
    }
}
