package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RollTest {
    private static final Roll ROLL = new Roll(1_000, 10, Duration.ofSeconds(60), Duration.ofSeconds(10));

    @Test
    void isUpWhenTheFirstRecordOrTheLastWasReadLongAgo() {
        assertThat(ROLL.isTimeUp(true, 59_999, 9_999)).isFalse();
        assertThat(ROLL.isTimeUp(true, 60_000, 0)).isTrue();
        assertThat(ROLL.isTimeUp(true, 10_000, 10_000)).isTrue();
    }

    @Test
    void isUpSoonerForTheFirstBatchWhereThatIsWanted() {
        Roll soon = ROLL.beginningAfter(Duration.ofMillis(200));

        assertThat(soon.isTimeUp(false, 199, 0)).isFalse();
        assertThat(soon.isTimeUp(false, 200, 0)).isTrue();
        assertThat(soon.isTimeUp(true, 200, 0)).isFalse();
        assertThat(ROLL.isTimeUp(false, 59_999, 0)).isFalse();
    }
}
