package io.reviewstream.runtime;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * SIGTERM and SIGINT as a stop signal, until closed. A shutdown hook would not do: it runs when the exit code is already
 * that of the signal, and a hook that waits for the main thread waits in vain for one that calls {@code System.exit}.
 */
final class Signals implements AutoCloseable {
    /** Docker and Kubernetes kill a container after 10 and 30 s unless told otherwise. */
    static final int PATIENCE_SECONDS = 25;

    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
    private final StopSignal closed = new StopSignal();

    Signals(StopSignal stop) {
        for (String name : List.of("TERM", "INT")) {
            var signal = new Signal(name);
            try {
                before.put(signal, Signal.handle(signal, received -> on(received, stop)));
            } catch (IllegalArgumentException e) {
                // The JVM was told to leave signals alone (-Xrs): the operating system then ends the process by itself.
            }
        }
    }

    private void on(Signal signal, StopSignal stop) {
        int exitCode = 128 + signal.getNumber();
        if (stop.isTripped()) {
            Runtime.getRuntime().halt(exitCode);
        }
        var patience = new Thread(() -> haltUnlessClosed(exitCode), "stop-patience");
        patience.setDaemon(true);
        patience.start();
        stop.trip();
    }

    private void haltUnlessClosed(int exitCode) {
        try {
            if (!closed.await(Duration.ofSeconds(PATIENCE_SECONDS))) {
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Signals do again what they did before. */
    @Override
    public void close() {
        closed.trip();
        before.forEach(Signal::handle);
    }
}
