package io.reviewstream.sink.store;

import java.io.IOException;

/** For tests: a server that keeps a store, and that may go away and come back. */
public interface StoreServer extends AutoCloseable {
    /** Of a store in it, as {@code --to} takes it. */
    String address();

    /** Ends the server; the store stays. */
    void end() throws IOException, InterruptedException;

    /** Starts it again, with what it had. */
    void begin() throws IOException, InterruptedException;

    @Override
    void close() throws IOException, InterruptedException;
}
