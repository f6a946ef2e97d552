package io.reviewstream.enrich;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A time that goes on with the clock, but not with a clock that is set: from one look to the next it goes on by no more than
 * a longest step, and never back. Not thread-safe.
 */
final class SteadyTime {
    private final InstantSource clock;
    private final Duration longestStep;
    private Instant now;
    private Instant looked;

    /**
     * @param now where it goes on
     * @param looked what the clock showed then
     */
    SteadyTime(InstantSource clock, Duration longestStep, Instant now, Instant looked) {
        this.clock = clock;
        this.longestStep = longestStep;
        this.now = now;
        this.looked = looked;
    }

    /** Looks at the clock. */
    Instant now() {
        Instant shown = clock.instant();
        Duration step = Duration.between(looked, shown);
        looked = shown;
        if (!step.isNegative()) {
            now = now.plus(step.compareTo(longestStep) > 0 ? longestStep : step);
        }
        return now;
    }

    /** What the clock showed at the last look. */
    Instant looked() {
        return looked;
    }
}
