package io.reviewstream.local.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an audit found.
 *
 * @param accounts of each source
 * @param toEnrichBegins where enrich has not read on, by partition
 * @param toStoreBegins where the store has not gone on, by partition
 * @param deleted offsets that a topic lost before they were read
 * @param unreadable dead letters of somebody else's, which count for nothing
 */
public record Finding(
        List<SourceAccount> accounts,
        List<String> toEnrichBegins,
        List<String> toStoreBegins,
        List<String> deleted,
        List<String> unreadable) {
    public Finding {
        accounts = List.copyOf(accounts);
        toEnrichBegins = List.copyOf(toEnrichBegins);
        toStoreBegins = List.copyOf(toStoreBegins);
        deleted = List.copyOf(deleted);
        unreadable = List.copyOf(unreadable);
    }

    /** Whether every record is accounted for. */
    public boolean isExplained() {
        return deleted.isEmpty() && accounts.stream().allMatch(SourceAccount::isExplained);
    }

    /** The report, a line each. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (SourceAccount account : accounts) {
            lines.add(account.source().isEmpty() ? "records that name no source" : account.source());
            lines.add(String.format(
                    Locale.ROOT,
                    "  ingest  %,d = %,d sent to reviews.raw + %,d dead letters",
                    account.ingested() + account.refused(),
                    account.ingested(),
                    account.refused()));
            lines.add(String.format(
                    Locale.ROOT,
                    "  enrich  %,d = %,d enriched + %,d duplicates + %,d dead letters + %,d on the way",
                    account.ingested() + account.repaired(),
                    account.enriched(),
                    account.duplicates(),
                    account.enrichLetters(),
                    account.toEnrich()));
            account.hops()
                    .forEach((partition, hop) -> lines.add(String.format(
                            Locale.ROOT,
                            "          partition %d: %,d = %,d + %,d + %,d",
                            partition,
                            hop.all(),
                            hop.enriched(),
                            hop.duplicates(),
                            hop.others())));
            lines.add(String.format(
                    Locale.ROOT,
                    "  sink    %,d = %,d stored + %,d dead letters + %,d on the way",
                    account.enriched(),
                    account.stored(),
                    account.sinkLetters(),
                    account.toStore()));
            gaps(account, lines);
        }
        toEnrichBegins.forEach(place -> lines.add("on the way to enrich: " + place));
        toStoreBegins.forEach(place -> lines.add("on the way to the store: " + place));
        deleted.forEach(place -> lines.add("gap: " + place));
        unreadable.forEach(letter -> lines.add("not counted: dead letter " + letter));
        lines.add(String.format(
                Locale.ROOT,
                "unexplained %,d",
                accounts.stream().mapToLong(SourceAccount::unexplained).sum()));
        return lines;
    }

    private static void gaps(SourceAccount account, List<String> lines) {
        if (account.missingInEnrich() != 0) {
            lines.add(gap(
                    account.missingInEnrich(),
                    "between ingest and enrich: sent to reviews.raw, but enrich never received them",
                    "received by enrich that ingest did not count: something else writes reviews of this source"));
        }
        if (account.missingInDeadLetters() != 0) {
            lines.add(gap(
                    account.missingInDeadLetters(),
                    "in enrich: received, but neither enriched, nor duplicates, nor in reviews.dead-letter (were letters"
                            + " deleted?)",
                    "more left enrich than it received"));
        }
        if (account.missingInStore() != 0) {
            lines.add(gap(
                    account.missingInStore(),
                    "between enrich and the store: enriched, but neither stored nor in reviews.dead-letter (is it the"
                            + " store that the sink writes? verify checks its files)",
                    "stored more than enriched: something else writes to reviews.enriched"));
        }
    }

    private static String gap(long records, String missing, String tooMany) {
        return String.format(Locale.ROOT, "  gap     %,d %s", Math.abs(records), records > 0 ? missing : tooMany);
    }
}
