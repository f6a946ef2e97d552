package io.reviewstream.local.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * What became of one source's records.
 *
 * @param source its URI; empty for records that name none
 * @param ingested reviews that ingest counts as sent; what enrich received where no ingest knows the source
 * @param refused records that ingest set aside and that were not sent back since
 * @param hops what enrich counts, by partition of the raw topic
 * @param enrichLetters dead letters of enrich that wait
 * @param repaired dead letters of ingest that were sent back: enrich has them without having counted them as received
 * @param toEnrich records in the raw topic that enrich has not read yet
 * @param stored records in the store
 * @param sinkLetters dead letters of the sink that wait
 * @param toStore records in the enriched topic that the store does not account for yet
 */
record SourceAccount(
        String source,
        long ingested,
        long refused,
        Map<Integer, Hop> hops,
        long enrichLetters,
        long repaired,
        long toEnrich,
        long stored,
        long sinkLetters,
        long toStore) {
    /**
     * One partition, as enrich counts.
     *
     * @param received records, those that were sent back counted once
     * @param enriched those that left enriched
     * @param duplicates those that were dropped
     * @param letters dead letters of enrich that wait
     */
    record Hop(long received, long enriched, long duplicates, long letters) {
        /** Received, and dead letters of ingest that were sent back, which are not counted as received. */
        long all() {
            return Math.max(received, enriched + duplicates + letters);
        }

        long others() {
            return all() - enriched - duplicates;
        }
    }

    SourceAccount {
        hops = new TreeMap<>(hops);
    }

    long received() {
        return hops.values().stream().mapToLong(Hop::received).sum();
    }

    long enriched() {
        return hops.values().stream().mapToLong(Hop::enriched).sum();
    }

    long duplicates() {
        return hops.values().stream().mapToLong(Hop::duplicates).sum();
    }

    /** Sent, but neither seen by enrich nor on the way to it. Below zero: enrich has seen more than was sent. */
    long missingInEnrich() {
        return ingested - received() - toEnrich;
    }

    /** Seen by enrich, but neither enriched, nor a duplicate, nor a dead letter. */
    long missingInDeadLetters() {
        return received() + repaired - enriched() - duplicates() - enrichLetters;
    }

    /** Enriched, but neither stored, nor a dead letter, nor on the way to the store. */
    long missingInStore() {
        return enriched() - stored - sinkLetters - toStore;
    }

    boolean isExplained() {
        return missingInEnrich() == 0 && missingInDeadLetters() == 0 && missingInStore() == 0;
    }

    /** How many records nobody can account for, whichever way. */
    long unexplained() {
        return Math.abs(missingInEnrich()) + Math.abs(missingInDeadLetters()) + Math.abs(missingInStore());
    }
}
