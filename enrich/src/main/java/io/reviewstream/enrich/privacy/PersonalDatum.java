package io.reviewstream.enrich.privacy;

import io.reviewstream.events.Span;

/**
 * One piece of personal data.
 *
 * @param kind what it is
 * @param span where it stands
 */
public record PersonalDatum(Kind kind, Span span) {
    /** What is found. */
    public enum Kind {
        EMAIL,
        PHONE,
        CARD,
        POSTAL;

        /** What stands in its place when it is masked. */
        public String mask() {
            return "[" + name().toLowerCase(java.util.Locale.ROOT) + "]";
        }
    }
}
