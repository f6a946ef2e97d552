package io.reviewstream.peers;

/** One that does the jobs of {@link PeerMain}; what it writes lies in its folder's {@code out} as JSON Lines. */
interface Peer extends Jobs.Job, AutoCloseable {
    @Override
    default void close() {}
}
