package io.reviewstream.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.StatedRating;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RatingTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4           | 4.0 |
            4,5         | 4.5 |
            4/5         | 4.0 | 5.0
            8 out of 10 | 8.0 | 10.0
            5 stars     | 5.0 |
            85%         | 85.0 | 100.0
            ★★★½        | 3.5 | 5.0
            ★★☆☆☆       | 2.0 | 5.0
            ★★★★★★      |     |
            ☆☆☆☆☆       | 0.0 | 5.0
            five        | 5.0 | 5.0
            zero        |     |
            A-          |     |
            4/0         |     |
            """)
    void readsRatings(String stated, Double value, Double best) {
        var rating = RatingText.of(stated);

        assertThat(rating.map(StatedRating::ratingValue).orElse(null)).isEqualTo(value);
        assertThat(rating.map(StatedRating::bestRating).orElse(null)).isEqualTo(best);
    }

    @Test
    void readsBoundsThatAreWrittenAsTexts() {
        assertThat(RatingText.of(Map.of("ratingValue", "4,5", "bestRating", "5 stars", "worstRating", "0,5")))
                .contains(new StatedRating(4.5, 5.0, 0.5));
    }

    @Test
    void takesNoBoundThatIsNoNumber() {
        assertThat(RatingText.of(Map.of("value", 4, "best", "the most"))).contains(new StatedRating(4, null, null));
    }
}
