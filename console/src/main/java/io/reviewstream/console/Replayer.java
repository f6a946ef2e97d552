package io.reviewstream.console;

/** Sends dead letters back to where they came from; the console itself only shows them. */
@FunctionalInterface
public interface Replayer {
    /**
     * Sends one back.
     *
     * @param letter partition and offset in the dead-letter topic, as {@code 0@17}
     * @return where it went
     * @throws io.reviewstream.runtime.FailedException when it cannot be sent; it then stays a dead letter
     */
    String replay(String letter);
}
