package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SpanTest {
    @Test
    void quotesTheTextInUtf16Units() {
        assertThat(Span.of("🎬 fine film", 3, 7)).isEqualTo(new Span(3, 7, "fine"));
    }

    @Test
    void mayBeEmpty() {
        assertThat(Span.of("film", 4, 4)).isEqualTo(new Span(4, 4, ""));
    }

    @Test
    void refusesALengthThatIsNotItsTexts() {
        assertThatThrownBy(() -> new Span(2, 5, "film"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no span: 2 to 5 for 4 units");
    }

    @Test
    void refusesToStartBeforeTheText() {
        assertThatThrownBy(() -> new Span(-1, 3, "film"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no span: -1 to 3 for 4 units");
    }

    @Test
    void refusesToEndBeforeItsStart() {
        assertThatThrownBy(() -> new Span(5, 1, "film"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no span: 5 to 1 for 4 units");
    }

    @Test
    void refusesToReachBeyondTheReview() {
        assertThatThrownBy(() -> Span.of("film", 2, 9)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
