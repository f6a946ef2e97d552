package io.reviewstream.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MeterTest {
    private static final long NOW = 1_800_000_000_000L;

    @Test
    void countsTheLastFiveMinutesSecondBySecond() {
        var meter = new Meter();
        for (int i = 0; i < 100; i++) {
            meter.review(NOW, i < 98 ? 100 : 5_000);
        }
        meter.letter(NOW + 1_000);

        var points = meter.points(NOW + 2_000);

        assertThat(points).hasSize(Meter.SECONDS - 1);
        assertThat(points.get(points.size() - 2)).satisfies(second -> {
            assertThat(second.at()).isEqualTo(NOW / 1_000);
            assertThat(second.enriched()).isEqualTo(100);
            assertThat(second.medianMillis()).isBetween(81L, 119L);
            assertThat(second.p99Millis()).isBetween(4_050L, 5_950L);
        });
        assertThat(points.get(points.size() - 1)).isEqualTo(new Meter.Point(NOW / 1_000 + 1, 0, 1, -1, -1));
        assertThat(meter.enriched()).isEqualTo(100);
    }

    @Test
    void countsInNoSecondWhatIsOlderThanFiveMinutes() {
        var meter = new Meter();
        meter.review(NOW, 1);
        meter.review(NOW - Meter.SECONDS * 1_000L, -1);
        meter.letter(NOW - Meter.SECONDS * 1_000L);

        assertThat(meter.points(NOW + 1_000))
                .filteredOn(second -> second.enriched() + second.letters() > 0)
                .extracting(Meter.Point::at)
                .containsExactly(NOW / 1_000);
        assertThat(meter.enriched()).isEqualTo(2);
    }

    @Test
    void goesOnWhenTheClockIsPutRightThatWasAhead() {
        var meter = new Meter();
        for (int second = 0; second < Meter.SECONDS; second++) {
            meter.review(NOW + (1_000_000 + second) * 1_000L, 1);
        }
        meter.points(NOW + 1_000);

        meter.review(NOW + 1_000, 1);

        assertThat(meter.points(NOW + 2_000).get(Meter.SECONDS - 2))
                .isEqualTo(new Meter.Point(NOW / 1_000 + 1, 1, 0, 1, 1));
    }

    @Test
    void takesATimeOfBefore1970ForAnOldOne() {
        var meter = new Meter();
        meter.review(-5_000, -1);

        assertThat(meter.enriched()).isEqualTo(1);
    }

    @Test
    void countsWhatItCouldNotRead() {
        var meter = new Meter();
        meter.unreadable();
        meter.unreadable();

        assertThat(meter.unreadableCount()).isEqualTo(2);
    }

    @Test
    void forgetsWhatIsOlder() {
        var meter = new Meter();
        meter.review(NOW, 1);

        assertThat(meter.points(NOW + Meter.SECONDS * 1_000L)).allMatch(second -> second.enriched() == 0);
    }
}
