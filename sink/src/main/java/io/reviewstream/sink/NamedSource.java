package io.reviewstream.sink;

/** Enriched reviews whose raw record named no source carry a name that stands for none, as CloudEvents wants one. */
final class NamedSource {
    private static final String UNKNOWN = "urn:reviewstream:unknown";

    private NamedSource() {}

    /** Empty where it stands for none, as the stages before have it. */
    static String of(String source) {
        return source.equals(UNKNOWN) ? "" : source;
    }
}
