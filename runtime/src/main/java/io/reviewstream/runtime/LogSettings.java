package io.reviewstream.runtime;

import java.util.Locale;
import java.util.Map;

/**
 * How a process logs. The logging library reads the same variables, but takes a level that is none for {@code DEBUG}.
 *
 * @param format how messages are written to stderr
 * @param level up to which it logs besides the messages for people
 */
public record LogSettings(Format format, Level level) {
    /** How messages are written. */
    public enum Format {
        /** A line for people. */
        TEXT,
        /** An object a line. */
        JSON
    }

    /** From nothing to the most. */
    public enum Level {
        OFF,
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    /**
     * From {@code REVIEWSTREAM_LOG_*}.
     *
     * @throws SettingsException naming every problem
     */
    public static LogSettings from(Map<String, String> env) {
        var in = new SettingsReader(env, "REVIEWSTREAM_LOG_");
        var settings = new LogSettings(
                in.oneOf("FORMAT", Format.class, Format.TEXT), in.oneOf("LEVEL", Level.class, Level.WARN));
        String format = env.getOrDefault("REVIEWSTREAM_LOG_FORMAT", "");
        if (!format.equals(format.toLowerCase(Locale.ROOT))) {
            // The logging library would find no format of this name, and be silent.
            in.problem("REVIEWSTREAM_LOG_FORMAT must be in small letters but was " + format);
        }
        in.throwIfProblems();
        return settings;
    }
}
