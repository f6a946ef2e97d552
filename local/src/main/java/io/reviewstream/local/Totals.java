package io.reviewstream.local;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the records of some sources.
 *
 * @param ingested published to the raw topic
 * @param enriched left enriched
 * @param stored in the store
 * @param duplicates dropped, as their content was known under their id
 * @param deadLetters set aside by any stage
 * @param refused those of them that left enriched and that the store did not take
 * @param allReceived whether the sources were read to their end and enrich has seen all that ingest published
 * @param lost offsets that the store had once and that no run stores again, as people read them; empty when nothing is
 *     missing
 * @param unread what is wrong with each source that could not be had, of which nothing else is known here
 */
public record Totals(
        long ingested,
        long enriched,
        long stored,
        long duplicates,
        long deadLetters,
        long refused,
        boolean allReceived,
        List<String> lost,
        List<String> unread) {
    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, true, List.of(), List.of());

    public Totals {
        lost = List.copyOf(lost);
        unread = List.copyOf(unread);
    }

    Totals plus(Totals other) {
        return new Totals(
                ingested + other.ingested,
                enriched + other.enriched,
                stored + other.stored,
                duplicates + other.duplicates,
                deadLetters + other.deadLetters,
                refused + other.refused,
                allReceived && other.allReceived,
                Stream.concat(lost.stream(), other.lost.stream()).toList(),
                Stream.concat(unread.stream(), other.unread.stream()).toList());
    }

    /** With so many reviews that the store did not take. */
    Totals plusRefused(long more) {
        return plus(new Totals(0, 0, 0, 0, more, more, true, List.of(), List.of()));
    }

    /** With offsets that the store has lost. */
    Totals plusLost(List<String> more) {
        return plus(new Totals(0, 0, 0, 0, 0, 0, true, more, List.of()));
    }

    /** With what is wrong with sources that could not be had. */
    Totals plusUnread(List<String> more) {
        return plus(new Totals(0, 0, 0, 0, 0, 0, false, List.of(), more));
    }

    /** Whether every record is where it belongs. */
    public boolean isComplete() {
        return allReceived && isStored();
    }

    /** Whether all that left enriched is in the store, or among the dead letters. */
    public boolean isStored() {
        return stored + refused == enriched;
    }

    /** The last line of {@code run}; scripts read it. */
    @Override
    public String toString() {
        return "ingested " + ingested + ", enriched " + enriched + ", stored " + stored + ", duplicates " + duplicates
                + ", dead letters " + deadLetters;
    }
}
