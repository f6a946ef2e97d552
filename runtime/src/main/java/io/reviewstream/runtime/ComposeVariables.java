package io.reviewstream.runtime;

import java.util.Set;

/** Variables of {@code docker-compose.yml} that begin as a service's settings do, and say something of its container instead. */
public final class ComposeVariables {
    private static final Set<String> NAMES = Set.of(
            "INGEST_HTTP_PORT", "INGEST_MEMORY", "ENRICH_MEMORY", "SINK_MEMORY", "CONSOLE_MEMORY", "CONSOLE_PORT");

    private ComposeVariables() {}

    /** Whether a variable is one of them. */
    public static boolean isOne(String name) {
        return NAMES.contains(name);
    }

    /** All of them. */
    public static Set<String> names() {
        return NAMES;
    }
}
