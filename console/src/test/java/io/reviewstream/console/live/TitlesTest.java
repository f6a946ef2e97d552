package io.reviewstream.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.console.live.Titles.Order;
import io.reviewstream.events.TitleSummary;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TitlesTest {
    private final Titles titles = new Titles();

    @Test
    void ranksByCountScoreAndDispute() {
        put("many", 9, 0.1, 0.2);
        put("liked", 3, 0.9, 0.1);
        put("disputed", 4, -0.2, 0.8);

        assertThat(ranked(Order.REVIEWS)).containsExactly("many", "disputed", "liked");
        assertThat(ranked(Order.SCORE)).containsExactly("liked", "many", "disputed");
        assertThat(ranked(Order.WORST)).containsExactly("disputed", "many", "liked");
        assertThat(ranked(Order.CONTROVERSY)).containsExactly("disputed", "many", "liked");
        assertThat(ranked(Order.LATEST)).containsExactly("disputed", "liked", "many");
        assertThat(titles.ranked(Order.REVIEWS, "LIK", 1, 9)).hasSize(1);
        assertThat(titles.ranked(Order.REVIEWS, "", 4, 9)).hasSize(2);
    }

    @Test
    void findsATitleHoweverItIsTyped() {
        put("night ferry amelie", 1, 0, 0);

        assertThat(titles.ranked(Order.REVIEWS, "Ferry: Am\u00e9lie", 1, 9)).hasSize(1);
        assertThat(titles.ranked(Order.REVIEWS, "ferry of", 1, 9)).isEmpty();
    }

    @Test
    void forgetsATitleWithoutReviewsAndTheOldestOfTooMany() {
        put("gone", 1, 0, 0);
        titles.put("gone", null);
        for (int i = 0; i <= Titles.MOST; i++) {
            put("t" + i, 1, 0, 0);
        }

        assertThat(titles.get("gone")).isEmpty();
        assertThat(titles.get("t0")).isEmpty();
        assertThat(titles.get("t1")).isPresent();
        assertThat(titles.size()).isEqualTo(Titles.MOST);
    }

    private List<String> ranked(Order order) {
        return titles.ranked(order, "", 1, 9).stream().map(TitleSummary::title).toList();
    }

    private void put(String key, long reviews, double mean, double deviation) {
        titles.put(
                key,
                new TitleSummary(
                        key,
                        key,
                        null,
                        reviews,
                        new TitleSummary.LabelCounts(reviews, 0, 0, 0),
                        new TitleSummary.Mean(reviews, mean, deviation),
                        null,
                        List.of(),
                        LocalDate.EPOCH,
                        LocalDate.EPOCH,
                        List.of()));
    }
}
