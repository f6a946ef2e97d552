package io.reviewstream.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Whether a service is alive, and whether it is ready. Alive means that a restart would not help; ready means that it does
 * its work: it has its partitions or sources, and is not still restoring state. Thread-safe.
 */
public final class Health {
    /**
     * What one check found.
     *
     * @param up whether all is well
     * @param detail for people, such as {@code restoring ledger-0: 120 of 500}
     */
    public record State(boolean up, String detail) {
        public static State up(String detail) {
            return new State(true, detail);
        }

        public static State down(String detail) {
            return new State(false, detail);
        }
    }

    private final Map<String, Supplier<State>> live = new ConcurrentHashMap<>();
    private final Map<String, Supplier<State>> ready = new ConcurrentHashMap<>();

    Health() {}

    /**
     * Adds a check without which the service should be restarted.
     *
     * @param check asked at each request, from any thread; quick, and asks nobody else
     */
    public void liveWhen(String name, Supplier<State> check) {
        live.put(name, check);
    }

    /** Adds a check without which the service does no work yet; one with the same name takes its place. */
    public void readyWhen(String name, Supplier<State> check) {
        ready.put(name, check);
    }

    /** Every check of liveness; empty while there is none, which counts as alive. */
    Map<String, State> live() {
        return ask(live);
    }

    /** Every check of readiness; a service that has named none yet is still starting. */
    Map<String, State> ready() {
        return ready.isEmpty() ? Map.of("start", State.down("starting")) : ask(ready);
    }

    private static Map<String, State> ask(Map<String, Supplier<State>> checks) {
        var states = new LinkedHashMap<String, State>();
        for (String name : List.copyOf(checks.keySet()).stream().sorted().toList()) {
            Supplier<State> check = checks.get(name);
            if (check != null) {
                states.put(name, check.get());
            }
        }
        return states;
    }
}
