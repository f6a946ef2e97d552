package io.reviewstream.enrich.choice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinearModelTest {
    @Test
    void givesNoChanceToWhatIsFarLessThanTheBest() {
        float[] values = {3, 3, -1000, 3 - 109, 3 - 111};

        LinearModel.softmax(values, values.length);

        assertThat(values).containsExactly(0.5f, 0.5f, 0, 0, 0);
    }
}
