package io.reviewstream.console;

import io.reviewstream.runtime.ServiceMain;
import io.reviewstream.runtime.StopSignal;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The console service as a process of its own. */
public final class ConsoleMain {
    private ConsoleMain() {}

    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.err, null));
    }

    /**
     * Runs until asked to stop.
     *
     * @param replayer null where dead letters are only shown
     * @return the exit code, see {@link io.reviewstream.runtime.ExitCode}
     */
    public static int run(Map<String, String> env, PrintStream err, @Nullable Replayer replayer) {
        return ServiceMain.run("console", err, stop -> run(env, err, replayer, stop));
    }

    private static void run(Map<String, String> env, PrintStream err, @Nullable Replayer replayer, StopSignal stop)
            throws InterruptedException {
        try (var console = new Console(ConsoleSettings.from(env), replayer, null, Clock.systemUTC())) {
            console.start();
            err.println("the page is at " + console.address());
            stop.await();
        }
    }
}
