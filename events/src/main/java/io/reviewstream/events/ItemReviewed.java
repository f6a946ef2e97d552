package io.reviewstream.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the review is about.
 *
 * @param type schema.org type: {@code Movie}, {@code TVSeries}, {@code Book}, {@code Product}, …; null when unclear
 * @param name its title
 * @param year of release, null when unknown
 * @param sameAs identifiers from the source or a catalogue
 * @param confidence 0 to 1
 * @param mentions where the review names it
 * @param candidates all titles that came into question, the likeliest first, this one included
 */
public record ItemReviewed(
        @Nullable String type,
        String name,
        @Nullable Integer year,
        List<String> sameAs,
        double confidence,
        List<Span> mentions,
        List<Candidate> candidates) {
    public ItemReviewed {
        sameAs = List.copyOf(sameAs);
        mentions = List.copyOf(mentions);
        candidates = List.copyOf(candidates);
    }

    /** The same item, of another type. */
    public ItemReviewed withType(String other) {
        return new ItemReviewed(other, name, year, sameAs, confidence, mentions, candidates);
    }

    /**
     * A title that came into question.
     *
     * @param name the title
     * @param year of release, null when unknown
     * @param confidence 0 to 1
     */
    public record Candidate(String name, @Nullable Integer year, double confidence) {}
}
