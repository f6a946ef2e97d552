package io.reviewstream.enrich.aspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedWordsTest {
    private static final String TEXT = "0123456789";

    @Test
    void hasWhatAnySpanHolds() {
        var named = new NamedWords(
                List.of(Span.of(TEXT, 6, 8), Span.of(TEXT, 1, 5), Span.of(TEXT, 2, 3), Span.of(TEXT, 1, 2)));

        assertThat(TEXT.chars().map(unit -> unit - '0').filter(named::has)).containsExactly(1, 2, 3, 4, 6, 7);
        assertThat(NamedWords.NONE.has(0)).isFalse();
    }
}
