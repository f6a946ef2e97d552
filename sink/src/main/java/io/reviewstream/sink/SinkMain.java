package io.reviewstream.sink;

import io.reviewstream.runtime.ServiceMain;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/** The sink as a service; see the module's README for its settings. */
public final class SinkMain {
    private SinkMain() {}

    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.err));
    }

    /**
     * Runs until it fails or the process is asked to end.
     *
     * @return the exit code
     */
    public static int run(Map<String, String> env, PrintStream err) {
        return ServiceMain.run(
                "sink",
                env,
                err,
                () -> SinkSettings.from(env).groupId(),
                (stop, vitals, notices) -> new Sink(
                                SinkSettings.from(env),
                                line -> notices.accept("sink: " + line),
                                Clock.systemUTC(),
                                vitals)
                        .run(stop));
    }
}
