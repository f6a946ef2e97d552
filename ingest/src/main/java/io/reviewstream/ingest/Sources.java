package io.reviewstream.ingest;

import io.reviewstream.runtime.SettingsException;
import java.util.ArrayList;
import java.util.List;

/** The sources that a user names. */
final class Sources {
    private Sources() {}

    /**
     * Finds out what each name means.
     *
     * @param instance tells a listener from others of the same address elsewhere
     * @throws SettingsException naming each one that cannot be read
     */
    static List<Source> resolve(List<String> names, String instance) {
        var problems = new ArrayList<String>();
        var sources = new ArrayList<Source>();
        for (String named : names) {
            try {
                Source source = Source.of(named).ofInstance(instance);
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
