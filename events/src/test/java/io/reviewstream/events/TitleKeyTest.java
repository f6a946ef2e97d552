package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TitleKeyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Seven Samurai          | seven samurai
            SEVEN  samurai!        | seven samurai
            Amélie                 | amelie
            Ocean’s Eleven         | oceans eleven
            Wall·E                 | wall e
            七人の侍                | 七人の侍
            !!!                    | !!!
            """)
    void isTheSameForWritingsOfOneTitle(String name, String key) {
        assertThat(TitleKey.of(name, null)).isEqualTo(key);
    }

    @Test
    void tellsRemakesApart() {
        assertThat(TitleKey.of("King Kong", 1933)).isEqualTo("king kong (1933)");
        assertThat(TitleKey.of("King Kong", 2005)).isEqualTo("king kong (2005)");
    }

    @Test
    void isNeverLongerThanABrokerMinds() {
        assertThat(TitleKey.of("\uD83C\uDFAC".repeat(1_000), 1999)).hasSizeLessThan(220);
    }

    @Test
    void isCutBetweenCharactersAlone() {
        // A letter of two units.
        String whole = "\uD842\uDFB7".repeat(1_000);

        String even = TitleKey.of(whole, null);
        String odd = TitleKey.of("a" + whole, null);

        assertThat(even).isEqualTo(whole.substring(0, 200));
        assertThat(odd).isEqualTo("a" + whole.substring(0, 198));
    }
}
