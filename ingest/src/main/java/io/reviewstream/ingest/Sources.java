package io.reviewstream.ingest;

import io.reviewstream.runtime.SettingsException;
import java.util.ArrayList;
import java.util.List;

/** The sources that a user names. */
final class Sources {
    private Sources() {}

    /** @throws SettingsException naming each one that cannot be read */
    static List<Source> resolve(List<String> names) {
        var problems = new ArrayList<String>();
        var sources = new ArrayList<Source>();
        for (String named : names) {
            try {
                Source source = Source.of(named);
                // Two spellings of one place would fence each other.
                if (sources.stream().noneMatch(known -> known.uri().equals(source.uri()))) {
                    sources.add(source);
                }
            } catch (SettingsException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return sources;
    }
}
