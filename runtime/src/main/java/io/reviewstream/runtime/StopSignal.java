package io.reviewstream.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a service to end. Once tripped it stays so. Thread-safe. */
public final class StopSignal {
    private final CountDownLatch latch = new CountDownLatch(1);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Asks for the end; listeners run in the calling thread, once. */
    public void trip() {
        boolean first;
        synchronized (this) {
            first = latch.getCount() > 0;
            latch.countDown();
        }
        if (first) {
            listeners.forEach(Runnable::run);
        }
    }

    public boolean isTripped() {
        return latch.getCount() == 0;
    }

    /** Runs when tripped, at once if that has happened; to wake a blocking call. */
    public void onTrip(Runnable listener) {
        boolean tripped;
        synchronized (this) {
            tripped = isTripped();
            if (!tripped) {
                listeners.add(listener);
            }
        }
        if (tripped) {
            listener.run();
        }
    }

    /** Waits until tripped. */
    public void await() throws InterruptedException {
        latch.await();
    }

    /** Waits until tripped, {@code atMost} that long; true if tripped. */
    public boolean await(Duration atMost) throws InterruptedException {
        return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
