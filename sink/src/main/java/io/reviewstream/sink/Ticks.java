package io.reviewstream.sink;

import java.util.concurrent.TimeUnit;

/**
 * Milliseconds that only go on: how long something takes, whatever is done to the machine's clock meanwhile. They say nothing
 * of when it was.
 */
interface Ticks {
    long millis();

    /** Those of this machine, from 0 on. Thread-safe. */
    static Ticks fromNow() {
        long begun = System.nanoTime();
        return () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
