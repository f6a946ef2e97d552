package io.reviewstream.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReviewIdTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://Example.org/a#top                    | https://example.org/a
            https://example.org                         | https://example.org/
            http://example.org:80/a                     | https://example.org/a
            https://example.org:443/a                   | https://example.org/a
            http://example.org:8080/a                   | https://example.org:8080/a
            https://example.org/a?utm_source=x&page=2&  | https://example.org/a?page=2
            https://example.org/a?fbclid=1              | https://example.org/a
            ftp://example.org/a                         |
            /a                                          |
            https:///a                                  |
            """)
    void spellsAnAddressInOneWay(String url, String canonical) {
        assertThat(ReviewId.canonicalUrl(url).orElse(null)).isEqualTo(canonical);
    }

    @Test
    void tellsApartWhatIsWrittenByOthersAboutOtherThings() {
        assertThat(List.of(
                        ReviewId.ofContent("s", "t"),
                        ReviewId.ofContent("s", "t", "a"),
                        ReviewId.ofContent("s", "t", "b"),
                        ReviewId.ofContent("s", "ta"),
                        ReviewId.ofContent("st", ""),
                        ReviewId.ofContent("s", "t", "a", "b"),
                        ReviewId.ofContent("s", "t", "ab")))
                .doesNotHaveDuplicates()
                .allMatch(ReviewId::isOfContent);
    }

    @Test
    void staysTheSameForEver() {
        assertThat(ReviewId.ofContent("s", "t", null, "b")).isEqualTo("sha256-37fd284a9065b6b0d9ff095a277280ba");
        assertThat(ReviewId.ofKey("k", 1)).isEqualTo("key-0f17e2626bb97196ebf8b3eae9407a85");
    }

    @ParameterizedTest
    @CsvSource({"key-0123456789abcdef0123456789abcdef", "sha256-0123456789abcdef0123456789abcde", "a1"})
    void knowsWhichIdsASourceGave(String id) {
        assertThat(ReviewId.isOfContent(id)).isFalse();
    }
}
