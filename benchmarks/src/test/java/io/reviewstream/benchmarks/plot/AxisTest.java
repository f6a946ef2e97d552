package io.reviewstream.benchmarks.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AxisTest {
    @Test
    void endsAtARoundNumberAboveAll() {
        var axis = Axis.of("MB", false, 3, 870);

        assertThat(axis.lines()).containsExactly(0.0, 200.0, 400.0, 600.0, 800.0, 1_000.0);
        assertThat(axis.at(500)).isEqualTo(0.5);
    }

    @Test
    void goesByPowersOfTen() {
        var axis = Axis.of("µs", true, 50, 9_000);

        assertThat(axis.lines()).containsExactly(10.0, 100.0, 1_000.0, 10_000.0);
        assertThat(axis.at(100)).isCloseTo(1 / 3.0, org.assertj.core.data.Offset.offset(1e-9));
    }
}
