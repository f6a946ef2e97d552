package io.reviewstream.enrich;

/** Bytes that are no review; the message says what is wrong with them. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
        super(message);
    }
}
