package io.reviewstream.enrich.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.analysis.AnalysisOptions;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.aspect.Vocabularies;
import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.enrich.extension.Extensions;
import io.reviewstream.events.Json;
import io.reviewstream.events.RawReview;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskingTest {
    private static final String TEXT =
            "Anna wrote a wonderful book! Write to wonderful.anna@example.org, call (555) 010-2030,"
                    + " or pay with 4111 1111 1111 1111.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mail jo.doe@example.org, please. | Mail [email###########], please.",
                "Mail a@b.org. | Mail [email].",
                "Mail a@b.uk! | Mail ######!",
                "Call (555) 010-2030. | Call [phone#######].",
                "😀 12 Long Lane 😀 | 😀 [postal####] 😀",
                "Nothing here. | Nothing here.",
            })
    void isAsLongAsWhatItHides(String text, String masked) {
        assertThat(new PersonalData().maskInPlace(text)).isEqualTo(masked).hasSameSizeAs(text);
    }

    @Test
    void leavesNoneInAnythingThatLeaves() {
        var analyser = ReviewAnalyser.standard(
                new AnalysisOptions(new Catalogue(), Extensions.none(), Vocabularies.none(), true));
        RawReview review = analyser.asItLeaves(review());

        String leaving = Json.mapper().writeValueAsString(review)
                + Json.mapper().writeValueAsString(analyser.analyse(review).enrichment());

        assertThat(leaving)
                .doesNotContain("anna@", "010-2030", "1111", "boss@example.org")
                .contains("\"shelf\":7", "https://example.org/reviews/5550102030");
        assertThat(review.author()).startsWith("[email").endsWith("]");
        assertThat(analyser.version()).endsWith("+masked");
    }

    @Test
    void changesNothingUnlessAskedTo() {
        RawReview review = review();

        assertThat(ReviewAnalyser.standard().asItLeaves(review)).isSameAs(review);
        RawReview clean = RawReview.ofText("r", "test", "Nothing here.");
        assertThat(new Masking().mask(clean)).isSameAs(clean);
    }

    private static RawReview review() {
        return new RawReview(
                "r",
                1,
                "test",
                TEXT,
                "Ask anna@example.org",
                "https://example.org/reviews/5550102030",
                "anna@example.org",
                null,
                null,
                null,
                null,
                null,
                Map.of("shelf", 7, "editors", List.of(Map.of("mail", "boss@example.org"))));
    }
}
