package io.reviewstream.enrich.title;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.title.Contribution.Side;
import io.reviewstream.events.Label;
import io.reviewstream.events.TitleSummary;
import io.reviewstream.events.TitleSummary.AspectMean;
import io.reviewstream.events.TitleSummary.LabelCounts;
import io.reviewstream.events.TitleSummary.Mean;
import io.reviewstream.events.TitleSummary.Month;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TitleTallyTest {
    private static final String KEY = "the lighthouse keepers (1987)";

    @Test
    void saysWhatItsReviewsSayTogether() {
        var tally = new TitleTally()
                .add(review("The Lighthouse Keepers", "2025-12-31", null, 0, null))
                .add(review(
                        "The Lighthouse Keepers",
                        "2026-03-01",
                        Label.POSITIVE,
                        70_000,
                        80_000,
                        new Side("acting", Label.POSITIVE, 60_000)))
                .add(review(
                        "the lighthouse keepers",
                        "2026-03-02",
                        Label.NEGATIVE,
                        -50_000,
                        null,
                        new Side("acting", Label.NEGATIVE, -50_000),
                        new Side("music", Label.MIXED, 1)));

        assertThat(tally.summary(KEY))
                .isEqualTo(new TitleSummary(
                        KEY,
                        "The Lighthouse Keepers",
                        1987,
                        3,
                        new LabelCounts(1, 1, 0, 0),
                        new Mean(2, 0.1, 0.6),
                        new Mean(1, 0.8, 0),
                        List.of(new AspectMean("acting", 2, 1, 1, 0.05), new AspectMean("music", 1, 0, 0, 0.00001)),
                        LocalDate.parse("2025-12-31"),
                        LocalDate.parse("2026-03-02"),
                        List.of(new Month("2025-12", 1, null), new Month("2026-03", 2, 0.1))));
    }

    @Test
    void saysNothingWhenNoReviewIsLeft() {
        Contribution review = review("Quay", "2026-03-01", Label.POSITIVE, 1, 2, new Side("story", Label.MIXED, 3));

        assertThat(new TitleTally().add(review).subtract(review).summary("quay")).isNull();
    }

    @Test
    void dependsNeitherOnTheOrderNorOnWhatCameAndWentAgain() {
        var random = new Random(7);
        var kept = new ArrayList<Contribution>();
        var gone = new ArrayList<Contribution>();
        for (int i = 0; i < 300; i++) {
            kept.add(anyReview(random));
            gone.add(anyReview(random));
        }
        var batch = new TitleTally();
        kept.forEach(batch::add);

        var tally = new TitleTally();
        var comings = new ArrayList<>(kept);
        comings.addAll(gone);
        Collections.shuffle(comings, random);
        Collections.shuffle(gone, random);
        for (Contribution coming : comings) {
            tally = TitleTally.fromBytes(tally.add(coming).toBytes());
        }
        for (Contribution going : gone) {
            tally = TitleTally.fromBytes(tally.subtract(going).toBytes());
        }

        assertThat(tally.summary(KEY)).isEqualTo(batch.summary(KEY));
    }

    @Test
    void keepsTheLatestTenYears() {
        var tally = new TitleTally();
        for (int i = 0; i < 200; i++) {
            tally.add(review("Quay", LocalDate.of(2000, 1, 15).plusMonths(i).toString(), null, 0, null));
        }

        assertThat(tally.summary("quay")).isNotNull().satisfies(summary -> {
            assertThat(summary.series()).hasSize(120);
            assertThat(summary.series().get(119)).isEqualTo(new Month("2016-08", 1, null));
            assertThat(summary.firstReviewed()).isEqualTo("2000-01-15");
        });
    }

    @Test
    void doesNotGrowWithWritingsOfAName() {
        var tally = new TitleTally();
        var reviews = new ArrayList<Contribution>();
        for (int i = 0; i < 1_000; i++) {
            reviews.add(review("Quay" + "!".repeat(i % 500), "2026-03-01", null, 0, null));
        }
        reviews.forEach(tally::add);

        assertThat(tally.toBytes()).hasSizeLessThan(3_000);
        reviews.subList(1, 1_000).forEach(tally::subtract);
        assertThat(tally.summary("quay")).isNotNull().satisfies(summary -> assertThat(summary.reviews())
                .isEqualTo(1));
    }

    @Test
    void contributionsComeBackFromTheirBytes() {
        var random = new Random(3);
        for (int i = 0; i < 100; i++) {
            Contribution review = anyReview(random);

            assertThat(Contribution.fromBytes(review.toBytes())).isEqualTo(review);
        }
    }

    private static Contribution anyReview(Random random) {
        Label[] labels = Label.values();
        boolean scored = random.nextInt(5) > 0;
        var sides = new ArrayList<Side>();
        for (String aspect : List.of("acting", "music", "story")) {
            if (random.nextBoolean()) {
                sides.add(new Side(aspect, labels[random.nextInt(4)], random.nextInt(200_001) - 100_000));
            }
        }
        return new Contribution(
                random.nextBoolean() ? "The Lighthouse Keepers" : "THE LIGHTHOUSE KEEPERS",
                1987,
                10_000 + random.nextInt(900),
                scored ? labels[random.nextInt(4)] : null,
                scored ? random.nextInt(200_001) - 100_000 : 0,
                random.nextBoolean() ? random.nextInt(100_001) : null,
                sides);
    }

    private static Contribution review(
            String name, String day, @Nullable Label label, int score, @Nullable Integer rating, Side... sides) {
        return new Contribution(
                name, 1987, (int) LocalDate.parse(day).toEpochDay(), label, score, rating, List.of(sides));
    }
}
