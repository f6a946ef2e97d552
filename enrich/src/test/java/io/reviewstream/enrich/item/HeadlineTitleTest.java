package io.reviewstream.enrich.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadlineTitleTest {
    private static final NameReader NAMES = new NameReader();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Night Ferry review | Night Ferry",
                "Night Ferry movie review: all texture, no pulse | Night Ferry",
                "Love and Harbours Review | Love and Harbours",
                "Film review: Night Ferry | Night Ferry",
                "[Review] Night Ferry - a letdown | Night Ferry",
                "Night Ferry: Part Two | Night Ferry: Part Two",
                "The Brutalist - overrated | The Brutalist",
                "Osteria Lindqvist | Osteria Lindqvist",
            })
    void givesTheTitle(String headline, String title) {
        assertThat(title(headline)).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Great movie review",
                "My honest review",
                "Review: do not buy",
                "Great Fun For Kids",
                "Money Down The Drain",
                "Tom Hanks Shines",
                "Warning: Spoilers",
                "Product review",
                "Pure Magic",
                "the food was cold",
            })
    void leavesWhatJudges(String headline) {
        assertThat(title(headline)).isNull();
    }

    private static @Nullable String title(String headline) {
        return Headline.of(headline, NAMES, new TitleReader()).title();
    }
}
