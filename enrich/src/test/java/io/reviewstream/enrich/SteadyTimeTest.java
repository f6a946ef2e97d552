package io.reviewstream.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SteadyTimeTest {
    private static final Instant BEGIN = Instant.parse("2026-03-05T06:07:09Z");

    private Instant shown = BEGIN;
    private final SteadyTime time = new SteadyTime(() -> shown, Duration.ofDays(1), BEGIN, BEGIN);

    @Test
    void goesOnAsTheClockDoes() {
        shown = BEGIN.plus(Duration.ofDays(1));
        assertThat(time.now()).isEqualTo(shown);
        shown = shown.plusMillis(5);
        assertThat(time.now()).isEqualTo(shown);
    }

    @Test
    void goesOnByNoMoreThanTheLongestStepWhenTheClockIsSetForth() {
        shown = BEGIN.plus(Duration.ofDays(27_000));
        assertThat(time.now()).isEqualTo(BEGIN.plus(Duration.ofDays(1)));
        shown = shown.plusSeconds(7);
        assertThat(time.now()).isEqualTo(BEGIN.plus(Duration.ofDays(1)).plusSeconds(7));
    }

    @Test
    void standsStillWhenTheClockIsSetBackAndGoesOnFromThere() {
        shown = Instant.EPOCH;
        assertThat(time.now()).isEqualTo(BEGIN);
        shown = Instant.EPOCH.plusSeconds(7);
        assertThat(time.now()).isEqualTo(BEGIN.plusSeconds(7));
        assertThat(time.looked()).isEqualTo(shown);
    }
}
