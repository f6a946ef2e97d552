package io.reviewstream.runtime;

/** Exit codes of every command and service. */
public final class ExitCode {
    /** Done, or asked to stop. */
    public static final int DONE = 0;
    /** Failed while running. */
    public static final int FAILED = 1;
    /** Wrong usage or settings. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
