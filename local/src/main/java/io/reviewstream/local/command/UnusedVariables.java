package io.reviewstream.local.command;

import io.reviewstream.runtime.ComposeVariables;
import io.reviewstream.runtime.ServiceLinks;
import io.reviewstream.sink.StoreAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The variables of services that a pipeline in one process does not look at, as it has options in their place. */
final class UnusedVariables {
    private static final Set<String> OF_INGEST =
            Set.of("INGEST_SOURCES", "INGEST_SOURCES_FILE", "INGEST_FOLLOW", "INGEST_TOPIC_PREFIX");

    private UnusedVariables() {}

    /** Names them, for people; empty where none is set. */
    static Optional<String> in(Map<String, String> env) {
        List<String> unused = new TreeSet<>(env.keySet())
                .stream()
                        .filter(name -> isUnused(name)
                                && !env.getOrDefault(name, "").isBlank()
                                && !ServiceLinks.isOne(name, env.getOrDefault(name, "")))
                        .toList();
        return unused.isEmpty()
                ? Optional.empty()
                : Optional.of("not used by this command: " + String.join(", ", unused) + "; its options are in --help");
    }

    private static boolean isUnused(String name) {
        return name.startsWith("ENRICH_")
                || name.startsWith("SINK_") && !name.equals(StoreAddress.S3_ENDPOINT)
                || OF_INGEST.contains(name)
                || ComposeVariables.isOne(name);
    }
}
