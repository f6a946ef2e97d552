package io.reviewstream.enrich.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.DataLines;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.RawReview;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Titles of reviews of a sentence or two, and none where a review gives none. */
class ShortReviewsTest {
    @Test
    void givesMostTitlesOfShortReviewsAndFewThatAreNone(TestReporter reporter) {
        var finder = new ItemFinder();
        int titled = 0;
        int right = 0;
        int untitled = 0;
        var wrong = new ArrayList<String>();
        for (String line : DataLines.beside(ShortReviewsTest.class, "short-reviews.tsv")) {
            String[] parts = line.split("\t", 2);
            boolean hasTitle = !parts[0].equals("-");
            String given = finder.find(Document.of(parts[1]), RawReview.ofText("1", "test", parts[1]))
                    .map(ItemReviewed::name)
                    .orElse("-");
            titled += hasTitle ? 1 : 0;
            untitled += hasTitle ? 0 : 1;
            right += hasTitle && given.equals(parts[0]) ? 1 : 0;
            if (!given.equals("-") && !given.equals(parts[0])) {
                wrong.add(given + " for " + parts[0]);
            }
        }
        reporter.publishEntry("titles", right + " of " + titled + ", and of " + untitled + " without: " + wrong);

        assertThat(right).as("right titles of " + titled).isGreaterThanOrEqualTo(titled * 4 / 5);
        assertThat(wrong).hasSizeLessThanOrEqualTo(12);
    }
}
