package io.reviewstream.ingest;

import io.reviewstream.runtime.ServiceMain;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/** The ingest service. */
public final class IngestMain {
    private IngestMain() {}

    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.err));
    }

    /** Runs until all sources are read, or until asked to stop when following; returns the exit code. */
    public static int run(Map<String, String> env, PrintStream err) {
        return ServiceMain.run("ingest", env, err, (stop, vitals, notices) -> {
            var settings = IngestSettings.from(env);
            new Ingest(settings, notices, Clock.systemUTC(), System.in, vitals)
                    .run(stop)
                    .forEach(report -> notices.accept("ingest: " + report.sourceUri() + ": ingested "
                            + report.ingested() + ", dead letters " + report.deadLetters() + ", skipped "
                            + report.skipped() + (report.complete() ? "" : ", not read to its end")));
        });
    }
}
