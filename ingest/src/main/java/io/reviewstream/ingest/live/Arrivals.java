package io.reviewstream.ingest.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Between the thread that receives events and the one that takes them. */
final class Arrivals {
    /** Beyond these the server is not read from, and feels it. */
    private static final int MOST = 256;

    /** An event, or why no more come. */
    private record Arrival(
            @Nullable LiveEvent event, @Nullable IOException end) {}

    private final BlockingQueue<Arrival> queue = new ArrayBlockingQueue<>(MOST);

    void add(LiveEvent event) throws InterruptedException {
        queue.put(new Arrival(event, null));
    }

    void end(IOException why) throws InterruptedException {
        queue.put(new Arrival(null, why));
    }

    Optional<LiveEvent> next(Duration within) throws IOException, InterruptedException {
        Arrival next = queue.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            return Optional.empty();
        }
        if (next.end() != null) {
            throw new IOException(next.end().getMessage(), next.end());
        }
        return Optional.ofNullable(next.event());
    }
}
