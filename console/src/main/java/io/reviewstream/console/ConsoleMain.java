package io.reviewstream.console;

import io.reviewstream.runtime.ServiceMain;
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
        return ServiceMain.run("console", env, err, (stop, vitals, notices) -> {
            try (var console = new Console(ConsoleSettings.from(env), replayer, null, Clock.systemUTC(), vitals)) {
                console.start();
                vitals.health().liveWhen("reader", console::reading);
                vitals.health().readyWhen("kafka", console::health);
                notices.accept("the page is at " + console.address());
                stop.await();
            }
        });
    }
}
