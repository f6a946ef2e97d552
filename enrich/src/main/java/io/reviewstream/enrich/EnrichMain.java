package io.reviewstream.enrich;

import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.runtime.ServiceMain;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.runtime.Vitals;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/** The enrich service as a process of its own. */
public final class EnrichMain {
    private EnrichMain() {}

    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.err));
    }

    /**
     * Runs until asked to stop.
     *
     * @return the exit code, see {@link io.reviewstream.runtime.ExitCode}
     */
    public static int run(Map<String, String> env, PrintStream err) {
        return ServiceMain.run(
                "enrich",
                env,
                err,
                () -> EnrichSettings.applicationId(EnrichSettings.from(env).topics()),
                (stop, vitals, notices) -> run(env, stop, vitals, notices));
    }

    private static void run(Map<String, String> env, StopSignal stop, Vitals vitals, Consumer<String> notices)
            throws InterruptedException {
        var settings = EnrichSettings.from(env);
        var analyser = ReviewAnalyser.standard(settings.analysis().open());
        try (var enrich = new Enrich(settings, analyser, Clock.systemUTC(), vitals)) {
            AwaitedTopics.await(settings, stop, notices);
            if (!stop.isTripped()) {
                enrich.start(stop::trip);
                stop.await();
                enrich.throwIfFailed();
            }
        }
    }
}
