package io.reviewstream.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FindingTest {
    @Test
    void accountsForEverything() {
        var finding = new Finding(
                List.of(new SourceAccount(
                        "file:///reviews.jsonl",
                        1_230,
                        4,
                        Map.of(0, new SourceAccount.Hop(620, 610, 6, 4), 1, new SourceAccount.Hop(608, 600, 8, 0)),
                        4,
                        0,
                        2,
                        1_200,
                        1,
                        9)),
                List.of("reviews.raw-1 from offset 615"),
                List.of("reviews.enriched-0 from offset 700"),
                List.of(),
                List.of());

        assertThat(finding.lines())
                .containsExactly(
                        "file:///reviews.jsonl",
                        "  ingest  1,234 = 1,230 sent to reviews.raw + 4 dead letters",
                        "  enrich  1,230 = 1,210 enriched + 14 duplicates + 4 dead letters + 2 on the way",
                        "          partition 0: 620 = 610 + 6 + 4",
                        "          partition 1: 608 = 600 + 8 + 0",
                        "  sink    1,210 = 1,200 stored + 1 dead letters + 9 on the way",
                        "on the way to enrich: reviews.raw-1 from offset 615",
                        "on the way to the store: reviews.enriched-0 from offset 700",
                        "unexplained 0");
        assertThat(finding.isExplained()).isTrue();
    }

    @Test
    void saysBetweenWhichStagesRecordsAreMissing() {
        var finding = new Finding(
                List.of(new SourceAccount(
                        "feed", 100, 0, Map.of(0, new SourceAccount.Hop(90, 80, 0, 7)), 7, 0, 0, 60, 0, 15)),
                List.of(),
                List.of(),
                List.of("reviews.raw-0: offsets 3 to 12 were deleted from the topic before they were read"),
                List.of());

        assertThat(finding.isExplained()).isFalse();
        assertThat(finding.lines())
                .anyMatch(line -> line.startsWith("  gap     10 between ingest and enrich"))
                .anyMatch(line -> line.startsWith("  gap     3 in enrich"))
                .anyMatch(line -> line.startsWith("  gap     5 between enrich and the store"))
                .contains(
                        "gap: reviews.raw-0: offsets 3 to 12 were deleted from the topic before they were read",
                        "unexplained 18");
    }

    @Test
    void countsALetterOfIngestOnceThatWasSentBack() {
        var account = new SourceAccount(
                "feed",
                3,
                0,
                Map.of(0, new SourceAccount.Hop(2, 3, 0, 0), 1, new SourceAccount.Hop(1, 1, 0, 1)),
                1,
                2,
                0,
                4,
                0,
                0);

        assertThat(account.isExplained()).isTrue();
        assertThat(new Finding(List.of(account), List.of(), List.of(), List.of(), List.of()).lines())
                .contains(
                        "  enrich  5 = 4 enriched + 0 duplicates + 1 dead letters + 0 on the way",
                        "          partition 0: 3 = 3 + 0 + 0",
                        "          partition 1: 2 = 1 + 0 + 1");
    }
}
