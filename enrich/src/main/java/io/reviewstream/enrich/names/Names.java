package io.reviewstream.enrich.names;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import java.util.List;

/** What {@link NameReader} saw in one document. Immutable. */
public final class Names {
    static final byte CAPITAL = 1;
    static final byte NAME = 2;
    static final byte GIVEN = 4;
    static final byte BEGINS = 8;
    static final byte PARTICLE = 16;

    /** A word that was looked up without its possessive's ending. */
    static final byte READ = 32;

    /** Such a word that has that ending; asking the document would look at its characters again. */
    static final byte POSSESSIVE = 64;

    private final Document document;
    private final byte[] marks;
    private final long[] counts;
    private final WordSet particles;
    private final List<Quotation> quotations;
    private final boolean usualCase;

    /** A bit for each token that {@link #isName}, … */
    private final long[] nameBits;

    /** … and for each that {@link #isCapital}. */
    private final long[] capitalBits;

    Names(
            Document document,
            byte[] marks,
            long[] counts,
            long[] nameBits,
            long[] capitalBits,
            WordSet particles,
            List<Quotation> quotations,
            boolean usualCase) {
        this.document = document;
        this.marks = marks;
        this.counts = counts;
        this.particles = particles;
        this.quotations = List.copyOf(quotations);
        this.usualCase = usualCase;
        this.nameBits = nameBits;
        this.capitalBits = capitalBits;
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

    /** Whether a stretch begins and ends, marks aside, with a capital or a number, as titles do. */
    public boolean isTitled(int first, int end) {
        return isCapitalOrNumber(first) && isCapitalOrNumber(document.lastBeforeMarks(first, end));
    }

    private boolean isCapitalOrNumber(int token) {
        return isCapital(token) || document.isNumber(token);
    }

    /** A word with a capital that it doesn't owe to the start of a sentence, and no function word. */
    public boolean isName(int token) {
        return (marks[token] & NAME) != 0;
    }

    /** The first token from {@code from} on that {@link #isName}; the count of tokens when there is none. */
    public int nextName(int from) {
        return next(nameBits, from, document.tokenCount());
    }

    /** The same of tokens that {@link #isCapital}. */
    public int nextCapital(int from) {
        return next(capitalBits, from, document.tokenCount());
    }

    /** The first bit that is set from {@code from} on, else {@code limit}. */
    static int next(long[] bits, int from, int limit) {
        int at = from >>> 6;
        if (from >= limit) {
            return limit;
        }
        long rest = bits[at] & -1L << from;
        while (rest == 0) {
            if (++at << 6 >= limit) {
                return limit;
            }
            rest = bits[at];
        }
        return Math.min(limit, (at << 6) + Long.numberOfTrailingZeros(rest));
    }

    public boolean isGivenName(int token) {
        return (marks[token] & GIVEN) != 0;
    }

    /** First word of its sentence. */
    public boolean begins(int token) {
        return (marks[token] & BEGINS) != 0;
    }

    /** A name or word with a capital that ends in {@code 's}. */
    public boolean isPossessive(int token) {
        return (marks[token] & POSSESSIVE) != 0;
    }

    public boolean isParticle(int token) {
        // Asked of few tokens, so words in lower case are looked up here rather than all of them beforehand.
        int mark = marks[token];
        return (mark & READ) != 0
                ? (mark & PARTICLE) != 0
                : document.isWord(token) && particles.contains(document.hash(token));
    }

    /** Hash without a possessive's ending; 0 unless the token is a word. */
    public long hash(int token) {
        int mark = marks[token];
        return (mark & POSSESSIVE) != 0
                ? document.nameHash(token)
                : (mark & READ) != 0 || document.isWord(token) ? document.hash(token) : 0;
    }

    /** As {@link Document#nameHash}. */
    public long nameHash(int token) {
        return (marks[token] & READ) != 0 && (marks[token] & POSSESSIVE) == 0
                ? document.hash(token)
                : document.nameHash(token);
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
