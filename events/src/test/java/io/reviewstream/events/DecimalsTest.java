package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecimalsTest {
    @Test
    void keepsFourDecimals() {
        assertThat(Decimals.rounded(0.9066793999317383)).isEqualTo(0.9067);
        assertThat(Decimals.rounded(-0.58604)).isEqualTo(-0.586);
        assertThat(Decimals.rounded(10)).isEqualTo(10);
    }

    @Test
    void knowsNoNegativeZero() {
        assertThat(1 / Decimals.rounded(-0.00001)).isPositive();
    }
}
