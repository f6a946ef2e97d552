package io.reviewstream.runtime;

import java.io.PrintStream;

/** Runs one service until it is done, fails, or is asked to stop. The one place that turns failures into exit codes. */
public final class ServiceMain {
    /** A service from its start to its end. */
    @FunctionalInterface
    public interface Body {
        /**
         * Runs until the work is done or {@code stop} asks for an end.
         *
         * @throws SettingsException when settings are wrong
         * @throws FailedException when the work cannot go on, with a message for people
         * @throws InterruptedException when interrupted
         */
        void run(StopSignal stop) throws InterruptedException;
    }

    private ServiceMain() {}

    /**
     * Runs the body; SIGTERM and SIGINT trip the stop signal, and the process goes on until its main thread ends it. A
     * second signal, or a body that has not ended {@value Signals#PATIENCE_SECONDS} s after the first, ends it at once.
     *
     * @param name of the service, put before messages
     * @return the exit code
     */
    public static int run(String name, PrintStream err, Body body) {
        var stop = new StopSignal();
        try (var signals = new Signals(stop)) {
            return run(name, err, stop, body);
        }
    }

    /** The same without signals of the operating system: the caller trips the stop signal. */
    public static int run(String name, PrintStream err, StopSignal stop, Body body) {
        try {
            body.run(stop);
            return ExitCode.DONE;
        } catch (SettingsException e) {
            e.problems().forEach(line -> err.println(name + ": " + line));
            return ExitCode.USAGE;
        } catch (FailedException e) {
            err.println(name + ": " + e.getMessage());
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println(name + ": interrupted");
            return ExitCode.FAILED;
        }
    }
}
