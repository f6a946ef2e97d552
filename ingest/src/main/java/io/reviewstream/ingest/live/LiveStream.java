package io.reviewstream.ingest.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server that sends events. One thread's own. */
public sealed interface LiveStream permits EventStream, WebSocketStream {
    /**
     * Connects; the events then come behind {@code lastId}, as far as the server knows how.
     *
     * @param lastId of the last event that was taken, null for none
     * @throws IOException when it cannot be reached, or sends something else
     */
    Connection connect(@Nullable String lastId) throws IOException, InterruptedException;

    /** While it is connected. */
    interface Connection extends AutoCloseable {
        /**
         * The next event; empty when none came in that time.
         *
         * @throws IOException when the connection has ended
         */
        Optional<LiveEvent> next(Duration within) throws IOException, InterruptedException;

        /** How long the server asks to wait before it is connected to again, zero when it says nothing. */
        default Duration retry() {
            return Duration.ZERO;
        }

        @Override
        void close();
    }

    /** The server says that there will be no more. */
    final class NoMoreException extends IOException {
        private static final long serialVersionUID = 1;

        NoMoreException() {
            super("the server says that there is no more");
        }
    }

    /** The server asks to be left alone for a while. */
    final class BusyException extends IOException {
        private static final long serialVersionUID = 1;
        private final Duration retryAfter;

        BusyException(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        /** For how long. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
