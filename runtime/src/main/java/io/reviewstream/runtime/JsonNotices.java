package io.reviewstream.runtime;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Lines for people as objects for machines, in the shape that logged messages have. */
final class JsonNotices {
    private final String service;
    private final PrintStream err;
    private final Clock clock;

    JsonNotices(String service, PrintStream err, Clock clock) {
        this.service = service;
        this.err = err;
        this.clock = clock;
    }

    void say(String level, String message) {
        err.println(line(clock.instant(), level, service, message));
    }

    private static String line(Instant time, String level, String logger, String message) {
        var json = new StringBuilder("{\"timestamp\":\"")
                .append(time.truncatedTo(ChronoUnit.MILLIS))
                .append("\",\"level\":\"")
                .append(level)
                .append("\",\"logger\":");
        JsonText.quote(json, logger);
        json.append(",\"message\":");
        JsonText.quote(json, message);
        return json.append('}').toString();
    }
}
