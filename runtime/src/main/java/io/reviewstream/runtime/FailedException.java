package io.reviewstream.runtime;

/**
 * The work cannot go on, and the message alone tells a person what, where, value, and what to do: a full disk, a broker
 * that is away, a source that cannot be read. Ends the process with {@link ExitCode#FAILED}.
 */
public class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FailedException(String message) {
        super(message);
    }

    public FailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
