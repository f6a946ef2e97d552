package io.reviewstream.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeersPartTest {
    @Test
    void saysHowManyTimesAsMuch() {
        assertThat(PeersPart.ratio(320, 58)).isEqualTo("5.5");
        assertThat(PeersPart.ratio(320, 20)).isEqualTo("16");
        assertThat(PeersPart.ratio(58, 58)).isEqualTo("1.0");
    }

    @Test
    void saysOfLessHowManyTimesTheOtherHas() {
        assertThat(PeersPart.ratio(389, 1_568)).isEqualTo("1/4.0");
        assertThat(PeersPart.ratio(389, 8_275)).isEqualTo("1/21");
        assertThat(PeersPart.ratio(1, 5_000)).isEqualTo("1/5000");
    }
}
