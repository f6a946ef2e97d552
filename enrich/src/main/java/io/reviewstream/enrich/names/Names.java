package io.reviewstream.enrich.names;

import io.reviewstream.enrich.text.Document;
import java.util.List;

/** What {@link NameReader} saw in one document. Immutable. */
public final class Names {
    static final byte CAPITAL = 1;
    static final byte NAME = 2;
    static final byte GIVEN = 4;
    static final byte BEGINS = 8;
    static final byte FUNCTION = 16;
    static final byte PARTICLE = 32;

    private final Document document;
    private final byte[] marks;
    private final long[] hashes;
    private final long[] counts;
    private final List<Quotation> quotations;
    private final boolean usualCase;

    Names(
            Document document,
            byte[] marks,
            long[] hashes,
            long[] counts,
            List<Quotation> quotations,
            boolean usualCase) {
        this.document = document;
        this.marks = marks;
        this.hashes = hashes;
        this.counts = counts;
        this.quotations = List.copyOf(quotations);
        this.usualCase = usualCase;
    }

    public Document document() {
        return document;
    }

    /** Whether the text as a whole uses capitals as prose does. */
    public boolean usualCase() {
        return usualCase;
    }

    /** A word with a capital, or one that would have it if the writer used capitals. */
    public boolean isCapital(int token) {
        return (marks[token] & CAPITAL) != 0;
    }

    /** A word with a capital that it doesn't owe to the start of a sentence, and no function word. */
    public boolean isName(int token) {
        return (marks[token] & NAME) != 0;
    }

    public boolean isGivenName(int token) {
        return (marks[token] & GIVEN) != 0;
    }

    /** First word of its sentence. */
    public boolean begins(int token) {
        return (marks[token] & BEGINS) != 0;
    }

    public boolean isParticle(int token) {
        return (marks[token] & PARTICLE) != 0;
    }

    /** Hash without a possessive's ending; 0 unless the token is a word. */
    public long hash(int token) {
        return hashes[token];
    }

    /** The {@link WordCounts} of a capitalised word; 0 when unknown. */
    public long counts(int token) {
        return counts[token];
    }

    /** Quotations in order; they don't overlap. */
    public List<Quotation> quotations() {
        return quotations;
    }
}
