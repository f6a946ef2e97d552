package io.reviewstream.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps from the log what Kafka warns of where all is well, dozens of lines at a start. Others of the same loggers tell people
 * something, so that these go by their words.
 */
public final class HarmlessWarnings extends TurboFilter {
    private static final List<String> WORDS = List.of(
            // A consumer reads one topic after the other, and the answer to its last question about the one before
            // comes late.
            "Not updating high watermark for partition",
            "Not updating last stable offset for partition",
            // Where there is no global thread, as without a catalogue's topic; with one an error is to end enrich.
            "Processing exception handler is not enabled for the GlobalThread",
            // After a kill, of each store and task, with their stack traces; that the state is read back is said once a
            // thread.
            "did not find checkpoint offsets while stores are not empty",
            "Failed to register startup state stores for task",
            "Encounter corrupted task",
            "Get exceptions for the following tasks");

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable error) {
        return format != null
                        && level.isGreaterOrEqual(Level.WARN)
                        && logger.getName().startsWith("org.apache.kafka.")
                        && WORDS.stream().anyMatch(format::contains)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
