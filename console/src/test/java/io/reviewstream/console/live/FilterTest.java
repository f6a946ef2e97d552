package io.reviewstream.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class FilterTest {
    @Test
    void findsAFilmHoweverItIsTyped() {
        Seen review = reviewOf("Am\u00e9lie-Jo: The Return");

        assertThat(film("am\u00e9lie").accepts(review)).isTrue();
        assertThat(film("Amelie jo").accepts(review)).isTrue();
        assertThat(film("jo: the").accepts(review)).isTrue();
        assertThat(film("JO-THE").accepts(review)).isTrue();
        assertThat(film("jo of").accepts(review)).isFalse();
    }

    @Test
    void findsAFilmByItsYear() {
        assertThat(film("(1987)").accepts(reviewOf("Night Ferry"))).isTrue();
    }

    private static Filter film(String part) {
        return new Filter(null, null, part, null, null);
    }

    private static Seen reviewOf(String name) {
        String json = "{\"id\":\"1\",\"revision\":1,\"review\":{\"source\":\"s\",\"text\":\"Fine.\"},"
                + "\"enrichment\":{\"itemReviewed\":{\"name\":\"" + name + "\",\"year\":1987}}}";
        return Objects.requireNonNull(Seen.of(json.getBytes(StandardCharsets.UTF_8)));
    }
}
