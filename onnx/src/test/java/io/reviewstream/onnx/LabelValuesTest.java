package io.reviewstream.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelValuesTest {
    @Test
    void tellsWhatTheUsualNamesAreWorth() throws IOException {
        assertThat(LabelValues.of(List.of("NEGATIVE", "POSITIVE"))).containsExactly(-1, 1);
        assertThat(LabelValues.of(List.of("Positive", "Neutral", "Negative"))).containsExactly(1, 0, -1);
        assertThat(LabelValues.of(List.of("LABEL_0", "LABEL_1", "LABEL_2"))).containsExactly(-1, 0, 1);
        assertThat(LabelValues.of(List.of("5 stars", "3 stars", "1 star"))).containsExactly(1, 0, -1);
        assertThat(LabelValues.of(List.of("Very Negative", "Negative", "Neutral", "Positive", "Very Positive")))
                .containsExactly(-1, -0.5, 0, 0.5, 1);
    }
}
