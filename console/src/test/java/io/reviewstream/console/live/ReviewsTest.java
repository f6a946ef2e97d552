package io.reviewstream.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class ReviewsTest {
    private static final Predicate<Seen> ANY = review -> true;

    private final Reviews reviews = new Reviews(3);

    @Test
    void holdsTheLatestAndNoMore() {
        for (int i = 0; i < 10; i++) {
            reviews.add(review("r" + i, 1, "positive"), 5);
        }

        assertThat(reviews.size()).isEqualTo(3);
        assertThat(ids(ANY)).containsExactly("r9", "r8", "r7");
        assertThat(reviews.byId("r6")).isEmpty();
    }

    @Test
    void goesByTimeAndNotByTheOrderOfPartitions() {
        reviews.add(review("second", 1, "positive"), 20);
        reviews.add(review("fourth", 1, "positive"), 40);
        reviews.add(review("first", 1, "positive"), 10);
        reviews.add(review("third", 1, "positive"), 30);

        assertThat(ids(ANY)).containsExactly("fourth", "third", "second");
    }

    @Test
    void tellsOfAnEditedReviewWhatItSaysNow() {
        reviews.add(review("edited", 1, "positive"), 10);
        reviews.add(review("other", 1, "positive"), 20);
        reviews.add(review("edited", 2, "negative"), 30);

        assertThat(ids(ANY)).containsExactly("edited", "other");
        assertThat(ids(review -> review.glance().label().equals("positive"))).containsExactly("other");
        assertThat(reviews.byId("edited").map(review -> review.glance().revision()))
                .contains(2);
    }

    @Test
    void showsWhatComesFirstAlthoughTheClockIsSetBack() {
        reviews.add(review("there", 1, "positive"), 1_000);
        reviews.addNew(review("ahead", 1, "positive"), 90_000_000);
        reviews.addNew(review("second", 1, "positive"), 2_000);
        reviews.addNew(review("third", 1, "positive"), 3_000);

        assertThat(ids(ANY)).containsExactly("third", "second", "ahead");
    }

    @Test
    void holdsNoMoreBytesThanItMay() {
        Seen each = review("r0", 1, "positive");
        var few = new Reviews(100, 3L * each.bytes());
        for (int i = 0; i < 9; i++) {
            few.add(review("r" + i, 1, "positive"), i);
        }

        assertThat(few.size()).isEqualTo(3);
        assertThat(few.byId("r8")).isPresent();
    }

    @Test
    void holdsTheLatestHoweverLargeItIs() {
        var none = new Reviews(100, 1);
        none.add(review("r0", 1, "positive"), 1);
        none.add(review("r1", 1, "positive"), 2);

        assertThat(none.size()).isEqualTo(1);
        assertThat(none.byId("r1")).isPresent();
    }

    private List<String> ids(Predicate<Seen> wanted) {
        return reviews.latest(wanted, 9).stream()
                .map(review -> review.glance().id())
                .toList();
    }

    private static Seen review(String id, int revision, String label) {
        String json = "{\"id\":\"" + id + "\",\"revision\":" + revision
                + ",\"review\":{\"source\":\"s\",\"text\":\"Fine.\"},"
                + "\"enrichment\":{\"sentiment\":{\"label\":\"" + label + "\",\"score\":0.5}}}";
        return Objects.requireNonNull(Seen.of(json.getBytes(StandardCharsets.UTF_8)));
    }
}
