package io.reviewstream.ingest;

import io.reviewstream.runtime.FailedException;

/** A source cannot be had, which is no reason not to read the others. */
final class UnavailableException extends FailedException {
    private static final long serialVersionUID = 1;

    UnavailableException(String message) {
        super(message);
    }
}
