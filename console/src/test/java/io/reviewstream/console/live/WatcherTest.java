package io.reviewstream.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WatcherTest {
    @Test
    void showsASampleOfAFastStreamEvenlyAndCountsAll() throws Exception {
        var watcher = new Watcher(filter(null, null));
        var shownInSecond = new ArrayList<Integer>();
        for (int i = 0; i < 5_000; i++) {
            // 500 a second, in the lumps of 50 that transactions make of them.
            watcher.offer(review("r" + i, "Quay"), 1_000_000 + i / 50 * 100);
            if (i % 500 == 499) {
                shownInSecond.add(watcher.take(0).size());
            }
        }

        // After a pause a second's worth may come at once.
        assertThat(shownInSecond.get(0)).isBetween(Watcher.MOST_A_SECOND, 2 * Watcher.MOST_A_SECOND);
        assertThat(shownInSecond.subList(1, 10)).containsOnly(Watcher.MOST_A_SECOND);
        assertThat(watcher.matched()).isEqualTo(5_000);
        assertThat(watcher.passedOver())
                .isEqualTo(5_000
                        - shownInSecond.stream().mapToInt(Integer::intValue).sum());
        assertThat(watcher.dropped()).isZero();
    }

    @Test
    void showsEveryReviewOfAnUnhurriedStreamAlsoWhenSomeComeAtOnce() throws Exception {
        var watcher = new Watcher(filter(null, null));
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < Watcher.MOST_A_SECOND; i++) {
                watcher.offer(review("r" + second + i, "Quay"), second * 1_000L);
            }
            assertThat(watcher.take(0)).hasSize(Watcher.MOST_A_SECOND);
        }

        assertThat(watcher.passedOver()).isZero();
    }

    @Test
    void goesOnWhenTheClockIsSetBack() throws Exception {
        var watcher = new Watcher(filter(null, null));
        watcher.offer(review("before", "Quay"), 100_000_000);

        watcher.offer(review("after", "Quay"), 1_000_000);

        assertThat(watcher.take(0)).extracting(review -> review.glance().id()).containsExactly("before", "after");
    }

    @Test
    void dropsWhatASlowBrowserDoesNotTakeAndSaysSo() throws Exception {
        var watcher = new Watcher(filter(null, null));
        for (int i = 0; i < 100; i++) {
            watcher.offer(review("r" + i, "Quay"), i * 1_000L);
        }

        List<Seen> taken = watcher.take(0);

        assertThat(taken).hasSize(32);
        assertThat(taken.get(31).glance().id()).isEqualTo("r99");
        assertThat(watcher.dropped()).isEqualTo(68);
    }

    @Test
    void lookedForReviewsAreFoundBeforeTheSampleIsTaken() throws Exception {
        var watcher = new Watcher(filter("harb", null));
        for (int i = 0; i < 500; i++) {
            watcher.offer(review("r" + i, i == 400 ? "Harbour" : "Quay"), 1_000_000 + i);
        }

        assertThat(watcher.take(0)).extracting(review -> review.glance().id()).containsExactly("r400");
    }

    @Test
    void tellsReviewsByLabelAndLanguage() {
        Seen review = review("a", "Quay");

        assertThat(new Filter("positive", null, null, null, "en").accepts(review))
                .isTrue();
        assertThat(new Filter("negative", null, null, null, "en").accepts(review))
                .isFalse();
        assertThat(new Filter(" ", "quay", "", "BACK", "").accepts(review)).isTrue();
        assertThat(new Filter(null, null, null, null, "EN").accepts(review)).isTrue();
        assertThat(new Filter(null, null, null, null, "de").accepts(review)).isFalse();
    }

    @Test
    void takesOtherBytesForNoReview() {
        assertThat(Seen.of("{\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(Seen.of("no".getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void takesASentimentWithoutALabelForNone() {
        Seen review = enriched("{\"sentiment\":{\"score\":0.5}}");

        assertThat(new Filter("positive", null, null, null, null).accepts(review))
                .isFalse();
        assertThat(new Filter("unscored", null, null, null, null).accepts(review))
                .isTrue();
        assertThat(review.card()).contains("\"label\":\"unscored\"", "\"score\":0.5");
    }

    @Test
    void showsWhatItCanOfAReviewThatIsNotAsTheContractHasIt() {
        for (String enrichment : List.of(
                "{\"people\":[{\"name\":[],\"role\":{}},7],\"aspects\":[{\"aspect\":{}}],\"genres\":8}",
                "{\"sentiment\":{\"score\":0,\"evidence\":[{\"start\":\"x\",\"end\":[],\"weight\":{}},3]}}",
                "{\"sentiment\":{\"score\":0,\"sentences\":[{\"start\":-9,\"end\":2}]},\"aspects\":[{\"aspect\":\"acting\"}]}",
                "{\"sentiment\":{\"score\":0,\"sentences\":[{\"start\":{},\"end\":1e999}]},\"aspects\":[{\"aspect\":\"acting\"}]}")) {
            assertThat(enriched(enrichment).card()).as(enrichment).contains("\"text\":\"Fine.\"");
        }
    }

    @Test
    void cutsALongTextAndItsMarks() {
        String text = "word ".repeat(1_000);
        Seen review = Objects.requireNonNull(
                Seen.of(("{\"id\":\"a\",\"revision\":1,\"review\":{\"source\":\"s\",\"text\":\"" + text
                                + "\"},\"enrichment\":{\"sentiment\":{\"label\":\"mixed\",\"score\":0,\"evidence\":["
                                + "{\"start\":0,\"end\":4,\"weight\":0.5},{\"start\":4000,\"end\":4004,\"weight\":1}]}}}")
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(review.card())
                .contains("\"more\":4101", "\"marks\":[{\"start\":0,\"end\":4,\"weight\":0.5}]")
                .hasSizeLessThan(1_500);
    }

    @Test
    void showsWhatIsNestedAsDeepAsEventsMayBe() {
        int levels = Json.MOST_EVENT_LEVELS - 2;
        String extensions = "[".repeat(levels) + "]".repeat(levels);

        assertThat(enriched("{\"extensions\":" + extensions + "}").card()).contains("\"text\":\"Fine.\"");
    }

    private static Seen enriched(String enrichment) {
        return Objects.requireNonNull(
                Seen.of(("{\"id\":\"a\",\"revision\":1,\"review\":{\"source\":\"s\",\"text\":\"Fine.\"},\"enrichment\":"
                                + enrichment + "}")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static Filter filter(@Nullable String film, @Nullable String label) {
        return new Filter(label, null, film, null, null);
    }

    private static Seen review(String id, String film) {
        return Objects.requireNonNull(Seen.of(("{\"id\":\"" + id
                        + "\",\"revision\":1,\"review\":{\"source\":\"The Back Row\",\"text\":\"Fine.\"},\"enrichment\":"
                        + "{\"language\":{\"code\":\"en\"},\"sentiment\":{\"label\":\"positive\",\"score\":0.5},"
                        + "\"itemReviewed\":{\"name\":\"" + film + "\"}}}")
                .getBytes(StandardCharsets.UTF_8)));
    }
}
