package io.reviewstream.sink.s3;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The server, or what is between, went away in the midst of an answer. */
final class CutOffException extends IOException {
    private static final long serialVersionUID = 1;

    CutOffException(String message, @Nullable Exception cause) {
        super(message, cause);
    }
}
