package io.reviewstream.local;

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
 */
public record Totals(
        long ingested,
        long enriched,
        long stored,
        long duplicates,
        long deadLetters,
        long refused,
        boolean allReceived) {
    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, true);

    Totals plus(Totals other) {
        return new Totals(
                ingested + other.ingested,
                enriched + other.enriched,
                stored + other.stored,
                duplicates + other.duplicates,
                deadLetters + other.deadLetters,
                refused + other.refused,
                allReceived && other.allReceived);
    }

    /** With so many reviews that the store did not take. */
    Totals plusRefused(long more) {
        return plus(new Totals(0, 0, 0, 0, more, more, true));
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
