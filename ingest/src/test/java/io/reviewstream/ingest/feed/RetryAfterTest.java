package io.reviewstream.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2024-03-04T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                             | PT0S
            ' 120 '                       | PT2M
            86400                         | PT24H
            86401                         | PT24H
            9999999                       | PT24H
            99999999                      | PT0S
            Mon, 4 Mar 2024 10:05:00 GMT  | PT5M
            Mon, 4 Mar 2024 09:55:00 GMT  | PT0S
            Mon, 4 Mar 2030 10:00:00 GMT  | PT24H
            soon                          | PT0S
            -5                            | PT0S
            ''                            | PT0S
            """)
    void readsSecondsAndDates(String said, Duration asked) {
        assertThat(RetryAfter.in(headers(Map.of("Retry-After", List.of(said))), NOW))
                .isEqualTo(asked);
    }

    @Test
    void isNothingWhereNothingIsSaid() {
        assertThat(RetryAfter.in(headers(Map.of()), NOW)).isEqualTo(Duration.ZERO);
    }

    private static HttpHeaders headers(Map<String, List<String>> headers) {
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
