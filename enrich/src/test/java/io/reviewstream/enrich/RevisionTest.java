package io.reviewstream.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.RawReview;
import io.reviewstream.events.StatedItem;
import io.reviewstream.events.StatedRating;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RevisionTest {
    private static final RawReview REVIEW = new RawReview(
            "a",
            1,
            "feed",
            "Fine.",
            "A headline",
            "https://feed.example/a",
            "Ana",
            new StatedItem("Movie", "Lanterns", 2021, null),
            new StatedRating(4, 5.0, null),
            "2026-03-04",
            "en",
            Instant.EPOCH,
            Map.of("votes", 1));

    @Test
    void countsFromOne() {
        Revision first = Revision.of(REVIEW, null);

        assertThat(first.number()).isEqualTo(1);
        assertThat(first.isRemembered(null)).isFalse();
    }

    @Test
    void isRememberedByWhatItWasStoredAs() {
        byte[] stored = Revision.of(REVIEW, null).toBytes();

        Revision again = Revision.of(REVIEW, stored);

        assertThat(again.number()).isEqualTo(1);
        assertThat(again.isRemembered(stored)).isTrue();
        assertThat(again.toBytes()).isEqualTo(stored);
    }

    @Test
    void isStoredInTheSameBytesByEveryVersionOfOurs() {
        // Stores outlive releases: with another fingerprint every known review would come out once more.
        assertThat(HexFormat.of().formatHex(Revision.of(REVIEW, null).toBytes()))
                .isEqualTo("000000014c2d171ed7795541898f65df6c5ae7aa");
    }

    @ParameterizedTest
    @MethodSource("edits")
    void isTheNextOneWhenTheWriterSaysSomethingElse(RawReview edited) {
        byte[] stored = Revision.of(REVIEW, null).toBytes();

        Revision next = Revision.of(edited, stored);

        assertThat(next.number()).isEqualTo(2);
        assertThat(next.isRemembered(stored)).isFalse();
    }

    @Test
    void isTheSameWhenOnlyTheFeedChanges() {
        byte[] stored = Revision.of(REVIEW, null).toBytes();
        var again = new RawReview(
                "a",
                7,
                "another feed",
                REVIEW.text(),
                REVIEW.name(),
                "https://feed.example/moved",
                REVIEW.author(),
                REVIEW.itemReviewed(),
                REVIEW.reviewRating(),
                "2026-03-05",
                "en-GB",
                Instant.MAX,
                Map.of("votes", 99));

        assertThat(Revision.of(again, stored).isRemembered(stored)).isTrue();
    }

    @Test
    void equalsByNumberAndContent() {
        Revision one = Revision.of(REVIEW, null);

        assertThat(one).isEqualTo(Revision.of(REVIEW, null)).hasSameHashCodeAs(Revision.of(REVIEW, null));
        assertThat(one).isNotEqualTo(Revision.of(withText("Other."), null)).hasToString("Revision 1");
    }

    static List<RawReview> edits() {
        return List.of(
                withText("Fine!"),
                with("Another headline", REVIEW.author(), REVIEW.itemReviewed(), REVIEW.reviewRating()),
                with(REVIEW.name(), "Bo", REVIEW.itemReviewed(), REVIEW.reviewRating()),
                with(REVIEW.name(), REVIEW.author(), null, REVIEW.reviewRating()),
                with(REVIEW.name(), REVIEW.author(), REVIEW.itemReviewed(), new StatedRating(4.5, 5.0, null)));
    }

    private static RawReview withText(String text) {
        return new RawReview(
                "a",
                1,
                "feed",
                text,
                REVIEW.name(),
                null,
                REVIEW.author(),
                REVIEW.itemReviewed(),
                REVIEW.reviewRating(),
                null,
                null,
                null,
                Map.of());
    }

    private static RawReview with(
            @Nullable String name, @Nullable String author, @Nullable StatedItem item, @Nullable StatedRating rating) {
        return new RawReview("a", 1, "feed", "Fine.", name, null, author, item, rating, null, null, null, Map.of());
    }
}
