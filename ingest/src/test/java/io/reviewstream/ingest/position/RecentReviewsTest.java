package io.reviewstream.ingest.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.ingest.position.RecentReviews.Place;
import org.junit.jupiter.api.Test;

final class RecentReviewsTest {
    private static final int REMEMBERED = 100_000;

    private final RecentReviews recent = new RecentReviews();

    @Test
    void findsWhereTheLatestOfAnIdStands() {
        recent.remember("a", new Place("one", 0, 1));
        recent.remember("a", new Place("two", 0, 2));

        assertThat(recent.find("a")).contains(new Place("two", 0, 2));
        assertThat(recent.find("b")).isEmpty();
    }

    @Test
    void forgetsWhatWasSentLongestAgo() {
        for (int i = 0; i < REMEMBERED; i++) {
            recent.remember("id" + i, new Place("x", 0, i));
        }
        recent.remember("id0", new Place("y", 0, REMEMBERED));

        recent.remember("new", new Place("x", 0, REMEMBERED + 1));

        assertThat(recent.find("id0")).contains(new Place("y", 0, REMEMBERED));
        assertThat(recent.find("id1")).isEmpty();
        assertThat(recent.find("id2")).isPresent();
        assertThat(recent.find("new")).isPresent();
    }
}
