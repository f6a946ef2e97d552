package io.reviewstream.sink;

import io.reviewstream.events.CloudEvent;

/** Enriched reviews whose raw record named no source carry a name that stands for none, as CloudEvents wants one. */
final class NamedSource {
    private NamedSource() {}

    /** Empty where it stands for none, as the stages before have it. */
    static String of(String source) {
        return source.equals(CloudEvent.UNKNOWN_SOURCE) ? "" : source;
    }
}
