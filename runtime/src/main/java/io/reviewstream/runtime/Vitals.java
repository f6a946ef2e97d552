package io.reviewstream.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a service tells of itself while it runs: its health, and its counts and times. The names are the same in every
 * service; the tag {@code service} tells them apart, and {@code group} those of one service that do not share their work. Counts begin at 0 with the process, and work that is done again after
 * a failure is counted again. Thread-safe.
 */
public final class Vitals {
    /** From what a commit takes at best to what a person would call standing still. */
    private static final Duration[] BUCKETS =
            List.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000).stream()
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final Health health = new Health();
    private final MeterRegistry metrics;
    private final Counter in;
    private final Counter out;
    private final Counter duplicates;

    Vitals(MeterRegistry metrics) {
        this.metrics = metrics;
        this.in = Counter.builder("reviewstream.records.in")
                .description("Records read")
                .register(metrics);
        this.out = Counter.builder("reviewstream.records.out")
                .description("Records handed on: published, or stored")
                .register(metrics);
        this.duplicates = Counter.builder("reviewstream.records.duplicate")
                .description("Records dropped, as the same content was there under their id")
                .register(metrics);
    }

    /** Of a service that nobody watches: everything may be told, and nothing is kept. */
    public static Vitals unwatched() {
        return new Vitals(new CompositeMeterRegistry());
    }

    public Health health() {
        return health;
    }

    /** For meters that only one service has. */
    public MeterRegistry metrics() {
        return metrics;
    }

    /** Records read. */
    public void in(long records) {
        in.increment(records);
    }

    /** Records handed on. */
    public void out(long records) {
        out.increment(records);
    }

    /** A record that was there before. */
    public void duplicate() {
        duplicates.increment();
    }

    /** Records that were set aside, with the reason of their dead letters. */
    public void dead(String reason, long records) {
        Counter.builder("reviewstream.records.dead")
                .description("Records set aside, by the reason of their dead letter")
                .tag("reason", reason)
                .register(metrics)
                .increment(records);
    }

    /** A histogram of times, in seconds; {@code name} is put behind {@code reviewstream.}. */
    public Timer timer(String name, String description) {
        return Timer.builder("reviewstream." + name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .register(metrics);
    }

    /** From when a review was received until this service is done with it, committed or not. */
    public Timer latency() {
        return timer("latency", "From when a review was received until this service is done with it");
    }

    /** Records that are waiting for this service, over all of its partitions; asked at each request for metrics. */
    public void lag(Supplier<Number> records) {
        Gauge.builder("reviewstream.lag.records", records)
                .description("Records that wait for this service in its partitions")
                .register(metrics);
    }

    /** Adds meters of a library, such as those of a Kafka client. */
    public void watch(MeterBinder meters) {
        meters.bindTo(metrics);
    }
}
