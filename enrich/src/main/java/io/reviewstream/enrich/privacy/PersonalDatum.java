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
        /** An international bank account number. */
        IBAN,
        /** The number of somebody's social security in the United States. */
        SSN,
        /** The address of a machine in a network. */
        IP,
        /** A street with its house number, or a post office box; with its postcode and town where these follow. */
        POSTAL;

        /** What stands in its place when it is masked. */
        public String mask() {
            return "[" + name().toLowerCase(java.util.Locale.ROOT) + "]";
        }
    }

    static PersonalDatum of(Kind kind, String text, int start, int end) {
        return new PersonalDatum(kind, Span.of(text, start, end));
    }
}
