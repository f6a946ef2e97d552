package io.reviewstream.console;

import io.reviewstream.console.live.Live;
import io.reviewstream.console.web.WebServer;
import io.reviewstream.runtime.Health;
import io.reviewstream.runtime.Vitals;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The console service: from {@link #start} until {@link #close}. */
public final class Console implements AutoCloseable {
    private final Live live;
    private final WebServer server;

    /**
     * A console that is yet to be started.
     *
     * @param replayer null where dead letters are only shown
     * @param duplicates null where nobody knows
     */
    public Console(
            ConsoleSettings settings, @Nullable Replayer replayer, @Nullable Duplicates duplicates, Clock clock) {
        this(settings, replayer, duplicates, clock, Vitals.unwatched());
    }

    /** The same, told to {@code vitals}. */
    Console(
            ConsoleSettings settings,
            @Nullable Replayer replayer,
            @Nullable Duplicates duplicates,
            Clock clock,
            Vitals vitals) {
        live = new Live(settings.kafka(), settings.topics(), settings.keepReviews(), clock, vitals);
        server = new WebServer(
                settings.host(),
                settings.port(),
                settings.hosts(),
                live,
                replayer == null ? null : replayer::replay,
                duplicates == null ? null : duplicates::count,
                clock);
    }

    /** @throws io.reviewstream.runtime.FailedException when the address is not to be had */
    public void start() {
        server.start();
        live.start();
    }

    /** Where the page is, such as {@code http://127.0.0.1:8080/}. */
    public String address() {
        return server.address();
    }

    /** Whether the topics are still read; if not, only a restart helps. */
    Health.State reading() {
        return live.isReading()
                ? Health.State.up("reading")
                : Health.State.down("the topics are read no further, the log says why; start the console again");
    }

    /** Whether Kafka answers; the page is served meanwhile all the same. */
    Health.State health() {
        if (!live.isReading()) {
            return reading();
        }
        return live.isConnected() ? Health.State.up("Kafka answers") : Health.State.down("Kafka does not answer");
    }

    @Override
    public void close() {
        server.close();
        live.close();
    }
}
