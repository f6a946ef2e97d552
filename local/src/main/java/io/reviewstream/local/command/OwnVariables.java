package io.reviewstream.local.command;

import io.reviewstream.runtime.NearestName;
import io.reviewstream.runtime.SettingsException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The variables that hold for all commands. Others that begin as they do may be meant for Docker Compose or a build. */
final class OwnVariables {
    private static final String PREFIX = "REVIEWSTREAM_";
    private static final int MOST_MISTYPED = 2;
    private static final List<String> KNOWN = List.of(
            "REVIEWSTREAM_HEALTH_HOST",
            "REVIEWSTREAM_HEALTH_PORT",
            "REVIEWSTREAM_JAVA_OPTS",
            "REVIEWSTREAM_LOG_FORMAT",
            "REVIEWSTREAM_LOG_LEVEL",
            "REVIEWSTREAM_NO_BUILD",
            "REVIEWSTREAM_PLUGINS");

    private OwnVariables() {}

    /** @throws SettingsException naming each that is all but one of them */
    static void refuseMistyped(Map<String, String> env) {
        List<String> problems = new TreeSet<>(env.keySet())
                .stream()
                        .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
                        .flatMap(name -> NearestName.within(MOST_MISTYPED, name, KNOWN).stream()
                                .map(meant -> name + " is not a setting; did you mean " + meant + "?"))
                        .toList();
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }
}
