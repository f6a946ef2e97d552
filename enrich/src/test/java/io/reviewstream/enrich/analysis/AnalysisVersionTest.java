package io.reviewstream.enrich.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.item.ItemFinder;
import io.reviewstream.enrich.text.DataLines;
import io.reviewstream.events.Json;
import io.reviewstream.events.RawReview;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Readers rely on it that the same text and version give the same enrichment. */
class AnalysisVersionTest {
    /** The version, and a checksum of what it finds in the texts below. */
    private static final String RECORDED = "12 f1e79803";

    private static final List<String> TEXTS = List.of(
            "Jane Doe's \"Night Ferry\" (1987) is a slow, haunting thriller. Anna Keller is superb as Molly, the plot makes"
                    + " no sense, and the score by Paul Lindqvist is wonderful. 7/10, highly recommended.",
            "Stayed three nights. The room was tiny, the staff went above and beyond, breakfast was cold. Not worth the price.",
            "Der Film ist wunderbar, aber viel zu lang.",
            "I bought this kettle in May. It works great, but customer service was rude.<br /><br />Pros: fast. Cons: loud.",
            "");

    @Test
    void isRaisedWhenTheSameTextGivesAnotherEnrichment() {
        var analyser = ReviewAnalyser.standard();
        var sum = new CRC32();
        for (String line : DataLines.beside(ItemFinder.class, "short-reviews.tsv")) {
            add(line.substring(line.indexOf('\t') + 1), analyser, sum);
        }
        TEXTS.forEach(text -> add(text, analyser, sum));

        assertThat(analyser.version() + " %08x".formatted(sum.getValue()))
                .as("if the analysis is meant to find something else now, raise ReviewAnalyser.VERSION and record both")
                .isEqualTo(RECORDED);
    }

    private static void add(String text, ReviewAnalyser analyser, CRC32 sum) {
        sum.update(Json.mapper()
                .writeValueAsBytes(
                        analyser.analyse(RawReview.ofText("a", "test", text)).enrichment()));
    }
}
